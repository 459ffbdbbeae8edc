import path from "node:path";
import { createTwoFilesPatch } from "diff";
import { createReader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import { lockFile, lockText, readLock } from "../project/lock.js";
import { type OverrideState, withNoted } from "../project/overrides.js";
import { counted } from "../report/counted.js";
import { fileLine } from "../report/format.js";
import { InputError, UsageError } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { whyUnwritable } from "../report/unwritable.js";
import { openFiles } from "../source/files.js";
import { realPathOf } from "../source/folder.js";
import { writeWhole } from "../source/output.js";
import type { CommandLine } from "./options.js";
import { requireProject } from "./own-project.js";
import { openQuietProject } from "./quiet-project.js";
import type { Shell } from "./shell.js";

/** `quarterdeck diff [ID]` */
export function runDiff({ inputs, options }: CommandLine, shell: Shell): Promise<number> {
  const [wanted, ...rest] = inputs;
  if (rest.length > 0) throw new UsageError(`“diff” takes one slide, and here are ${inputs.length}`);
  const { folder, terminal } = shell;
  const root = options.root === undefined ? requireProject(folder).folder : path.resolve(folder, options.root);
  const states = readStates(root, shell);
  const chosen = wanted === undefined ? states : [stateNamed(wanted, states)];
  if (options.accept) accept(chosen, root);
  const shown = options.accept ? readStates(root, shell) : states;
  const detailed = shown.filter(({ target }) => chosen.some((each) => each.target === target));
  const from = realPathOf(folder);
  if (options.json) terminal.out(`${JSON.stringify({ overrides: detailed.map((state) => stateJson(state, from)) })}\n`);
  else if (wanted === undefined || options.accept) terminal.out(listText(detailed, from));
  else terminal.out(detailed.map((state) => sidesText(state, from)).join("\n"));
  return Promise.resolve(0);
}

/** @throws InputError when a file of the project cannot be read */
function readStates(root: string, shell: Shell): readonly OverrideState[] {
  const ledger = new Ledger();
  const states = openQuietProject(root, shell).overrides(ledger);
  if (ledger.hasErrors) throw new InputError(ledger.problems);
  return states;
}

/** A slide by its whole name, or by the id alone. */
function stateNamed(wanted: string, states: readonly OverrideState[]): OverrideState {
  const id = wanted.replace(/^#/, "");
  const found = states.filter(({ target }) => target === wanted || target.endsWith(`#${id}`));
  const [first] = found;
  if (first && found.length === 1) return first;
  const names = (found.length > 1 ? found : states).map(({ target }) => target);
  const question = didYouMean(wanted, names);
  const known = names.length === 0 ? "no slide of the project stands in another's place" : `known: ${names.join(", ")}`;
  throw new UsageError(
    found.length > 1
      ? `“${wanted}” can be several: ${names.join(", ")}`
      : `no slide stands in the place of “${wanted}”; ${question ?? known}`,
  );
}

/** Notes the originals as they are now. */
function accept(states: readonly OverrideState[], root: string): void {
  const lock = readLock(createReader(openFiles(root)));
  try {
    writeWhole({
      path: path.join(root, lockFile),
      bytes: Buffer.from(lockText(withNoted(lock, states.flatMap(notedOf)))),
    });
  } catch (cause) {
    throw whyUnwritable(cause, { folder: root, instead: "look at the differences without --accept" });
  }
}

const notedOf = ({ target, now, packageNow }: OverrideState) =>
  now === undefined || packageNow === undefined ? [] : [{ target, now, packageNow }];

const words = { same: "as it was", changed: "changed", unnoted: "not noted", gone: "gone" } as const;

function listText(states: readonly OverrideState[], folder: string): string {
  if (states.length === 0) return "no slide of this project stands in the place of another\n";
  const lines = states.map(
    ({ status, target, span, reason }) =>
      `  ${words[status].padEnd(10)}${target}  ${fileLine(span.file, span.start, folder)}${reason && `: ${reason}`}\n`,
  );
  const changed = states.filter(({ status }) => status === "changed" || status === "gone").length;
  const more = changed === 0 ? "" : "; see “quarterdeck diff ID”, then “quarterdeck diff --accept ID”";
  return `${lines.join("")}${counted(states.length, "slide")}, originals changed: ${changed}${more}\n`;
}

/** What has become of the original, and what the project has made of it. */
function sidesText(state: OverrideState, folder: string): string {
  const { target, span, before, now, yours, packageBefore = "", packageNow = "", reason } = state;
  const place = fileLine(span.file, span.start, folder);
  const head = `${target}\n${place}\n\n`;
  const first = before ?? now;
  const own =
    first === undefined
      ? `${yours}\n`
      : patch(["the original", first], ["yours", yours], [packageBefore || packageNow, place]);
  if (now === undefined) return `${head}The original is gone: ${reason}.\n\nYours against what it was:\n${own}`;
  if (before === undefined)
    return `${head}Nothing is noted of the original that you had in view.\n\nYours against it:\n${own}`;
  const theirs =
    before === now
      ? `The original is as it was (${packageNow}).\n`
      : `The original, before and now:\n${patch(["before", before], ["now", now], [packageBefore, packageNow])}`;
  return `${head}${theirs}\nYours against the original of that time:\n${own}`;
}

type Side = readonly [name: string, text: string];

const patch = (before: Side, after: Side, [from, to]: readonly [string, string]): string =>
  createTwoFilesPatch(before[0], after[0], `${before[1]}\n`, `${after[1]}\n`, from, to, { context: 3 })
    .split("\n")
    .slice(1)
    .join("\n");

const stateJson = (
  { target, span, status, before, now, yours, packageBefore, packageNow }: OverrideState,
  folder: string,
) => ({
  target,
  source: fileLine(span.file, span.start, folder),
  status,
  package: { before: packageBefore ?? null, now: packageNow ?? null },
  original: { before: before ?? null, now: now ?? null },
  yours,
});
