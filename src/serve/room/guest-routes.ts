import type { IncomingMessage } from "node:http";
import { type Answer, redirect, textAnswer } from "../answers.js";
import type { ServedDecks } from "../decks.js";
import type { Pages } from "../pages.js";
import type { Rounds } from "../rounds.js";
import { partsOf } from "../url-parts.js";
import type { GuestPages } from "./guest-pages.js";
import type { Role } from "./keyring.js";
import { joinAddress } from "./protocol.js";
import type { Room } from "./room.js";

/** What answers to guests are made from. */
export interface GuestRouteTools {
  readonly decks: ServedDecks;
  readonly pages: Pages;
  readonly guestPages: GuestPages;
  readonly rounds: Rounds;
  readonly room: Room;
}

/** What guests open of a deck, and the role that they need for it. */
const pagesOfGuests: Readonly<Record<string, Role>> = {
  follow: "audience",
  remote: "remote",
  "remote.webmanifest": "remote",
};

/**
 * Answers whoever has joined, or wants to.
 * @returns undefined for the speaker, who may ask for everything else
 */
export async function answerGuest(asked: IncomingMessage, tools: GuestRouteTools): Promise<Answer | undefined> {
  const { url = "/", method = "GET" } = asked;
  const { room, pages } = tools;
  const [name = "", page, ...more] = partsOf(url);
  const isJoin = url === joinAddress;
  if (isJoin && method === "POST") return room.gate.join(asked);
  if (isJoin && (method === "GET" || method === "HEAD")) return pages.join(200);
  const role = more.length === 0 && page !== undefined ? pagesOfGuests[page] : undefined;
  if (role && (method === "GET" || method === "HEAD"))
    return (await guestPage(asked, name, role, tools)) ?? pages.join(403);
  if (room.gate.holderOf(asked, "speaker")) return undefined;
  const guest = room.gate.holderOf(asked, "audience");
  if (url === "/" && guest) return redirect(room.addressOf(guest));
  // Whoever is no speaker learns nothing, not even which decks there are.
  return method === "GET" || method === "HEAD" ? pages.join(403) : textAnswer(403, "Only the speaker may do this.");
}

async function guestPage(
  asked: IncomingMessage,
  name: string,
  role: Role,
  { room, decks, rounds, guestPages }: GuestRouteTools,
): Promise<Answer | undefined> {
  const stage = decks.find(name);
  if (!stage || room.gate.holderOf(asked, role)?.deck !== name) return undefined;
  await rounds.bringUpToDate(stage);
  if (asked.url?.endsWith(".webmanifest")) return guestPages.manifest(stage);
  return guestPages.page(stage, role === "remote" ? "remote" : "audience", asked);
}
