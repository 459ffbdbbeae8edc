import { openMeasurePlace } from "../browser/measure-shelf.js";
import { type BrowserOwner, createBrowserOwner } from "../browser/owner.js";
import type { CheckConfig } from "../check/config.js";
import { groupBy } from "../check/group.js";
import { spelling } from "../check/rules/spelling.js";
import { selected } from "../check/selection.js";
import type { KnownNames } from "../content/known-names.js";
import { openDrawingDesk } from "../drawing/desk.js";
import { Ledger } from "../ledger/ledger.js";
import { openCodeCache } from "../project/code-cache.js";
import { type ChosenDeck, type ChosenDecks, chooseVariants } from "../project/deck-jobs.js";
import { findInputs, isWholeProject, requireSplittable } from "../project/inputs.js";
import type { MadeOf } from "../project/made-of.js";
import { withOrders } from "../project/orders.js";
import { openInstallation } from "../project/package-files.js";
import { openProject } from "../project/project.js";
import { recoverFolders } from "../project/recovery.js";
import { requireKnownNames } from "../project/require-names.js";
import { type Division, divideDecks, shareOf } from "../project/shards/division.js";
import type { ShardRequest } from "../project/shards/shard.js";
import { openSlideCache } from "../project/slide-cache.js";
import { catalogue } from "../report/catalogue.js";
import { type CheckPackageSearch, findCheckPackage } from "../source/check-package.js";
import { checkConfigOf } from "./check-config.js";
import {
  type CheckEvents,
  type CheckedProject,
  type CheckRequest,
  checkProject,
  type RenderedProject,
} from "./check-project.js";
import { type InspectedDeck, inspectDeck, type SeenSlides } from "./editions.js";
import { openKeptFindings } from "./kept-findings.js";
import { createMeasureCache } from "./measure-cache.js";
import { readChoices } from "./read-choices.js";
import { createSpeller } from "./spelling.js";

/**
 * Compiles decks, lays them out in the browser, and lets all rules look at them; where nothing has changed since an earlier run, and
 * findings alone are wanted, its findings count. Nothing is written.
 *
 * @throws InputError when an input does not exist
 * @throws MachineError when there is no browser
 */
export async function checkDecks<T>(
  request: CheckRequest,
  events: CheckEvents,
  use: (projects: readonly CheckedProject[], browser: BrowserOwner, share?: CheckedShare) => Promise<T>,
): Promise<T> {
  const found = findInputs(request.inputs, request.folder, request.rootChoice);
  requireSplittable(found, request.split);
  const all = chooseVariants(withOrders(found), request);
  const division = request.shard && divideChosen(all.chosen, request.shard, request.folder);
  const chosen = division ? { ...all, chosen: shareOf(all.chosen, division) } : all;
  const notice = (message: string) => events.notice?.(message);
  recoverFolders(
    found.map(({ root }) => root),
    notice,
  );
  for (const note of chosen.notes) notice(note);
  await events.found?.([...new Set(found.map(({ root }) => root))]);
  const browser = createBrowserOwner(request.environment);
  events.browser?.(browser);
  const checkPackage = findCheckPackage();
  // A share's report holds more than findings.
  const kept = division ? undefined : openKeptFindings({ request, decks: chosen.chosen, checkPackage });
  const standing = request.wants === "findings" ? kept?.find() : undefined;
  try {
    if (standing) return await use(standing, browser);
    const { projects, madeOf, names } = await lookNow({ request, all, chosen, browser, checkPackage }, events);
    if (madeOf) kept?.keep(projects, madeOf);
    return await use(projects, browser, division && { division, names, declared: all.declared });
  } finally {
    await browser.close();
  }
}

/** What a look at decks begins with. */
interface Looking {
  readonly request: CheckRequest;
  readonly chosen: ChosenDecks;
  /** Those of other shares, too. */
  readonly all: ChosenDecks;
  readonly browser: BrowserOwner;
  readonly checkPackage: CheckPackageSearch;
}

/** What was found, and in what. */
interface Looked {
  readonly projects: readonly CheckedProject[];
  /** Undefined where another run may find something else in the same, or has to say more than findings. */
  readonly madeOf: readonly MadeOf[] | undefined;
  /** What the command line may name of the decks. */
  readonly names: readonly KnownNames[];
}

/** A share of the decks, for whoever puts all shares together. */
export interface CheckedShare {
  readonly division: Division;
  readonly names: readonly KnownNames[];
  /** The variants that decks declare. */
  readonly declared: readonly string[];
}

