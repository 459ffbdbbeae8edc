import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Services } from "../project/compile.js";
import { openInstallation, readLive, readPlayer } from "../project/package-files.js";
import { openProjects, type Projects } from "../project/projects.js";
import { type Watcher, watchFiles } from "../project/watch.js";
import type { Diagnostic } from "../report/problem.js";
import { fileRead } from "../source/inquiry.js";
import { type Answer, htmlAnswer, redirect, send, textAnswer } from "./answers.js";
import { type Background, createBackground } from "./background.js";
import { type Changes, createChanges } from "./changes.js";
import { type DecksRequest, openDecks, type ServedDecks } from "./decks.js";
import { openEditor } from "./editor.js";
import { type Findings, openFindings, type SlideCheck } from "./findings.js";
import { createGuard } from "./guard.js";
import { answerJump, type JumpTools } from "./jump.js";
import { type KeptPages, openKeptPages } from "./kept-pages.js";
import { listen } from "./listen.js";
import { openPages, type Pages } from "./pages.js";
import { jumpAddress } from "./protocol.js";
import { shownProblem } from "./shown-problem.js";
import type { Stage } from "./stage.js";
import { openViewers, type Viewer, type Viewers } from "./viewers.js";

/** What a command line says of a server. */
export interface ServeRequest extends DecksRequest {
  readonly environment: NodeJS.ProcessEnv;
  /** Whether anything is kept for the next start. */
  readonly cache: boolean;
  readonly host: string;
  /** Undefined: the first that is free. */
  readonly port: number | undefined;
  /** Looks at files again and again, for disks that tell nobody of their changes. */
  readonly poll: boolean;
  /** The command of an editor that opens sources; undefined for the one that the machine suggests. */
  readonly editor: string | undefined;
}

/** What a server uses and others may use as well. */
export interface ServeServices extends Services {
  /** Looks at the slides in view; undefined where nobody wants that. */
  readonly check: SlideCheck | undefined;
}

export interface ServeEvents {
  /** A deck was made again after a change. */
  made(deck: string, slides: number, milliseconds: number): void;
  /** What is wrong now with the decks that were made again. */
  problems(found: readonly Diagnostic[]): void;
  notice(message: string): void;
}

/** A server of decks that live. */
export interface DeckServer {
  readonly port: number;
  /** The names of its decks. */
  readonly decks: readonly string[];
  close(): Promise<void>;
}

/** So long, in milliseconds, after the start decks are made that nobody has asked for: the first one asked for comes first. */
const restAfter = 2000;

/**
 * Serves decks and keeps open pages of them up to date.
 *
 * @throws InputError when there is no deck
 * @throws UsageError when the command line asks for something that no deck has
 * @throws MachineError when the port is taken
 */
export async function serveDecks(
  request: ServeRequest,
  services: ServeServices,
  events: ServeEvents,
): Promise<DeckServer> {
  const installation = openInstallation();
  const projects = openProjects(request, installation, services);
  const player = readPlayer();
  const decks = openDecks(request, projects, { player, live: readLive() });
  const kept = openKeptPages(request);
  const pages = openPages({ decks, installation, player, folder: request.folder });
  const guard = createGuard(request.host);
  const server = createServer((asked, response) => {
    if (!guard.isOurs(asked))
      return send(asked, response, textAnswer(403, "This server answers to its own pages only."));
    void background.first(respond(asked, response, living));
  });
  const viewers = openViewers(server, guard, {
    joined: (viewer) => void welcome(viewer, living),
    moved: (viewer) => living.findings.show(viewer),
  });
  const background = createBackground(
    () => decks.stages.map((stage) => () => bringUpToDate(stage, living)),
    (cause) => events.notice(messageOf(cause)),
  );
  const { folder } = request;
  const { check } = services;
  const findings = openFindings({ check, decks, viewers, folder, notice: events.notice });
  const jump = { guard, decks, findings, folder, editor: openEditor(request.editor) };
  const shared = { request, projects, decks, kept, pages, background, viewers, findings, jump, events };
  const living: Living = { ...shared, watcher: undefined };
  const port = await listen(server, request);
  const changes = createChanges(
    (paths) => background.first(takeOver(paths, living)),
    (cause) => events.notice(messageOf(cause)),
  );
  living.watcher = watchRoots(living, changes);
  const rest = setTimeout(() => background.begin(), restAfter);
  return {
    port,
    decks: decks.stages.map(({ deck }) => deck.input.name),
    async close() {
      clearTimeout(rest);
      background.close();
      findings.close();
      viewers.close();
      kept.close(decks.stages);
      server.close();
      server.closeAllConnections();
      await living.watcher?.close();
    },
  };
}

