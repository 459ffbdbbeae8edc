/** Forms of each kind by their names: one for a whole slide, and one for a column. */
export const usualForms: Readonly<Record<string, { readonly whole: string; readonly half: string }>> = {
  matrix: {
    whole: `columns: [who they are, set the direction, add projects]
rows:
  - {name: Maintainers, cells: [authors, yes, no]}
  - {name: Oversight Board, cells: [elected, no, partly]}
  - {name: Members, cells: [companies, no, no]}
emphasis: Maintainers`,
    half: `columns: [fast, safe]
rows:
  - {name: runc, cells: [yes, no]}
  - {name: Kata, cells: [no, yes]}`,
  },
  walls: {
    whole: `rows:
  - {name: runc, walls: [{name: the kernel, role: kernel}]}
  - {name: gVisor, walls: [{name: the Sentry, role: guest}, {name: the kernel, role: kernel}]}
  - {name: Kata, walls: [{name: a guest, role: guest}, {name: the VMM, role: runtime}]}
note: Side channels remain.`,
    half: `rows:
  - {name: runc, walls: [{name: kernel, role: kernel}]}
  - {name: Kata, walls: [{name: guest, role: guest}]}`,
  },
  sequence: {
    whole: `parties: [{name: kubelet, role: hardware}, {name: containerd, role: runtime}, {name: shim, role: runtime}]
messages:
  - {from: kubelet, to: containerd, text: create}
  - {from: containerd, kind: self, text: pulls the image}
  - {from: containerd, to: shim, text: start}
  - {from: shim, to: containerd, text: it runs, kind: reply}
  - {from: containerd, to: kubelet, text: done, kind: reply}`,
    half: `parties: [{name: caller}, {name: shim, role: runtime}]
messages:
  - {from: caller, to: shim, text: create}
  - {from: shim, to: caller, text: done, kind: reply}`,
  },
  timeline: {
    whole: `entries:
  - {date: 1979, label: chroot, role: kernel}
  - {date: 2008, label: LXC, role: runtime, note: with what the kernel has}
  - {date: 2013-03, label: Docker, role: runtime, note: the image}
  - {date: 2014-06, label: Kubernetes, role: runtime}
  - {date: 2015-06, label: OCI, role: runtime, note: two specifications}
  - {date: 2018-04, label: gVisor, role: guest, note: a kernel of its own}
note: Dates are those of first releases`,
    half: `entries:
  - {date: 1979, label: chroot, role: kernel}
  - {date: 2013, label: Docker, role: kernel}`,
  },
  chart: {
    whole: `unit: ms
entries:
  - {label: runc, value: 35.7, role: runtime}
  - {label: crun, value: 18.9, role: runtime}
  - {label: youki, value: 25.1, role: runtime}
  - {label: runsc, value: 61.4, role: guest}
  - {label: Kata, value: 240, role: guest}
  - {label: Firecracker, value: 125, role: guest}
reference: {value: 50, text: a limit}
note: Median of 20 runs`,
    half: `unit: ms
entries:
  - {label: runc, value: 35.7, role: runtime}
  - {label: crun, value: 18.9, role: runtime}
note: Median of 20 runs`,
  },
  boxes: {
    whole: `boxes:
  - {id: a, name: containerd, role: runtime}
  - {id: b, name: the shim, role: runtime}
  - {id: c, name: runc, role: runtime}
  - {id: d, name: the program, role: workload}
scopes: [{id: pod, label: a pod, holds: [c, d]}]
rows: [[a], [b], [c, d]]
wires: [{from: a, to: b, label: starts}, {from: b, to: c, label: calls}]`,
    half: `boxes:
  - {id: a, name: containerd, role: runtime}
  - {id: b, name: the shim, role: runtime}
rows: [[a], [b]]
wires: [{from: a, to: b}]`,
  },
  lifetimes: {
    whole: `moments: [run, exec, end]
parties:
  - {name: daemon, role: runtime}
  - {name: shim, role: runtime, from: run, started-by: daemon}
  - {name: runc, role: runtime, from: run, to: exec, started-by: shim}
  - {name: program, role: workload, from: exec, started-by: runc}
note: Not to scale`,
    half: `moments: [run, end]
parties:
  - {name: shim, role: runtime}
  - {name: app, role: workload, from: run, to: end, started-by: shim}`,
  },
  numbers: {
    whole: `entries:
  - {value: 125, unit: ms, text: "at most, to the guest’s init, on one machine with two cores"}
  - {value: 5, unit: MiB, text: "at most, beside the guest’s own memory"}
note: 1 vCPU and 128 MiB`,
    half: `entries:
  - {value: 125, unit: ms, text: to the guest’s init}`,
  },
  quiz: {
    whole: `choices: [The one in the container, "containerd, on its behalf", The kernel, Nobody]
answer: 1
explanation: A container is a process of the host.`,
    half: `choices: [In it, On its behalf]
answer: 1`,
  },
};
