import os from "node:os";
import { createBrowserOwner } from "../browser/owner.js";
import { openDrawingDesk } from "../drawing/desk.js";
import { openLiveCheck } from "../inspect/live-check.js";
import { openCodeCache } from "../project/code-cache.js";
import { openSlideCache } from "../project/slide-cache.js";
import { counted } from "../report/counted.js";
import { traceOf } from "../report/fault.js";
import { formatProblems } from "../report/format.js";
import { type Diagnostic, UsageError } from "../report/problem.js";
import { isLoopback } from "../serve/guard.js";
import { firstPort } from "../serve/listen.js";
import { type DeckServer, type ServeEvents, serveDecks } from "../serve/serve.js";
import { realPathOf } from "../source/folder.js";
import { readDeckOptions } from "./deck-options.js";
import { type CommandLine, wholeNumber } from "./options.js";
import type { Shell } from "./shell.js";

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
    environment,
    cache: !options["no-cache"],
  };
  const browser = createBrowserOwner(environment);
  const code = openCodeCache(request);
  const slides = openSlideCache(request);
  const drawings = openDrawingDesk({ ...request, browser });
  const check = options["no-check"] ? undefined : openLiveCheck({ ...request, browser });
  shell.onStop(() => browser.kill());
  const server = await serveDecks(request, { code, drawings, slides, check }, eventsOf(line, shell));
  shell.onStop(async () => {
    code.save();
    slides?.save();
    await server.close();
  });
  if (request.port === undefined && server.port !== firstPort)
    terminal.err(`note: the port ${firstPort} is taken; this is ${server.port}\n`);
  if (!isLoopback(host))
    terminal.err("note: whoever reaches this machine under these addresses can read the decks, with their notes\n");
  terminal.out(options.json ? `${JSON.stringify(jsonOf(server, host))}\n` : textOf(server, host));
  if (options.open) await openInBrowser(addressOf(server, isLoopback(host) ? "localhost" : host), shell);
  return new Promise<never>(() => undefined);
}

/** @throws UsageError for what is no port */
function readPort({ options }: CommandLine): number | undefined {
  const port = wholeNumber(options, "port", 1);
  if (port !== undefined && port > lastPort)
    throw new UsageError(`--port ${port}: write a number from 1 to ${lastPort}`);
  return port;
}

const addressOf = ({ port }: Pick<DeckServer, "port">, host: string) =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}/`;

/** The addresses under which a server is reached. */
function addressesOf(server: DeckServer, host: string): string[] {
  if (isLoopback(host)) return [addressOf(server, "localhost")];
  if (host !== "0.0.0.0" && host !== "::") return [addressOf(server, host)];
  const own = Object.values(os.networkInterfaces()).flatMap((each) => each ?? []);
  const reached = own.filter(({ internal, family }) => !internal && (family === "IPv4" || host === "::"));
  return [addressOf(server, "localhost"), ...reached.map(({ address }) => addressOf(server, address))];
}

const jsonOf = (server: DeckServer, host: string) => ({
  addresses: addressesOf(server, host),
  decks: server.decks.map((name) => ({ name, path: `/${encodeURIComponent(name)}/` })),
});

function textOf(server: DeckServer, host: string): string {
  const addresses = addressesOf(server, host);
  // Whoever opens a server to others wants to hand out these.
  const told = addresses.at(-1) ?? "";
  const decks = server.decks.map((name) => `  ${told}${encodeURIComponent(name)}/`);
  return `${counted(server.decks.length, "deck")} on ${addresses.join(" and ")}\n${decks.join("\n")}\nStop with Ctrl-C.\n`;
}

function eventsOf({ options }: CommandLine, { terminal, folder }: Shell): ServeEvents {
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
