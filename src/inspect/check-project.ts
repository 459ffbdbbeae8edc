import os from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { BrowserOwner } from "../browser/owner.js";
import { createQueue } from "../browser/queue.js";
import type { CheckConfig } from "../check/config.js";
import { keyOf, type NotRun } from "../check/finding.js";
import { groupBy } from "../check/group.js";
import { createProseReader } from "../check/prose.js";
import { accessibility } from "../check/rules/accessibility.js";
import { snippetSyntax } from "../check/rules/snippet-syntax.js";
import { spelling } from "../check/rules/spelling.js";
import { rules } from "../check/rules.js";
import { findWith } from "../check/run.js";
import type { Selection } from "../check/selection.js";
import type { DeckSubject, ToldDeck } from "../check/subject.js";
import { isForShell, mistakeIn, type ReadShell } from "../check/syntax.js";
import type { WordChoice } from "../check/word-choices.js";
import type { Ledger } from "../ledger/ledger.js";
import type { DeckRequest } from "../project/deck-request.js";
import type { DeckInput } from "../project/inputs.js";
import type { Project } from "../project/project.js";
import type { ShardRequest } from "../project/shards/shard.js";
import { checkPackageRemedy } from "../source/check-package.js";
import { textsOf } from "./deck-texts.js";
import { type EditionMeasures, type InspectedDeck, measureEdition } from "./editions.js";
import { type JudgedProject, judged, type LookedProject, projectRulesOf } from "./looked.js";
import type { MeasureCache } from "./measure-cache.js";
import { askLinks } from "./online.js";
import { openShell, shellProgram } from "./shell.js";
import type { Speller } from "./spelling.js";
import { describeDeck, nothingUnused, unusedIn } from "./subjects.js";
import { lookAtWords, type Misspellings } from "./words.js";

export interface CheckRequest extends DeckRequest {
  readonly inputs: readonly string[];
  readonly jobs: number | undefined;
  /** Ask other sites whether links to them lead somewhere. */
  readonly online: boolean;
  /** Use what earlier runs found out about code and words. */
  readonly cache: boolean;
  /** Whether pages of the decks are wanted, for pictures, or findings alone, which may be those of an earlier run. */
  readonly wants: "findings" | "pages";
  /** The rules and problems that are asked for. */
  readonly selection: Selection;
  readonly environment: NodeJS.ProcessEnv;
  /** Look at one share of the decks; undefined: at all of them. */
  readonly shard?: ShardRequest | undefined;
}

export interface CheckEvents {
  browser?(owner: BrowserOwner): void;
  /** The folders of the projects, before anything takes long. */
  found?(roots: readonly string[]): Promise<void>;
  progress?(done: number, total: number, what: string): void;
  notice?(message: string): void;
}

/** What was found in the decks of one project. */
export interface CheckedProject extends JudgedProject {
  /** For pictures of findings; none where nobody wants pages. */
  readonly inspected: readonly InspectedDeck[];
  /** Of a share of the decks: what was found, for whoever puts all shares together. */
  readonly looked?: LookedProject;
}

/** The decks of one project, rendered and not looked at yet. */
export interface RenderedProject {
  readonly project: Project;
  readonly inputs: readonly DeckInput[];
  /** Whether the run is about all decks of the project, whoever looks at them. */
  readonly isWhole: boolean;
  readonly config: CheckConfig;
  readonly inspected: readonly InspectedDeck[];
  /** What is asked of the disk beside what decks are compiled of. */
  readonly beside: Ledger;
}

/** What looking at decks shares. */
export interface CheckTools {
  readonly request: CheckRequest;
  readonly browser: BrowserOwner;
  readonly measures: MeasureCache | undefined;
  /** Undefined without quarterdeck-check. */
  readonly speller: Speller | undefined;
  /** Of quarterdeck-check, too. */
  readonly wordChoices: readonly WordChoice[];
  /** Why there is no quarterdeck-check. */
  readonly missing: string | undefined;
  readonly events: CheckEvents;
  /** Is told of an answer that another run may not get. */
  doubt(): void;
}

/** Lets all rules look at the decks of a project. */
export async function checkProject(rendered: RenderedProject, tools: CheckTools): Promise<CheckedProject> {
  const { selection, online, shard } = tools.request;
  const looked = await lookAtProject(rendered, tools);
  const about = { selection, isOnline: online, decks: shard ? ("a share" as const) : ("all" as const) };
  const { inspected } = rendered;
  return { ...judged(looked, about), inspected, ...(shard ? { looked } : {}) };
}

