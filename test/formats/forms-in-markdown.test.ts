import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const markdownOf = (form: string, data: string) => markdownFrom({ "a.md": `## A\n\n\`\`\`${form}\n${data}\n\`\`\`\n` });

async function markdownFrom(files: Readonly<Record<string, string>>): Promise<string> {
  const made = setUp(files);
  expect(await quarterdeckHere(made.folder, ["build", "a.md", "-f", "md", "--quiet"])).toMatchObject({ status: 0 });
  return readFileSync(made.file("dist/a.md"), "utf8");
}

it.each([
  [
    "sequence",
    "parties: [{name: a}, {name: b}]\nmessages: [{from: a, to: b, text: asks, note: at once}, {from: b, to: a, text: tells, kind: reply}]",
    ["1. a to b: asks (at once)\n2. b replies to a: tells\n"],
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
    ["- runc: attack\n  - a kernel\n  \n  *1 wall*\n- gVisor: attack\n  - a Sentry\n  - a kernel\n  \n  *2 walls*\n"],
  ],
  [
    "chart",
    "panels: [{title: Time, unit: ms, entries: [{label: a, value: 3, low: 1, high: 5}]}, {title: Room, entries: [{label: a, value: 4}]}]",
    ["**Time**\n\n- **a:** 3 ms (1–5)\n", "**Room**\n\n- **a:** 4\n"],
  ],
  ["chart", "{kind: units, unit: clusters, each: 4, entries: [{label: a, value: 40}]}", ["One square = 4 clusters"]],
  [
    "matrix",
    "columns: [{name: fast, note: cold}]\nrows: [{name: a, note: b, cells: [yes]}]",
    ["|     | fast (cold) |", "| a (b) | yes |"],
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

const recording = '{"version": 3, "term": {"cols": 20, "rows": 4}}\n[0.1, "o", "$ id -u\\r\\n`0`\\r\\nend\\r\\n"]\n';

it("a terminal keeps its title, its finding and what is marked in it, and code its title", async () => {
  const text = await markdownFrom({
    "a.md":
      '## A\n\n::terminal{cast=demo.cast title=db_1 mark=1-2 finding="All is *new*."}\n\n```sh title=run.sh\nid -u\n```\n\n::terminal{cast=demo.cast}\n',
    "demo.cast": recording,
  });
  const screen = "```console\n$ id -u\n`0`\nend\n```";
  expect(text).toContain(`**db\\_1**\n\n${screen}\n\nAll is \\*new\\*.\n\nMarked: \`$ id -u\`, \`\` \`0\` \`\`\n\n`);
  expect(text).toContain("**run.sh**\n\n```sh\nid -u\n```");
  expect(text.trimEnd()).toMatch(/```console\n\$ id -u\n`0`\nend\n```$/);
});
