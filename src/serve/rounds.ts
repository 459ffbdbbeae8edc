import { statSync } from "node:fs";
import type { Projects } from "../project/projects.js";
import type { Watcher } from "../project/watch.js";
import { faultsOf } from "../report/fault.js";
import type { Diagnostic } from "../report/problem.js";
import { fileRead } from "../source/inquiry.js";
import type { Background } from "./background.js";
import type { ServedDecks } from "./decks.js";
import type { Findings } from "./findings.js";
import { rememberSaid } from "./said.js";
import { shownProblem } from "./shown-problem.js";
import type { Stage } from "./stage.js";
import type { Viewer, Viewers } from "./viewers.js";

export interface RoundEvents {
  /** A deck was made again after a change. */
  made(deck: string, slides: number, milliseconds: number): void;
  /**
   * What is wrong now with a deck, or with the server; nothing, when everything is mended.
   * @param about the deck's name; "" for what is about no deck
   */
  problems(about: string, found: readonly Diagnostic[]): void;
  /** Where in our code something went wrong; what it means is among the problems. */
  fault(cause: unknown): void;
}

/** What happens after changes. */
export interface Rounds {
  /** Makes again what has changed, first what somebody looks at, and lists the decks again where these may be others. */
  takeOver(paths: readonly string[]): Promise<void>;
  /** Makes a deck again if it has changed, and tells those who look at it. */
  bringUpToDate(stage: Stage): Promise<void>;
  /** A page joins; it may show what the deck was some time ago. */
  welcome(viewer: Viewer): Promise<void>;
  /** Says what went wrong that is no mistake in a deck. */
  fail(cause: unknown): void;
}

export interface RoundTools {
  /** The folder from which places are shown. */
  readonly folder: string;
  readonly projects: Projects;
  readonly decks: ServedDecks;
  readonly viewers: Viewers;
  /** What is made when nobody waits for anything else. */
  readonly background: () => Background;
  readonly findings: () => Findings;
  /** Undefined before files are watched. */
  readonly watcher: () => Watcher | undefined;
  readonly events: RoundEvents;
  /** Whether guests of a talk look at a deck. */
  readonly hasGuests: (deck: string) => boolean;
  /** Is told that a deck was made again. */
  readonly onMade: (stage: Stage) => void;
}

export function openRounds(tools: RoundTools): Rounds {
  const { folder, projects, decks, viewers, events } = tools;
  const said = rememberSaid(events.problems);
  /** What a project could not look at. */
  let owed: readonly string[] = [];
  const fail = (cause: unknown) => {
    if (said.say("", faultsOf(cause))) events.fault(cause);
  };
  const invalidate = (paths: readonly string[]) => {
    const all = [...new Set([...owed, ...paths])];
    const faults = projects.invalidate(all);
    owed = faults.length > 0 ? all : [];
    if (faults.length === 0) said.say("", decks.problems);
    for (const cause of faults) fail(cause);
  };
  const list = () => {
    if (!decks.refresh()) return;
    said.keep(["", ...decks.stages.map(({ deck }) => deck.input.name)]);
    said.say("", decks.problems);
    tools.watcher()?.addFolders(decks.stages.map(({ deck }) => deck.input.root));
    for (const viewer of viewers.all) if (isLost(viewer)) tellLost(viewer);
    tellGallery(viewers);
  };
  const isLost = ({ deck }: Viewer) => deck !== "" && decks.find(deck) === undefined;
  const tellLost = (viewer: Viewer) => sendProblems(viewer, [lost(viewer.deck, decks)], folder);
  const bringUpToDate = async (stage: Stage) => {
    const started = performance.now();
    const made = await stage.update();
    const { name } = stage.deck.input;
    // It may have been taken from the list meanwhile.
    if (decks.find(name) !== stage) return;
    for (const viewer of viewers.of(name)) show(stage, viewer, folder);
    if (made !== undefined) events.made(name, made, performance.now() - started);
    if (said.say(name, stage.problems) || made !== undefined) tellGallery(viewers);
    if (made !== undefined) tools.onMade(stage);
    if (made !== undefined) tools.watcher()?.add(filesOf(stage));
    tools.findings().refresh();
  };
  return {
    fail,
    bringUpToDate,
    async takeOver(paths) {
      invalidate(paths);
      if (paths.some((file) => decks.isMadeOf(file) || !isFile(file))) list();
      const isSeen = (name: string) => viewers.of(name).length > 0 || tools.hasGuests(name);
      const seen = decks.stages.filter(({ deck }) => isSeen(deck.input.name));
      for (const stage of seen) await bringUpToDate(stage);
      // Mistakes of decks that nobody looks at are said, too.
      tools.background().begin();
    },
    async welcome(viewer) {
      if (viewer.deck === "") {
        viewer.send({ is: "gallery" });
        tools.background().begin();
      }
      const stage = decks.find(viewer.deck);
      if (stage) await bringUpToDate(stage);
      else if (isLost(viewer)) tellLost(viewer);
    },
  };
}

const tellGallery = (viewers: Viewers) => {
  for (const viewer of viewers.of("")) viewer.send({ is: "gallery" });
};

/** What the pages of a deck are told that has vanished. */
function lost(name: string, { stages }: ServedDecks): Diagnostic {
  const names = stages.map(({ deck }) => deck.input.name).join(", ");
  return {
    code: "lost-deck",
    severity: "error",
    message: `the deck “${name}” is no longer there`,
    remedy: `bring it back, or open one of those that are there: ${names}`,
  };
}

/** Sends a page what it does not show yet, and what is wrong. */
function show(stage: Stage, viewer: Viewer, folder: string): void {
  const { shown } = stage;
  if (shown && viewer.shown !== shown) {
    const patch = stage.patchFor(viewer.shown);
    if (patch) viewer.send(patch);
    viewer.shown = shown;
  }
  sendProblems(viewer, stage.problems, folder);
}

/** Sends a page what is wrong, if it was sent anything else before. */
function sendProblems(viewer: Viewer, found: readonly Diagnostic[], folder: string): void {
  const problems = found.map((each) => shownProblem(each, folder));
  const text = JSON.stringify(problems);
  if (text === viewer.problems) return;
  viewer.problems = text;
  viewer.send({ is: "problems", problems });
}

/** The files of which a deck was made. */
function filesOf({ last }: Stage): string[] {
  return [...(last?.compiled.ledger.inquiries() ?? [])].flatMap((inquiry) => fileRead(inquiry) ?? []);
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