/** Finds all that there is to find in the decks of a project. */
async function lookAtProject(rendered: RenderedProject, tools: CheckTools): Promise<LookedProject> {
  const { project, inputs, config, inspected, beside, isWhole } = rendered;
  const decks = await inspectAll(rendered, tools);
  const unused = isWhole && inspected.length > 0 ? unusedIn(decks, inspected, beside) : undefined;
  const byFile = groupBy(inputs, ({ file }) => file);
  return {
    root: project.root,
    files: [...byFile].map(([file, same]) => ({
      file,
      names: same.map(({ name }) => name),
      problems: same.slice(0, 1).flatMap((input) => project.problems(input)),
    })),
    survived: [...new Set(inspected.flatMap(({ compiled }) => compiled.ledger.problems.map(keyOf)))],
    found: findWith({ decks, ...nothingUnused }, rules, config),
    decks: decks.map(toldDeck),
    unused,
    config: projectRulesOf(config, unused),
    isWhole,
    notRun: tools.missing === undefined ? [] : rulesWithout(tools.missing, config),
  };
}

/** As much of a deck as counts from now on. */
const toldDeck = ({ deck: { info }, slides }: DeckSubject): ToldDeck => ({
  deck: { info: { name: info.name, span: info.span } },
  slides: slides.map(({ slide: { id, title, span, generated } }) => ({
    slide: { id, title, span, generated: generated && {} },
  })),
});

/** The rules that a project wants and that can say nothing without quarterdeck-check. */
const rulesWithout = (why: string, config: CheckConfig): NotRun[] =>
  rules
    .filter((rule) => rule.needs !== undefined && config.isWanted(rule))
    .map(({ id }) => ({ rule: id, message: why, remedy: checkPackageRemedy() }));

async function inspectAll({ config, inspected, beside }: RenderedProject, tools: CheckTools): Promise<DeckSubject[]> {
  const { request, browser, measures, events, speller, wordChoices } = tools;
  const readProse = createProseReader();
  const texts = inspected.map((deck) => textsOf(deck, readProse));
  const misspellings =
    speller && config.isWanted(spelling) ? lookAtWords(inspected, texts, { speller, config, events }) : undefined;
  // When measuring fails, that is what is reported; this failure must not count as unhandled.
  misspellings?.catch(() => undefined);
  const queue = createQueue(request.jobs ?? os.availableParallelism());
  const judging = config.isWanted(accessibility) ? "judged" : "measured only";
  let done = 0;
  const measuring = Promise.all(
    inspected.map(async ({ compiled, editions }) => {
      const ofDeck = editions.map((edition, index) =>
        queue.run(() => measureEdition(edition, { browser, measures }, index === 0 ? judging : "places only")),
      );
      const ofEditions = await Promise.all(ofDeck);
      events.progress?.(++done, inspected.length, compiled.input.name);
      return ofEditions;
    }),
  );
  const ahead = new AbortController();
  const endAhead = () => ahead.abort();
  const readShell = openShell(shellProgram(request.html, request.environment), () => {
    endAhead();
    tools.doubt();
  });
  measuring.then(endAhead, endAhead);
  if (config.isWanted(snippetSyntax)) await Promise.race([readAhead(inspected, readShell, ahead.signal), measuring]);
  const measured = await measuring;
  const answers = request.online ? await askLinks(linksOf(measured.flat())) : [];
  const words: Misspellings = (await misspellings) ?? new Map();
  return inspected.map((deck, index) =>
    describeDeck(deck, measured[index] ?? [], {
      texts: texts[index] ?? { slides: [], others: [] },
      words,
      answers,
      wordChoices,
      beside,
      environment: request.environment,
      readShell,
    }),
  );
}

/**
 * Has the shell read the scripts on slides while the browser measures these; whoever asks again gets the same answers.
 * @param signal ends it: nobody waits for slow scripts before he has to
 */
async function readAhead(
  inspected: readonly InspectedDeck[],
  readShell: ReadShell,
  signal: AbortSignal,
): Promise<void> {
  const slides = inspected.flatMap(({ editions: [{ rendered }] }) => rendered.columns.flat());
  for (const block of slides.flatMap(({ slide }) => slide.code).filter(isForShell)) {
    await nextTurn();
    if (signal.aborted) return;
    mistakeIn(block, readShell);
  }
}

const linksOf = (measured: readonly EditionMeasures[]) =>
  measured
    .flatMap(({ views }) => [...(views[0]?.slides.values() ?? [])])
    .flatMap(({ links }) => links.map(({ href }) => href))
    .filter((href) => /^https?:/i.test(href));
