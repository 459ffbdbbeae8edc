/**
 * What a diagram costs that nobody has drawn before: the first one of a process beside a list in its place, and one more in
 * a process that runs; how long Graphviz takes to start, and which builds load it at all.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const placed = `boxes:
  - {id: systemd, remark: pid NEW, role: hardware}
  - {id: containerd, remark: pid 812, role: runtime}
  - {id: shim, remark: pid 2211, role: runtime}
  - {id: conmon, remark: pid 3301, role: runtime}
  - {id: nginx, remark: pid 2240, role: workload}
  - {id: sleep, remark: pid 3304, role: workload}
rows:
  - [systemd, systemd, systemd]
  - [containerd, shim, conmon]
  - [., nginx, sleep]
scopes:
  - {id: forKubernetes, label: Kubernetes, holds: [shim, nginx]}
  - {id: forPodman, label: Podman, holds: [conmon, sleep]}
wires:
  - {from: systemd, to: containerd}
  - {from: systemd, to: shim}
  - {from: systemd, to: conmon}
  - {from: shim, to: nginx}
  - {from: conmon, to: sleep}
`;

/** A graph of nine nodes, by names. */
const edges = [
  ["kubelet", "containerd", "CRI"],
  ["containerd", "shim", "starts"],
  ["shim", "runc", "OCI"],
  ["runc", "NEW", "becomes"],
  ["containerd", "snapshotter", "unpacks"],
  ["containerd", "registry", "pulls"],
  ["kubelet", "device", "asks"],
  ["device", "NEW", "mounts"],
  ["shim", "log", "copies"],
];
const names = [...new Set(edges.flatMap((edge) => edge.slice(0, 2)))];
const routed = `direction: right
boxes:
${names.map((name) => `  - {id: ${name}, role: runtime}`).join("\n")}
wires:
${edges.map(([from, to, label]) => `  - {from: ${from}, to: ${to}, label: ${label}}`).join("\n")}
`;
const graph = `digraph {\n  rankdir=LR\n${edges.map(([from, to, label]) => `  ${from} -> ${to} [label="${label}"]`).join("\n")}\n}\n`;

const fenced = (language, text) => `\`\`\`${language}\n${text}\`\`\`\n`;
const bodies = {
  list: "- Containers are NEW\n- Images are files\n- The kernel is shared\n",
  placed: fenced("boxes", placed),
  routed: fenced("boxes", routed),
  dot: fenced("dot", graph),
};
/** The most milliseconds that a diagram may take, and the start of Graphviz, once. */
const goals = { diagram: 50, start: 300 };
/** What the diagrams are called in the table, and whether Graphviz is needed to lay them out. */
const told = {
  placed: { what: "boxes in places", needsGraphviz: false },
  routed: { what: "boxes along a direction", needsGraphviz: true },
  dot: { what: "a graph in DOT", needsGraphviz: true },
};

/** Writes NAME.md, a deck of one slide, and NAME.body, its text with a place for what is new. */
function writeBodies(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, body] of Object.entries(bodies)) {
    writeFileSync(path.join(folder, `${name}.body`), body);
    const text = `---\ntitle: One slide\n---\n\n## One diagram\n\n${body.replaceAll("NEW", "program")}`;
    writeFileSync(path.join(folder, `${name}.md`), text);
  }
}

/** Whether a command loads Graphviz, in any of its threads: Node lists all modules that it has run. */
function loadsGraphviz(command, args, folder) {
  execFileSync(command, args, { cwd: folder, env: { ...process.env, NODE_V8_COVERAGE: folder }, stdio: "ignore" });
  const lists = readdirSync(folder).filter((file) => file.startsWith("coverage-"));
  const modules = lists.flatMap((file) => {
    const list = path.join(folder, file);
    const { result } = JSON.parse(readFileSync(list, "utf8"));
    rmSync(list);
    return result.map(({ url }) => url);
  });
  if (!modules.some((url) => url.endsWith("/lib/quarterdeck.js"))) throw new Error("Node has listed no modules");
  return modules.some((url) => /graphviz-worker|@viz-js/.test(url));
}

/** Rows of the table: a new diagram in a new process and in one that runs, and what it has to do with Graphviz. */
export async function coldRows(compare, { program, folder, compileScript, runs }) {
  const decks = path.join(folder, "cold");
  writeBodies(decks);
  const out = path.join(folder, "cold-out");
  const argsOf = (name) => [program, "build", path.join(decks, `${name}.md`), "-f", "html", "-o", out, "--no-cache"];
  const ours = (name) => [name, process.execPath, ...argsOf(name), "--quiet"];
  const { medians } = await compare(Object.keys(bodies).map(ours), false);
  const loads = (name) => loadsGraphviz(process.execPath, argsOf(name), decks);
  const [list, ...each] = medians;
  const script = await compileScript("cold");
  const result = JSON.parse(execFileSync(process.execPath, [script, decks, String(runs * 5)], { encoding: "utf8" }));
  rmSync(script);
  const inOne = result.medians;
  const diagrams = Object.entries(told);
  return [
    ...diagrams.map(([, { what, needsGraphviz }], index) => {
      const goal = goals.diagram + (needsGraphviz ? goals.start : 0);
      return row(`${what}, first of a process`, each[index], list, goal);
    }),
    ...diagrams.map(([name, { what }]) =>
      row(`${what}, one more`, inOne[name] / 1000, inOne.list / 1000, goals.diagram),
    ),
    `| start of Graphviz, once | ${(result.start / 1000).toFixed(3)} s | | goal ${goals.start} ms |`,
    ...Object.keys(bodies).map((name) => {
      const goal = told[name]?.needsGraphviz ? "yes" : "no";
      return `| ${told[name]?.what ?? name}: Graphviz is loaded | ${loads(name) ? "yes" : "no"} | | goal ${goal} |`;
    }),
  ];
}

/** What a slide with a diagram takes, in seconds, over one with a list. */
function row(what, seconds, list, goal) {
  const more = Math.round((seconds - list) * 1000);
  return `| ${what} | ${seconds.toFixed(3)} s | list ${list.toFixed(3)} s | ${more} ms more; goal ${goal} |`;
}
