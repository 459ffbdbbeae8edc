import path from "node:path";
import { describe, expect, it } from "vitest";
import { readRequest } from "../../../../src/cli/build.js";
import { parseCommandLine } from "../../../../src/cli/options.js";
import { sharedChoicesOf } from "../../../../src/export/choices.js";
import { planBuild } from "../../../../src/export/plan.js";
import { buildOf, type DeckTask, makeTask, readTask, taskId, taskLabel } from "../../../../src/export/queue/task.js";
import type { BuildRequest } from "../../../../src/export/request.js";
import type { DeckJob } from "../../../../src/project/deck-jobs.js";
import { openOrders } from "../../../../src/project/orders.js";
import { keysOf } from "../../../../src/records/shared/keys.js";
import { projectMaker } from "../../../support/project.js";

const setUp = projectMaker();
const snapshot = "a".repeat(64);
const files = {
  "slides/decks/talk.deck.yaml": "title: Talk\nvariants: {short: {}, long: {}}\nsections: [talk.md]\n",
  "slides/talk.md": "# Talk\n",
  "brand.yaml": "footer: Ours\n",
  "vars.yaml": "who: you\n",
  "talks/rehearsal.json": "{}",
  "slides/rehearsal.json": "{}",
};

/** What a command line in a folder of a project asks for. */
function asked(folder: string, ...args: readonly string[]) {
  const environment = { SOURCE_DATE_EPOCH: "1700000000" };
  const terminal = { out: () => undefined, err: () => undefined, isInteractive: false, colour: false };
  const line = parseCommandLine(["build", ...args]);
  const request = readRequest(line, { terminal, environment, folder, onStop: () => undefined });
  const orders = openOrders();
  const plan = planBuild(
    { ...request, cache: false },
    () => undefined,
    (input) => orders.of(input),
  );
  const [input] = plan?.inputs ?? [];
  if (!input) throw new Error("there is no deck");
  return { request, input };
}

const taskOf = ({ request, input }: ReturnType<typeof asked>): DeckTask =>
  makeTask(input, { request, maker: "this one", snapshot });
const carried = (task: DeckTask) => readTask(JSON.parse(JSON.stringify(task)));

/** Under which keys the results of a deck are kept. */
function keysFor(input: DeckJob, request: BuildRequest) {
  const choices = sharedChoicesOf(request, input.root);
  expect(choices).toBeDefined();
  const keys = keysOf(input, { maker: "this one", choices, epoch: request.environment["SOURCE_DATE_EPOCH"] });
  return [keys.questions, keys.resultFor("set", "answers", "browser")];
}

describe("a task leads a worker to the keys of its submitter", () => {
  const many = ["--set", "a=b", "--theme", "dark", "--drafts", "--lang", "de", "--variant", "long"];
  it.each([
    ["plain", ".", []],
    ["with all formats", ".", ["-f", "html,pdf,handout,notes,book,epub,png,card,md,json"]],
    ["with what is said in words", ".", [...many, "--watermark", "Draft", "--fragments"]],
    ["of a Markdown file", ".", ["slides/talk.md", "--split", "h2"]],
    ["with files", ".", ["--brand", "brand.yaml", "--vars", "vars.yaml", "--rehearsal", "talks/rehearsal.json"]],
    ["from a folder below", "slides", ["decks/talk.deck.yaml", "--brand", "../brand.yaml", "--vars", "../vars.yaml"]],
    ["with a file there", "slides", ["decks/talk.deck.yaml", "--rehearsal", "rehearsal.json"]],
    ["with a brand of a package", ".", ["--brand", "our-brand"]],
    ["with a brand of a package, from a folder below", "slides", ["decks/talk.deck.yaml", "--brand", "@us/brand"]],
    ["safe", ".", ["--safe"]],
    ["safe, with templates", ".", ["--safe", "--trust-templates"]],
    ["lenient", ".", ["--lenient"]],
  ] as const)("%s", (_what, below, args) => {
    const made = setUp(files);
    const submitter = asked(path.join(made.folder, below), ...args);
    const task = carried(taskOf(submitter));
    if (!task) throw new Error("it cannot be read");
    const folder = setUp(files).folder;
    const environment = { SOURCE_DATE_EPOCH: "1", HOME: "/" };
    const worker = buildOf(task, { folder, out: "/out", environment, shared: undefined });
    expect(keysFor(worker.input, worker.request)).toEqual(keysFor(submitter.input, submitter.request));
  });
});

it("has the same name for the same work, wherever the user stands, and another one for other work", () => {
  const { folder } = setUp(files);
  const id = (below: string, ...args: readonly string[]) => taskId(taskOf(asked(path.join(folder, below), ...args)));
  const here = id(".", "slides/decks/talk.deck.yaml", "--vars", "vars.yaml");
  expect(id("slides", "decks/talk.deck.yaml", "--vars", "../vars.yaml")).toBe(here);
  expect(id(".", "slides/decks/talk.deck.yaml", "--vars", "vars.yaml", "--jobs", "2", "-o", "other")).toBe(here);
  expect(id(".", "slides/decks/talk.deck.yaml")).not.toBe(here);
  const elsewhere = asked(setUp(files).folder, "slides/decks/talk.deck.yaml", "--vars", "vars.yaml");
  expect(taskId(taskOf(elsewhere))).toBe(here);
  expect(taskOf(elsewhere).project).not.toBe(taskOf(asked(folder)).project);
  expect(taskLabel(taskOf(asked(folder, "-f", "html,png")))).toBe("talk-short (html, png)");
});

it.each([
  ["--vars", "--vars ../outside.yaml lies outside of the project"],
  ["--brand", "--brand ../outside.yaml lies outside of the project"],
  ["--rehearsal", "--rehearsal ../outside.yaml lies outside of the project"],
])("names %s where its file lies outside of the project", (option, words) => {
  const made = setUp({ ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`own/${name}`, text])) });
  made.write("own/quarterdeck.config.yaml", "{}\n");
  made.write("outside.yaml", "{}\n");
  const submitter = asked(made.file("own"), option, "../outside.yaml");
  expect(() => taskOf(submitter)).toThrow(words);
});

it("is not read out of anything else", () => {
  const task = taskOf(asked(setUp(files).folder, "--vars", "vars.yaml"));
  expect(carried(task)).toEqual(JSON.parse(JSON.stringify(task)));
  const { deck, request } = task;
  const odd: readonly unknown[] = [
    ...[undefined, null, 1, "text", [], {}],
    { ...task, format: 2 },
    { ...task, maker: undefined },
    { ...task, snapshot: "../../x" },
    { ...task, project: ".." },
    { ...task, border: "none" },
    { ...task, deck: { ...deck, file: "../talk.md" } },
    { ...task, deck: { ...deck, file: "/etc/passwd" } },
    { ...task, deck: { ...deck, name: "a/b" } },
    { ...task, deck: { ...deck, formats: [] } },
    { ...task, deck: { ...deck, formats: ["exe"] } },
    { ...task, request: { ...request, vars: "../vars.yaml" } },
    { ...task, request: { ...request, brand: "/brand.yaml" } },
    { ...task, request: { ...request, rehearsals: ["a/../../b"] } },
    { ...task, request: { ...request, html: "anything" } },
    { ...task, request: { ...request, options: { ...request.options, scale: 1000 } } },
  ];
  for (const each of odd) expect(readTask(each), JSON.stringify(each)).toBeUndefined();
});
