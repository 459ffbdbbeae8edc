import os from "node:os";
import { openMeasurePlace } from "../browser/measure-shelf.js";
import { type BrowserOwner, createBrowserOwner } from "../browser/owner.js";
import { createQueue } from "../browser/queue.js";
import type { CheckConfig } from "../check/config.js";
import type { Finding, NotRun } from "../check/finding.js";
import { distinct } from "../check/gather.js";
import { groupBy } from "../check/group.js";
import { createProseReader } from "../check/prose.js";
import type { ReportedProject } from "../check/reported.js";
import { accessibility } from "../check/rules/accessibility.js";
import { spelling } from "../check/rules/spelling.js";
import { rules } from "../check/rules.js";
import { runRules } from "../check/run.js";
import { canTell, type Selection, selected } from "../check/selection.js";
import type { DeckSubject } from "../check/subject.js";
import { applySuppressions, readSuppressions, suppressingSpans } from "../check/suppress.js";
import type { WordChoice } from "../check/word-choices.js";
import { openDrawingDesk } from "../drawing/desk.js";
import { openCodeCache } from "../project/code-cache.js";
import { chooseVariants } from "../project/deck-jobs.js";
import type { DeckRequest } from "../project/deck-request.js";
import { type DeckInput, findInputs, isWholeProject, requireSplittable } from "../project/inputs.js";
import { withOrders } from "../project/orders.js";
import { openInstallation } from "../project/package-files.js";
import { openProject, type Project } from "../project/project.js";
import { recoverFolders } from "../project/recovery.js";
import { requireKnownNames } from "../project/require-names.js";
import { openSlideCache } from "../project/slide-cache.js";
import { catalogue } from "../report/catalogue.js";
import { checkPackageRemedy, findCheckPackage } from "../source/check-package.js";
import { type SourceFile, wholeOf } from "../source/text.js";
import { checkConfigOf } from "./check-config.js";
import { compilerFindings } from "./compiler-findings.js";
import { textsOf } from "./deck-texts.js";
import { type EditionMeasures, type InspectedDeck, inspectDeck, measureEdition, type SeenSlides } from "./editions.js";
import { createMeasureCache, type MeasureCache } from "./measure-cache.js";
import { askLinks } from "./online.js";
import { readChoices } from "./read-choices.js";
import { openShell } from "./shell.js";
import { placesOf, withSlides } from "./slide-places.js";
import { createSpeller, type Speller } from "./spelling.js";
import { decksOf, describeDeck, describeDecks, describeProject } from "./subjects.js";
import { lookAtWords, type Misspellings } from "./words.js";

export interface CheckRequest extends DeckRequest {
  readonly inputs: readonly string[];
  readonly jobs: number | undefined;
  /** Ask other sites whether links to them lead somewhere. */
  readonly online: boolean;
  /** Use what earlier runs found out about code and words. */
  readonly cache: boolean;
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
  /** For pictures of findings. */
  readonly inspected: readonly InspectedDeck[];
}

/**
 * Compiles decks, lays them out in the browser, and lets all rules look at them. Nothing is written.
 *
 * @throws InputError when an input does not exist
 * @throws MachineError when there is no browser
 */
