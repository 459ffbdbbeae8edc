import path from "node:path";
import { galleryPath } from "../export/gallery.js";
import type { BuildPlan } from "../export/plan.js";
import { findInputs } from "../project/inputs.js";
import { watchFiles } from "../project/watch.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { isWithin } from "../source/folder.js";
import { isUnfinished } from "../source/output.js";
import { readDeckOptions } from "./deck-options.js";
import { failWith } from "./fail.js";
import type { CommandLine } from "./options.js";
import type { Shell } from "./shell.js";
import type { StopAction } from "./stop.js";
import type { Terminal } from "./terminal.js";

/** A build, as one of many. */
export interface OneBuild {
  readonly status: number;
  readonly plan: BuildPlan;
  readonly decks: readonly BuiltDeck[];
}

/** Builds; without a word when only news are asked for and there is nothing to do. */
type Build = (shell: Shell, say: "all" | "news") => Promise<OneBuild>;

/**
 * `quarterdeck build --watch`: builds, and builds again whenever a file has changed. What is wrong is said and waited out: the
 * next save may mend it. What has been said is not said again: other programs may write into a watched folder all the time.
 *
 * @throws InputError or UsageError when there is nothing to begin with
 */
export async function watchBuild(line: CommandLine, shell: Shell, build: Build): Promise<number> {
  const { folder, terminal, onStop } = shell;
  const { rootChoice } = readDeckOptions(line);
  const found = findInputs(line.inputs, folder, rootChoice);
  const written = new Set<string>();
  const isOutput = (changed: string) =>
    isUnfinished(changed) || [...written].some((output) => isWithin(changed, output));
  const actions = new Set<StopAction>();
  onStop(async () => void (await Promise.allSettled([...actions].map(async (action) => action()))));
  const next = createBell();
  const watcher = watchFiles({
    folders: [...new Set(found.map(({ root }) => root))],
    isIgnored: () => false,
    poll: line.options.poll ?? false,
    onChange(paths) {
      if ([...paths].some((changed) => !isOutput(changed))) next.ring();
    },
    onError: (cause) =>
      terminal.err(`note: some files cannot be watched: ${String(cause)}; --poll looks at them itself\n`),
  });
  onStop(() => watcher.close());
  await watcher.ready;
  let lastFailure: string | undefined = "";
  for (;;) {
    actions.clear();
    const own = { ...shell, onStop: (action: StopAction) => void actions.add(action) };
    const { plan, decks, said, failure } = await attempt(build, line, own, lastFailure === undefined ? "news" : "all");
    for (const { path: output } of (decks ?? []).flatMap(({ outputs }) => outputs)) written.add(output);
    for (const out of plan?.outs ?? []) written.add(galleryPath(out));
    watcher.add(plan ? filesOf(plan) : []);
    if (failure === undefined || failure !== lastFailure) tell(said, terminal);
    lastFailure = failure;
    await next.rung();
  }
}

/** What an attempt has to say, in its order. */
type Said = readonly { readonly to: "out" | "err"; readonly text: string }[];

interface Attempt extends Partial<Pick<OneBuild, "plan" | "decks">> {
  readonly said: Said;
  /** All that was said, when something is wrong. */
  readonly failure: string | undefined;
}

async function attempt(build: Build, line: CommandLine, shell: Shell, say: "all" | "news"): Promise<Attempt> {
  const { options } = line;
  const said: { to: "out" | "err"; text: string }[] = [];
  const add = (to: "out" | "err") => (text: string) => void said.push({ to, text });
  const own = { ...shell, terminal: { ...shell.terminal, isInteractive: false, out: add("out"), err: add("err") } };
  const all = () => said.map(({ text }) => text).join("");
  try {
    const { status, plan, decks } = await build(own, say);
    return { plan, decks, said, failure: status === 0 ? undefined : all() };
  } catch (cause) {
    failWith(cause, [...(options.json ? ["--json"] : []), ...(options.debug ? ["--debug"] : [])], own);
    return { said, failure: all() };
  }
}

function tell(said: Said, terminal: Terminal): void {
  if (said.length === 0) return;
  for (const { to, text } of said) terminal[to](text);
  terminal.err("waiting for changes; stop with Ctrl-C\n");
}

/** The files that the decks of a build were made of. */
const filesOf = ({ inputs, records }: BuildPlan): string[] =>
  inputs
    .flatMap((input) => records.madeOf(input))
    .flatMap(({ root, answers }) =>
      answers.flatMap(([kind, file]) => (kind === "read" ? [path.join(root, file)] : [])),
    );

/** Changes come in groups: so long, in milliseconds, more of them are waited for. */
const lull = 150;

/** Tells of changes one at a time: those that come while nobody waits count as one. */
function createBell() {
  let isRung = false;
  let tell: (() => void) | undefined;
  return {
    ring() {
      isRung = true;
      tell?.();
    },
    async rung() {
      if (!isRung) await new Promise<void>((resolve) => (tell = resolve));
      await new Promise((resolve) => setTimeout(resolve, lull));
      isRung = false;
      tell = undefined;
    },
  };
}
