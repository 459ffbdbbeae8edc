import os from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { BrowserOwner } from "../browser/owner.js";
import { createQueue } from "../browser/queue.js";
import type { CheckConfig } from "../check/config.js";
import type { Finding, NotRun } from "../check/finding.js";
import { distinct } from "../check/gather.js";
import { createProseReader } from "../check/prose.js";
import type { ReportedProject } from "../check/reported.js";
import { accessibility } from "../check/rules/accessibility.js";
import { snippetSyntax } from "../check/rules/snippet-syntax.js";
import { spelling } from "../check/rules/spelling.js";
import { rules } from "../check/rules.js";
import { runRules } from "../check/run.js";
import { canTell, type Selection } from "../check/selection.js";
import type { DeckSubject } from "../check/subject.js";
import { applySuppressions, readSuppressions, suppressingSpans } from "../check/suppress.js";
import { isForShell, mistakeIn, type ReadShell } from "../check/syntax.js";
import type { WordChoice } from "../check/word-choices.js";
import type { Ledger } from "../ledger/ledger.js";
import type { DeckRequest } from "../project/deck-request.js";
import { type DeckInput, isWholeProject } from "../project/inputs.js";
import type { Project } from "../project/project.js";
import { catalogue } from "../report/catalogue.js";
import { checkPackageRemedy } from "../source/check-package.js";
import { type SourceFile, wholeOf } from "../source/text.js";
import { compilerFindings } from "./compiler-findings.js";
import { textsOf } from "./deck-texts.js";
import { type EditionMeasures, type InspectedDeck, measureEdition } from "./editions.js";
import type { MeasureCache } from "./measure-cache.js";
import { askLinks } from "./online.js";
import { openShell, shellProgram } from "./shell.js";
import { placesOf, withSlides } from "./slide-places.js";
import type { Speller } from "./spelling.js";
import { decksOf, describeDeck, describeDecks, describeProject } from "./subjects.js";
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
}

export interface CheckEvents {
  browser?(owner: BrowserOwner): void;
  /** The folders of the projects, before anything takes long. */
  found?(roots: readonly string[]): Promise<void>;
  progress?(done: number, total: number, what: string): void;
  notice?(message: string): void;
}

/** What was found in the decks of one project. */
export interface CheckedProject extends ReportedProject {
  readonly root: string;
  /** Files of which everything was looked at, or "all" where that is the whole project. */
  readonly lookedAt: "all" | readonly SourceFile[];
  /** Rules that the project wants and that could not look at it, because what they need is not installed. */
  readonly notRun: readonly NotRun[];
  /** For pictures of findings; none where nobody wants pages. */
  readonly inspected: readonly InspectedDeck[];
}

/** The decks of one project, rendered and not looked at yet. */
export interface RenderedProject {
  readonly project: Project;
  readonly inputs: readonly DeckInput[];
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
  const { project, inputs, config, inspected, beside } = rendered;
  const subjects = await inspectAll(rendered, tools);
  const described = isWholeProject(inputs) ? describeProject(subjects, inspected, beside) : describeDecks(subjects);
  const { selection } = tools.request;
  const findings = [...compilerFindings(project, inspected, selection), ...runRules(described, rules, config)];
  const spans = suppressingSpans(
    subjects,
    described.unusedSections.flatMap(({ span }) => span ?? []),
  );
  const notRun = tools.missing === undefined ? [] : rulesWithout(tools.missing, config);
  const looked = { selection, notRun, isOnline: tools.request.online };
  const suppressible = { known: knownCodes, notRun: knownCodes.filter((code) => !canTell(code, looked)) };
  const isFixed = ({ code, severity }: Finding) => code in catalogue && severity === "error";
  const left = applySuppressions(findings, readSuppressions(spans), suppressible, isFixed);
  const isAsked = ({ code }: Finding) => code !== "suppression" || selection.has(code);
  const places = placesOf(subjects);
  const isAll = isWholeProject(inputs) && !findings.some(({ isFatal }) => isFatal);
  return {
    root: project.root,
    findings: withSlides(distinct(left.filter(isAsked)), places),
    decks: decksOf(subjects),
    slides: places,
    lookedAt: isAll ? "all" : [...new Set(spans.map(({ file }) => wholeOf(file)))],
    notRun,
    inspected,
  };
}

/** Every code that a finding can have. */
export const knownCodes: readonly string[] = [...rules.map(({ id }) => id), ...Object.keys(catalogue)];

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
