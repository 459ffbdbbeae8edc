import { createBrowserOwner } from "../browser/owner.js";
import { openDrawingDesk } from "../drawing/desk.js";
import { openLiveCheck } from "../inspect/live-check.js";
import { openCodeCache } from "../project/code-cache.js";
import { openSlideCache } from "../project/slide-cache.js";
import { counted } from "../report/counted.js";
import { traceOf } from "../report/fault.js";
import { formatProblems } from "../report/format.js";
import { type Diagnostic, UsageError } from "../report/problem.js";
import { firstPort } from "../serve/listen.js";
import type { Holder } from "../serve/room/keyring.js";
import { type DeckServer, type ServeEvents, serveDecks } from "../serve/serve.js";
import { isFor } from "../serve/server.js";
import { realPathOf } from "../source/folder.js";
import { readDeckOptions } from "./deck-options.js";
import {
  type JoinAddresses,
  joinAddresses,
  joinText,
  readCertificate,
  requireShareable,
  speakerAgain,
} from "./dev-room.js";
import { type CommandLine, wholeNumber } from "./options.js";
import type { Shell } from "./shell.js";
import type { Terminal } from "./terminal.js";

/** Without `--host` nobody but this machine reaches the server. */
const ownHost = "127.0.0.1";
const lastPort = 65_535;

/**
 * `quarterdeck dev`: serves decks until it is stopped.
 *
 * @throws InputError, UsageError or MachineError when it cannot begin
 */
export async function runDev(line: CommandLine, shell: Shell): Promise<number> {
  const { options, inputs } = line;
  const { folder, environment, terminal } = shell;
  const host = options.host ?? ownHost;
  const request = {
    ...readDeckOptions(line),
    inputs,
    folder,
    host,
    port: readPort(line),
    poll: options.poll ?? false,
    editor: options.editor,
    tls: readCertificate(options.tls, folder),
    environment,
    cache: !options["no-cache"],
  };
  const browser = createBrowserOwner(environment);
  const code = openCodeCache(request);
  const slides = openSlideCache(request);
  const drawings = openDrawingDesk({ ...request, browser });
  const check = options["no-check"] ? undefined : openLiveCheck({ ...request, browser });
  shell.onStop(() => browser.kill());
  let tellJoined: (holder: Holder) => void = () => undefined;
  const events: ServeEvents = { ...eventsOf(line, shell), joined: (holder) => tellJoined(holder) };
  const server = await serveDecks(request, { code, drawings, slides, check }, events);
  shell.onStop(async () => {
    code.save();
    slides?.save();
    await server.close();
  });
  if (request.port === undefined && server.port !== firstPort)
    terminal.err(`note: the port ${firstPort} is taken; this is ${server.port}\n`);
  requireShareable(options.share, host, server);
  const joining = joinAddresses(server, options.share);
  tellJoined = ({ role }) => {
    if (role === "speaker") terminal.err(speakerAgain(server));
    if (role === "remote") terminal.err("note: a phone has joined that can drive the deck\n");
  };
  const { outside } = server.origins;
  if (joining && request.tls && !isFor(request.tls, outside))
    terminal.err(`note: the certificate is not for ${outside}, so browsers will refuse it there\n`);
  if (joining && !request.tls)
    terminal.err(
      "note: without --tls, whoever listens in the network can read what a speaker opens from another machine\n",
    );
  terminal.out(options.json ? `${JSON.stringify(jsonOf(server, joining))}\n` : textOf(server, joining, terminal));
  if (options.open) await openInBrowser(joining?.speaker ?? `${server.origins.own}/`, shell);
  return new Promise<never>(() => undefined);
}

/** @throws UsageError for what is no port */
function readPort({ options }: CommandLine): number | undefined {
  const port = wholeNumber(options, "port", 1);
  if (port !== undefined && port > lastPort)
    throw new UsageError(`--port ${port}: write a number from 1 to ${lastPort}`);
  return port;
}

const jsonOf = (server: DeckServer, joining: JoinAddresses | undefined) => ({
  addresses: server.origins.all.map((origin) => `${origin}/`),
  decks: server.decks.map((name) => ({ name, path: `/${encodeURIComponent(name)}/` })),
  ...(joining ? { join: joining } : {}),
});

function textOf(server: DeckServer, joining: JoinAddresses | undefined, terminal: Terminal): string {
  const addresses = server.origins.all.map((origin) => `${origin}/`);
  const [told = ""] = addresses;
  const decks = server.decks.map((name) => `  ${told}${encodeURIComponent(name)}/`);
  const room = joining ? `${joinText(joining, terminal)}\n` : "";
  return `${counted(server.decks.length, "deck")} on ${addresses.join(" and ")}\n${decks.join("\n")}\n${room}Stop with Ctrl-C.\n`;
}

function eventsOf({ options }: CommandLine, { terminal, folder }: Shell): Omit<ServeEvents, "joined"> {
  const shownFrom = realPathOf(folder);
  return {
    made(deck, slides, milliseconds) {
      if (!options.quiet)
        terminal.err(
          `${deck}: ${slides === 0 ? "" : `${counted(slides, "slide")} `}made in ${Math.round(milliseconds)} ms\n`,
        );
    },
    problems: (about: string, found: readonly Diagnostic[]) =>
      terminal.err(
        found.length === 0
          ? `${about === "" ? "" : `${about}: `}no problems left\n`
          : formatProblems(found, { folder: shownFrom, colour: terminal.colour }),
      ),
    fault(cause) {
      if (options.debug) terminal.err(traceOf(cause));
    },
    notice: (message) => terminal.err(`note: ${message}\n`),
  };
}

/** Opens a page in the browser that the user has chosen for pages. */
async function openInBrowser(address: string, { terminal }: Shell): Promise<void> {
  const { default: open } = await import("open");
  await open(address).catch(() => terminal.err(`note: no browser could be opened; open ${address} yourself\n`));
}
