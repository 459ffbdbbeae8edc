import type { Services } from "../project/compile.js";
import { openInstallation, readLive, readPageScripts, readPlayer } from "../project/package-files.js";
import { openProjects } from "../project/projects.js";
import { type Watcher, watchFiles } from "../project/watch.js";
import { once } from "../render/once.js";
import { faultOf } from "../report/fault.js";
import type { Origins } from "./addresses.js";
import { createBackground } from "./background.js";
import { type Changes, createChanges } from "./changes.js";
import { type DecksRequest, openDecks, type ServedDecks } from "./decks.js";
import { openEditor } from "./editor.js";
import { openFindings, type SlideCheck } from "./findings.js";
import { createGuard, type GuardedPlace, isLoopback } from "./guard.js";
import { openHall } from "./hall.js";
import { openKeptPages } from "./kept-pages.js";
import { doorsOf, guestsOf, listenerOf, viewerEvents } from "./late.js";
import { listen } from "./listen.js";
import { openPages } from "./pages.js";
import { openGuestPages } from "./room/guest-pages.js";
import type { Holder, Keyring } from "./room/keyring.js";
import { openRounds, type RoundEvents } from "./rounds.js";
import type { RouteTools } from "./routes.js";
import { type Certificate, createServer, namesOf } from "./server.js";
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
  /** With one, everything is sent encrypted. */
  readonly tls: Certificate | undefined;
}

/** What a server uses and others may use as well. */
export interface ServeServices extends Services {
  /** Looks at the slides in view; undefined where nobody wants that. */
  readonly check: SlideCheck | undefined;
}

export interface ServeEvents extends RoundEvents {
  /** Somebody has joined with a code. */
  joined(holder: Holder): void;
  notice(message: string): void;
}

/** A server of decks that live. */
export interface DeckServer {
  readonly port: number;
  /** The names of its decks. */
  readonly decks: readonly string[];
  readonly origins: Origins;
  /** Undefined where only this machine reaches it. */
  readonly keyring: Keyring | undefined;
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
  const tools = { player, live: readLive(), hasRoom: !isLoopback(request.host), onFault: events.fault };
  const decks = openDecks(request, projects, tools);
  const kept = openKeptPages(request);
  const pages = openPages({ decks, installation, player, folder });
  const at = placeOf(request);
  const guard = createGuard(at);
  const late = {
    background: () => background,
    findings: () => findings,
    watcher: () => watcher,
    room: () => hall.room,
    rounds: () => rounds,
    routes: () => routes,
  };
  const server = createServer(listenerOf(guard, late), request.tls);
  const viewers = openViewers(server, doorsOf(guard, late), viewerEvents(late));
  let watcher: Watcher | undefined;
  const rounds = openRounds({ folder, projects, decks, viewers, events, ...guestsOf(late), ...late });
  const pieces = () => decks.stages.map((stage) => () => rounds.bringUpToDate(stage));
  const background = createBackground(pieces, rounds.fail);
  const look = { check: services.check, notice: events.notice, onFault: rounds.fail };
  const findings = openFindings({ decks, viewers, folder, ...look });
  const port = await listen(server, request);
  const told = { onJoin: events.joined, onFault: rounds.fail };
  const hall = openHall(request, { at: { ...at, port }, guard, decks, viewers, ...told });
  const routes: RouteTools = {
    ...{ decks, kept, pages, rounds, room: hall.room },
    guestPages: openGuestPages(once(readPageScripts)),
    jump: { guard, decks, findings, folder, editor: openEditor(request.editor) },
  };
  const changes = createChanges((paths) => background.first(rounds.takeOver(paths)), rounds.fail);
  watcher = watchRoots(request, decks, { changes, events });
  const rest = setTimeout(() => background.begin(), restAfter);
  return {
    port,
    ...hall,
    decks: decks.stages.map(({ deck }) => deck.input.name),
    async close() {
      clearTimeout(rest);
      background.close();
      findings.close();
      viewers.close();
      hall.room?.close();
      kept.close(decks.stages);
      server.close();
      server.closeAllConnections();
      await watcher?.close();
    },
  };
}

/** How a server says what it is, and may be asked for. */
const placeOf = ({ host, tls }: ServeRequest): GuardedPlace => ({
  host,
  scheme: tls ? "https" : "http",
  names: tls ? namesOf(tls) : [],
});

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
