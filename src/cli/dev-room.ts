import { readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { systemFault } from "../report/system.js";
import { isLoopback } from "../serve/guard.js";
import { audienceInvitation, phoneInvitation, speakerAddress, terminalDrawing } from "../serve/room/invitations.js";
import type { DeckServer } from "../serve/serve.js";
import type { Certificate } from "../serve/server.js";
import type { Terminal } from "./terminal.js";

/** The addresses with which people join; each of the two that are not for the audience works once. */
export interface JoinAddresses {
  readonly speaker: string;
  /** Undefined where nobody has said which deck is for the audience. */
  readonly audience: string | undefined;
  readonly phone: string | undefined;
}

/** Makes the codes for a server that others reach; undefined for one that they do not. */
export function joinAddresses(server: DeckServer, share: string | undefined): JoinAddresses | undefined {
  const { keyring, origins } = server;
  if (!keyring) return undefined;
  const [only, ...others] = server.decks;
  const shared = share ?? (others.length === 0 ? only : undefined);
  if (shared !== undefined) keyring.shareOnly(shared);
  const { own, outside } = origins;
  return {
    speaker: speakerAddress(own, keyring.speakerCode()),
    audience: shared && audienceInvitation(outside, keyring.audienceCode(shared)).address,
    phone: shared && phoneInvitation(outside, keyring.remoteCode(shared)).address,
  };
}

/** What the terminal says of joining. */
export function joinText({ speaker, audience, phone }: JoinAddresses, { colour }: Pick<Terminal, "colour">): string {
  const drawing = (address: string) => {
    const lines = terminalDrawing(address).split("\n");
    // White on black, whatever the terminal's colours are: most telephones read nothing else.
    return lines.map((line) => (colour ? `\u001b[97;40m${line}\u001b[0m` : line)).join("\n");
  };
  const none =
    "Open the speaker view of a deck and choose “Room” to let an audience and your phone in, or start with --share NAME.\n";
  const room =
    audience && phone
      ? [
          `Audience: ${audience}\n${drawing(audience)}\n`,
          `Your phone drives the deck with this, once; show it to nobody: ${phone}\n${drawing(phone)}\n`,
        ]
      : [none];
  return [`Speaker, once: ${speaker}\n`, ...room].join("\n");
}

/** @throws UsageError where there is nobody to share with, or no such deck */
export function requireShareable(share: string | undefined, host: string, server: Pick<DeckServer, "decks">): void {
  if (share === undefined) return;
  if (isLoopback(host))
    throw new UsageError("--share: nobody but this machine reaches the server; say --host ADDR as well");
  if (!server.decks.includes(share))
    throw new UsageError(
      `--share: there is no deck “${share}”; ${didYouMean(share, server.decks) ?? `there are ${server.decks.join(", ")}`}`,
    );
}

/**
 * Reads `--tls CERT,KEY`.
 * @throws UsageError when a file is missing, or cannot be read
 */
export function readCertificate(value: string | undefined, folder: string): Certificate | undefined {
  if (value === undefined) return undefined;
  const [cert = "", key = "", ...more] = value.split(",");
  if (cert === "" || key === "" || more.length > 0)
    throw new UsageError(`--tls ${value}: write two files with a comma between them, the certificate and its key`);
  return { cert: read(cert, folder), key: read(key, folder) };
}

function read(file: string, folder: string): string {
  try {
    return readFileSync(path.resolve(folder, file), "utf8");
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const why = isMissing ? "there is no such file" : (systemFault(cause)?.words ?? String(cause));
    throw new UsageError(`--tls: “${file}” cannot be read: ${why}`);
  }
}

/** Whoever loses the link gets another one, and whoever finds it used by somebody else learns of that. */
export function speakerAgain({ keyring, origins }: Pick<DeckServer, "keyring" | "origins">): string {
  return keyring
    ? `note: the speaker's link was used; another one: ${speakerAddress(origins.own, keyring.speakerCode())}\n`
    : "";
}