export async function checkDecks<T>(
  request: CheckRequest,
  events: CheckEvents,
  use: (projects: readonly CheckedProject[], browser: BrowserOwner) => Promise<T>,
): Promise<T> {
  const found = findInputs(request.inputs, request.folder, request.rootChoice);
  requireSplittable(found, request.split);
  const { chosen: inputs, notes, declared } = chooseVariants(withOrders(found), request);
  const notice = (message: string) => events.notice?.(message);
  recoverFolders(
    found.map(({ root }) => root),
    notice,
  );
  for (const note of notes) notice(note);
  await events.found?.([...new Set(found.map(({ root }) => root))]);
  const browser = createBrowserOwner(request.environment);
  events.browser?.(browser);
  const search = findCheckPackage();
  const missing = "missing" in search ? search.missing : undefined;
  const wordChoices = "found" in search ? readChoices(search.found) : [];
  const speller = "found" in search ? createSpeller({ ...request, package: search.found }) : undefined;
  const code = openCodeCache(request);
  const slides = openSlideCache(request);
  const kept = openMeasurePlace(request);
  const measures = kept && createMeasureCache(kept);
  const asked = JSON.stringify([request.folder, request.inputs]);
  const drawings = openDrawingDesk({ ...request, browser });
  const installation = openInstallation();
  try {
    // What is opened above may fail; from here on the browser is closed whatever happens.
    if (!measures?.isLikelyWhole(asked)) await browser.warmUp();
    const rendered: RenderedProject[] = [];
    for (const [root, decks] of groupBy(inputs, ({ input }) => input.root)) {
      const border = decks[0]?.input.border ?? "visible";
      const project = openProject({ ...request, root, border }, installation, { code, drawings, slides });
      const config = selected(checkConfigOf(project), request.selection);
      const inspected: InspectedDeck[] = [];
      const seen: SeenSlides = new Map();
      for (const deck of decks) inspected.push(...(await inspectDeck(project, deck, config, seen)));
      rendered.push({ project, inputs: decks.map(({ input }) => input), config, inspected });
    }
    const compiled = rendered.flatMap(({ inspected }) => inspected.map((deck) => deck.compiled));
    const read = new Set(compiled.map(({ input }) => input));
    const names = compiled.map((deck) => deck.names);
    // A deck that cannot be read may be the one that knows the name.
    if (inputs.every(({ input }) => read.has(input))) requireKnownNames(request, names, declared);
    const projects: CheckedProject[] = [];
    for (const project of rendered)
      projects.push(await checkProject(project, { request, browser, measures, speller, wordChoices, missing, events }));
    code.save();
    slides?.save();
    measures?.save(asked, rendered.flatMap(madeOfProject));
    for (const note of browser.notes) events.notice?.(note);
    return await use(projects, browser);
  } finally {
    drawings.close();
    await Promise.all([browser.close(), speller?.close()]);
  }
}

/** The decks of one project, rendered and not looked at yet. */
interface RenderedProject {
  readonly project: Project;
  readonly inputs: readonly DeckInput[];
  readonly config: CheckConfig;
  readonly inspected: readonly InspectedDeck[];
}

const madeOfProject = ({ project, inspected }: RenderedProject) =>
  inspected.flatMap(({ compiled }) => project.madeOf(compiled.ledger));

/** What looking at decks shares. */
interface CheckTools {
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
}

async function checkProject(rendered: RenderedProject, tools: CheckTools): Promise<CheckedProject> {
  const { project, inputs, config, inspected } = rendered;
  const subjects = await inspectAll(rendered, tools);
  const described = isWholeProject(inputs) ? describeProject(subjects, inspected) : describeDecks(subjects);
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

async function inspectAll({ config, inspected }: RenderedProject, tools: CheckTools): Promise<DeckSubject[]> {
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
  const measured = await Promise.all(
    inspected.map(async ({ compiled, editions }) => {
      const measuring = editions.map((edition, index) =>
        queue.run(() => measureEdition(edition, { browser, measures }, index === 0 ? judging : "places only")),
      );
      const ofEditions = await Promise.all(measuring);
      events.progress?.(++done, inspected.length, compiled.input.name);
      return ofEditions;
    }),
  );
  const answers = request.online ? await askLinks(linksOf(measured.flat())) : [];
  const words: Misspellings = (await misspellings) ?? new Map();
  const readShell = openShell(request.html, request.environment);
  return inspected.map((deck, index) =>
    describeDeck(deck, measured[index] ?? [], {
      texts: texts[index] ?? { slides: [], others: [] },
      words,
      answers,
      wordChoices,
      environment: request.environment,
      readShell,
    }),
  );
}

const linksOf = (measured: readonly EditionMeasures[]) =>
  measured
    .flatMap(({ views }) => [...(views[0]?.slides.values() ?? [])])
    .flatMap(({ links }) => links.map(({ href }) => href))
    .filter((href) => /^https?:/i.test(href));
