import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

async function markdownOf(form: string, data: string): Promise<string> {
  const made = setUp({ "a.md": `## A\n\n\`\`\`${form}\n${data}\n\`\`\`\n` });
  expect(await quarterdeckHere(made.folder, ["build", "a.md", "-f", "md", "--quiet"])).toMatchObject({ status: 0 });
  return readFileSync(made.file("dist/a.md"), "utf8");
}

it.each([
  [
    "sequence",
    "parties: [{name: a}, {name: b}]\nmessages: [{from: a, to: b, text: asks}, {from: b, to: a, text: tells, kind: reply}]",
    ["- a to b: asks\n- b replies to a: tells\n"],
  ],
  ["timeline", "- {date: 1979, label: chroot, note: old}", ["- 1979: **chroot** old\n"]],
  [
    "lifetimes",
    "moments: [run, exit]\nparties: [{name: shim}, {name: runc, from: run, to: exit, started-by: shim}]",
    ["- **runc**: (From “run” to “exit”. Started by shim.)", "\nrun, exit\n"],
  ],
  [
    "walls",
    "- {name: runc, walls: [{name: a kernel}]}\n- {name: gVisor, walls: [{name: a Sentry}, {name: a kernel}]}",
    ["- runc attack\n  - a kernel\n  \n  *1 wall*\n- gVisor attack\n  - a Sentry\n  - a kernel\n  \n  *2 walls*\n"],
  ],
  [
    "chart",
    "panels: [{title: Time, unit: ms, entries: [{label: a, value: 3, low: 1, high: 5}]}, {title: Room, entries: [{label: a, value: 4}]}]",
    ["**Time**\n\n- **a:** 3 ms (1 to 5)\n", "**Room**\n\n- **a:** 4\n"],
  ],
  [
    "matrix",
    "columns: [fast]\nrows: [{name: a, cells: [{text: hidden, state: hatched}]}]\nlegend: {hatched: nobody sees it}",
    ["| a   | hidden (nobody sees it) |"],
  ],
  [
    "boxes",
    "boxes: [{id: a}, {id: b, step: 1}]\nrows: [[a], [b]]\nwires: [{from: a, to: b}]\nsteps: [It asks.]",
    ["*a, b. a to b.*\n\n1.  It asks."],
  ],
] as const)("readers of Markdown get what a form of the kind “%s” says", async (form, data, said) => {
  const text = await markdownOf(form, data);
  for (const each of said) expect(text).toContain(each);
});