/** A server at work. */
interface Living {
  readonly request: ServeRequest;
  readonly projects: Projects;
  readonly decks: ServedDecks;
  readonly kept: KeptPages;
  readonly pages: Pages;
  readonly background: Background;
  readonly viewers: Viewers;
  readonly findings: Findings;
  readonly jump: JumpTools;
  readonly events: ServeEvents;
  watcher: Watcher | undefined;
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

function watchRoots({ decks, request, events }: Living, changes: Changes): Watcher {
  const roots = new Map(decks.stages.map(({ deck: { input } }) => [input.root, input.border]));
  return watchFiles({
    folders: [...roots.keys()],
    isIgnored: () => false,
    poll: request.poll,
    onChange: (paths) => changes.add(paths),
    onError: (cause) => events.notice(`some files cannot be watched: ${messageOf(cause)}; --poll looks at them itself`),
  });
}

/** Makes again what has changed, first what somebody looks at. */
async function takeOver(paths: readonly string[], living: Living): Promise<void> {
  const { decks, viewers, projects } = living;
  projects.invalidate(paths);
  const mayList = paths.some((file) => /\.(?:ya?ml|json)$/.test(file) || !existsSync(file));
  if (mayList) decks.refresh();
  const seen = decks.stages.filter(({ deck }) => viewers.of(deck.input.name).length > 0);
  for (const stage of seen) await bringUpToDate(stage, living);
  const isGalleryOpen = viewers.of("").length > 0;
  if (isGalleryOpen) for (const stage of decks.stages) if (!seen.includes(stage)) await bringUpToDate(stage, living);
  tellGallery(viewers);
}

const tellGallery = (viewers: Viewers) => {
  for (const viewer of viewers.of("")) viewer.send({ is: "gallery" });
};

/** Makes a deck again if it has changed, and tells those who look at it. */
async function bringUpToDate(stage: Stage, { viewers, findings, events, request, watcher }: Living): Promise<void> {
  const started = performance.now();
  const before = stage.problems;
  const made = await stage.update();
  const { name } = stage.deck.input;
  for (const viewer of viewers.of(name)) show(stage, viewer, request.folder);
  if (made !== undefined) events.made(name, made, performance.now() - started);
  const isSaidAnew = stage.problems !== before && (stage.problems.length > 0 || before.length > 0);
  if (isSaidAnew) events.problems(stage.problems);
  if (isSaidAnew || made !== undefined) tellGallery(viewers);
  if (made !== undefined) watcher?.add(filesOf(stage));
  findings.refresh();
}

/** The files of which a deck was made. */
function filesOf({ last }: Stage): string[] {
  return [...(last?.compiled.ledger.inquiries() ?? [])].flatMap((inquiry) => fileRead(inquiry) ?? []);
}

/** Sends a page what it does not show yet, and what is wrong. */
function show(stage: Stage, viewer: Viewer, folder: string): void {
  const { shown } = stage;
  if (shown && viewer.shown !== shown) {
    const patch = stage.patchFor(viewer.shown);
    if (patch) viewer.send(patch);
    viewer.shown = shown;
  }
  viewer.send({ is: "problems", problems: stage.problems.map((found) => shownProblem(found, folder)) });
}

/** A page that joins may show what the deck was some time ago. */
async function welcome(viewer: Viewer, living: Living): Promise<void> {
  if (viewer.deck === "") {
    viewer.send({ is: "gallery" });
    living.background.begin();
  }
  const stage = living.decks.find(viewer.deck);
  if (!stage) return;
  await bringUpToDate(stage, living);
}

async function respond(asked: IncomingMessage, response: ServerResponse, living: Living): Promise<void> {
  try {
    send(asked, response, await answerTo(asked, living));
  } catch (cause) {
    living.events.notice(messageOf(cause));
    send(asked, response, textAnswer(500, "Something went wrong; the terminal says what."));
  }
}

async function answerTo(asked: IncomingMessage, living: Living): Promise<Answer> {
  const { url = "/", method = "GET" } = asked;
  if (method === "POST" && url === jumpAddress) return answerJump(asked, living.jump);
  if (method !== "GET" && method !== "HEAD") return textAnswer(405, "There is nothing to send to.");
  const [pathname = "/", query] = url.split("?", 2);
  const [name = "", page, ...more] = pathname.slice(1).split("/").map(decoded);
  if (name === "") return living.pages.decks();
  const stage = living.decks.find(name);
  if (!stage || more.length > 0) return textAnswer(404, "There is no such page.");
  // Addresses of the deck begin at its folder.
  if (page === undefined) return redirect(`/${encodeURIComponent(name)}/${query === undefined ? "" : `?${query}`}`);
  if (page === "thumb") return (await living.pages.thumb(stage)) ?? textAnswer(404, "There is no such page.");
  if (page !== "" && page !== "present") return textAnswer(404, "There is no such page.");
  // A page that was kept says what it shows when it joins, and is brought up to date then.
  const kept = living.kept.find(stage);
  if (kept !== undefined) return htmlAnswer(kept);
  await bringUpToDate(stage, living);
  const found = stage.page();
  return found === undefined ? living.pages.waiting(stage) : htmlAnswer(found);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "\0";
  }
}
