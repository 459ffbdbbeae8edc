/**
 * What each form costs: decks of one form each, built again with all that earlier builds have kept, beside one of plain
 * lists. No two slides say the same, so nothing that is kept for equal data can make a deck look fast.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const forms = {
  numbers: (n) => `entries:
  - {value: ${n + 1}, unit: ms, text: "at most, to the guest's init"}
  - {value: 5, unit: MiB, text: "at most, beside the guest's own memory"}
note: Run ${n} on two cores`,
  walls: (n) => `rows:
  - {name: "runc, crun", walls: [{name: the host kernel ${n}, role: kernel}]}
  - {name: gVisor, walls: [{name: the Sentry, role: guest}, {name: "the host kernel, through few calls", role: kernel}]}
note: Side channels of the processor remain in every row.`,
  chart: (n) => `unit: ms
reference: {value: 50, text: a limit}
entries:
  - {label: runc ${n}, value: 35.7, low: 27.2, high: 52.6, role: runtime}
  - {label: crun, value: 18.9, low: 13.6, high: 58.7, role: runtime}
note: Median of 20 runs on two cores`,
  matrix: (n) => `columns: [own kernel, starts fast]
rows:
  - {name: runc ${n}, cells: [no, yes], line: true}
  - {name: Kata, note: with QEMU, cells: [yes, {text: not here, state: empty}]}
emphasis: own kernel
legend: {empty: nobody has measured it}`,
  lifetimes: (n) => `moments: [docker run, bundle, execve, runc ends]
parties:
  - {name: containerd, role: runtime, text: "images, snapshots, tasks"}
  - {name: shim, role: runtime, from: bundle, text: "stays: the parent", started-by: containerd}
  - {name: runc, role: runtime, from: bundle, to: runc ends, text: builds the walls, started-by: shim}
  - {name: container ${n}, role: workload, from: execve, text: runs, started-by: runc}
calls:
  - {from: containerd, to: shim, at: execve}`,
  boxes: (n) => `boxes:
  - {id: kubelet, role: hardware, remark: node ${n}}
  - {id: containerd, name: CRI-O, role: runtime}
  - {id: runc, role: runtime, line: leaves}
  - {id: pod, remark: pid 4711, role: workload}
  - {id: kernel, name: host kernel, role: kernel}
rows:
  - [kubelet, containerd]
  - [pod, runc]
  - [kernel, kernel]
wires:
  - {from: kubelet, to: containerd, label: CRI, both: true, step: 1}
  - {from: containerd, to: runc, label: OCI, step: 2}
  - {from: runc, to: pod, label: becomes, step: 2}
walls:
  - {between: [pod, kernel], label: namespaces}
steps:
  - The **kubelet** asks CRI-O
  - runc starts the container and ends`,
  sequence: (n) => `parties:
  - {name: kubelet, role: hardware}
  - {name: containerd, role: runtime}
messages:
  - {from: kubelet, to: containerd, text: RunPodSandbox ${n}}
  - {from: containerd, kind: self, text: makes the namespaces, note: and asks CNI for an address}
  - {from: containerd, to: kubelet, text: id of the sandbox, kind: reply}
steps: true`,
  timeline: (n) => `entries:
  - {date: 1979, label: chroot ${n}, role: kernel}
  - {date: 2000-03, label: FreeBSD jails, role: kernel}
  - {date: 2008-08-06, label: LXC, role: runtime}
  - {date: 2013-03, label: Docker, role: runtime, note: the image}
  - {date: 2015-07, label: runc, role: runtime}
  - {date: 2018, label: gVisor, role: guest}
bands: [{from: 2013, to: 2018, text: five busy years}]
legend: {guest: its own kernel}`,
  quiz: (n) => `choices:
  - The one in the container ${n}
  - containerd, on its behalf
  - The kernel of the guest
answer: 1
explanation: A container is a process of the host; nothing stands between the two.`,
};

const list = (n) => `- Containers are processes ${n}\n- Images are files\n- The kernel is shared`;

const formNames = Object.keys(forms);

/** Writes NAME.md for each form, and list.md. */
function writeForms(folder, count) {
  mkdirSync(folder, { recursive: true });
  const decks = { list, ...Object.fromEntries(formNames.map((name) => [name, fenced(name)])) };
  for (const [name, body] of Object.entries(decks)) {
    const slides = Array.from({ length: count }, (_, n) => `## Slide ${n + 1} of ${name}\n\n${body(n)}\n`);
    writeFileSync(path.join(folder, `${name}.md`), `---\ntitle: Deck of ${name}\n---\n\n${slides.join("\n---\n\n")}`);
  }
}

const fenced = (name) => (n) => `\`\`\`${name}\n${forms[name](n)}\n\`\`\``;

/** Rows of the table: what a slide of each form costs over one with a list, and what it may. */
export async function formRows(compare, { program, folder }) {
  const count = 200;
  const decks = path.join(folder, "forms");
  writeForms(decks, count);
  const build = (name) => [name, process.execPath, program, "build", path.join(decks, `${name}.md`), "-f", "html"];
  const ours = (name) => [...build(name), "-o", path.join(folder, "forms-out"), "--quiet"];
  const { medians } = await compare(["list", ...formNames].map(ours), false);
  const [list, ...each] = medians;
  return each.map((seconds, index) => {
    const more = (((seconds - list) / count) * 1000).toFixed(2);
    const times = `${seconds.toFixed(2)} s | list ${list.toFixed(2)} s`;
    return `| ${formNames[index]}, ${count} slides, drawn before | ${times} | ${more} ms more a slide; goal 1 |`;
  });
}