/** Divides decks: all variants of one go to one machine, because they share most of their slides. */
const divideChosen = (decks: readonly ChosenDeck[], shard: ShardRequest, folder: string): Division =>
  divideDecks(
    decks.map(({ input }) => ({ ...input, formats: ["html", "pdf"] })),
    shard,
    { folder, together: "files" },
  );

/** Looks at decks in the browser. */
async function lookNow({ request, chosen, all, browser, checkPackage }: Looking, events: CheckEvents): Promise<Looked> {
  if (chosen.chosen.length === 0) return { projects: [], madeOf: undefined, names: [] };
  const rendering = openRendering(request, browser);
  const found = "found" in checkPackage ? checkPackage.found : undefined;
  const wordChoices = found ? readChoices(found) : [];
  const speller = found && createSpeller({ ...request, package: found });
  const missing = "missing" in checkPackage ? checkPackage.missing : undefined;
  const place = openMeasurePlace(request);
  const measures = place && createMeasureCache(place);
  const asked = JSON.stringify([request.folder, request.inputs, request.shard]);
  let isLasting = true;
  const doubt = () => {
    isLasting = false;
  };
  const notice = (message: string) => {
    doubt();
    events.notice?.(message);
  };
  const common = { request, browser, measures, speller, wordChoices, missing, doubt, events: { ...events, notice } };
  try {
    if (!measures?.isLikelyWhole(asked)) await browser.warmUp();
    const rendered = await rendering.render({ chosen, all }, (config) => {
      if (config.isWanted(spelling)) speller?.prepare();
    });
    const names = rendered.flatMap(({ inspected }) => inspected.map((deck) => deck.compiled.names));
    if (!request.shard) requireNames(request, chosen, rendered);
    const projects: CheckedProject[] = [];
    for (const project of rendered) projects.push(await checkProject(project, common));
    rendering.save();
    measures?.save(
      asked,
      rendered.flatMap(({ project }) => project.madeOf(project.compiledOf())),
    );
    // They are about its start, and a run that takes what is kept starts none.
    for (const note of browser.notes) events.notice?.(note);
    const madeOf = isLasting && !hasFailed(projects) ? rendered.flatMap(madeOfProject) : undefined;
    return { projects, madeOf, names };
  } finally {
    rendering.close();
    await speller?.close();
  }
}

/** Whether something could not be made: for a reason that may be gone, such as a machine that was too slow. */
const hasFailed = (projects: readonly CheckedProject[]): boolean =>
  projects.some(({ findings }) => findings.some(({ code, severity }) => code in catalogue && severity === "error"));

const madeOfProject = ({ project, beside }: RenderedProject) => {
  const all = project.compiledOf();
  all.include(project.config().reader.ledger);
  all.include(beside);
  return project.madeOf(all);
};

/** Renders decks with what earlier runs have kept. */
function openRendering(request: CheckRequest, browser: BrowserOwner) {
  const code = openCodeCache(request);
  const slides = openSlideCache(request);
  const drawings = openDrawingDesk({ ...request, browser });
  const installation = openInstallation();
  return {
    /** @param configured is told how a project is checked before its decks are rendered */
    async render(
      { chosen: { chosen }, all }: Pick<Looking, "chosen" | "all">,
      configured: (config: CheckConfig) => void,
    ): Promise<RenderedProject[]> {
      const rendered: RenderedProject[] = [];
      const inputsIn = (root: string) => all.chosen.flatMap(({ input }) => (input.root === root ? [input] : []));
      for (const [root, decks] of groupBy(chosen, ({ input }) => input.root)) {
        const border = decks[0]?.input.border ?? "visible";
        const project = openProject({ ...request, root, border }, installation, { code, drawings, slides });
        const config = selected(checkConfigOf(project), request.selection);
        configured(config);
        const inspected: InspectedDeck[] = [];
        const seen: SeenSlides = new Map();
        for (const deck of decks) inspected.push(...(await inspectDeck(project, deck, config, seen)));
        const inputs = decks.map(({ input }) => input);
        const isWhole = isWholeProject(inputsIn(root));
        rendered.push({ project, inputs, isWhole, config, inspected, beside: new Ledger() });
      }
      return rendered;
    },
    save() {
      code.save();
      slides?.save();
    },
    close: () => drawings.close(),
  };
}

/** Makes sure that some deck knows what the command line names; a deck that cannot be read may be the one that does. */
function requireNames(
  request: CheckRequest,
  { chosen, declared }: ChosenDecks,
  rendered: readonly RenderedProject[],
): void {
  const compiled = rendered.flatMap(({ inspected }) => inspected.map((deck) => deck.compiled));
  const read = new Set(compiled.map(({ input }) => input));
  const names = compiled.map((deck) => deck.names);
  if (chosen.every(({ input }) => read.has(input))) requireKnownNames(request, names, declared);
}
