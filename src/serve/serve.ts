import { createServer } from "node:http";
import type { Services } from "../project/compile.js";
import { openInstallation, readLive, readPlayer } from "../project/package-files.js";
import { openProjects } from "../project/projects.js";
import { type Watcher, watchFiles } from "../project/watch.js";
import { faultOf } from "../report/fault.js";
import { send, textAnswer } from "./answers.js";
import { createBackground } from "./background.js";
import { type Changes, createChanges } from "./changes.js";
import { type DecksRequest, openDecks, type ServedDecks } from "./decks.js";
import { openEditor } from "./editor.js";
import { openFindings, type SlideCheck } from "./findings.js";
import { createGuard } from "./guard.js";
import { openKeptPages } from "./kept-pages.js";
import { listen } from "./listen.js";
import { openPages } from "./pages.js";
import { openRounds, type RoundEvents } from "./rounds.js";
import { type RouteTools, respond } from "./routes.js";
import { openViewers } from "./viewers.js";

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

export interface ServeEvents extends RoundEvents {
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
  const { folder } = request;
  const installation = openInstallation();
  const projects = openProjects(request, installation, services);
  const player = readPlayer();
  const onFault = (cause: unknown) => events.fault(cause);
  const decks = openDecks(request, projects, { player, live: readLive(), onFault });
  const kept = openKeptPages(request);
  const pages = openPages({ decks, installation, player, folder });
  const guard = createGuard(request.host);
  const server = createServer((asked, response) => {
    if (!guard.isOurs(asked))
      return send(asked, response, textAnswer(403, "This server answers to its own pages only."));
    void background.first(respond(asked, response, routes)).catch(rounds.fail);
  });
  const viewers = openViewers(server, guard, {
    joined: (viewer) => void rounds.welcome(viewer).catch(rounds.fail),
    moved: (viewer) => findings.show(viewer),
  });
  let watcher: Watcher | undefined;
  const late = { background: () => background, findings: () => findings, watcher: () => watcher };
  const rounds = openRounds({ folder, projects, decks, viewers, events, ...late });
  const background = createBackground(
    () => decks.stages.map((stage) => () => rounds.bringUpToDate(stage)),
    rounds.fail,
  );
  const { check } = services;
  const findings = openFindings({ check, decks, viewers, folder, notice: events.notice, onFault: rounds.fail });
  const jump = { guard, decks, findings, folder, editor: openEditor(request.editor) };
  const routes: RouteTools = { decks, kept, pages, rounds, jump };
  const port = await listen(server, request);
  const changes = createChanges((paths) => background.first(rounds.takeOver(paths)), rounds.fail);
  watcher = watchRoots(request, decks, { changes, events });
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
      await watcher?.close();
    },
  };
}

interface WatchTools {
  readonly changes: Changes;
  readonly events: ServeEvents;
}

function watchRoots({ poll }: ServeRequest, { stages }: ServedDecks, { changes, events }: WatchTools): Watcher {
  const folders = stages.map(({ deck }) => deck.input.root);
  const watcher = watchFiles({
    folders,
    isIgnored: () => false,
    poll,
    onChange: (paths) => changes.add(paths),
    onError: (cause) =>
      events.notice(`some files cannot be watched: ${faultOf(cause).message}; --poll looks at them itself`),
  });
  // What was saved while files were not watched yet, nobody has told.
  void watcher.ready.then(() => changes.add(folders));
  return watcher;
}
