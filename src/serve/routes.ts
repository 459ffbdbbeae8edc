import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, htmlAnswer, redirect, send, textAnswer } from "./answers.js";
import type { ServedDecks } from "./decks.js";
import { answerJump, type JumpTools } from "./jump.js";
import type { KeptPages } from "./kept-pages.js";
import type { Pages } from "./pages.js";
import { jumpAddress } from "./protocol.js";
import type { GuestPages } from "./room/guest-pages.js";
import { answerGuest } from "./room/guest-routes.js";
import type { Room } from "./room/room.js";
import type { Rounds } from "./rounds.js";
import { partsOf } from "./url-parts.js";

/** What answers are made from. */
export interface RouteTools {
  readonly decks: ServedDecks;
  readonly kept: KeptPages;
  readonly pages: Pages;
  readonly rounds: Rounds;
  readonly jump: JumpTools;
  /** Undefined where nobody but this machine reaches the server. */
  readonly room: Room | undefined;
  readonly guestPages: GuestPages;
}

/** Answers a request of one of our pages, or of whoever opens one. */
export async function respond(asked: IncomingMessage, response: ServerResponse, tools: RouteTools): Promise<void> {
  try {
    send(asked, response, await answerTo(asked, tools));
  } catch (cause) {
    tools.rounds.fail(cause);
    if (response.headersSent) response.destroy();
    else send(asked, response, textAnswer(500, "Something went wrong; the terminal says what."));
  }
}

async function answerTo(asked: IncomingMessage, tools: RouteTools): Promise<Answer> {
  const { room } = tools;
  return (room && (await answerGuest(asked, { ...tools, room }))) ?? answerSpeaker(asked, tools);
}

async function answerSpeaker(
  asked: IncomingMessage,
  { decks, kept: keptPages, pages, rounds, jump }: RouteTools,
): Promise<Answer> {
  const { url = "/", method = "GET" } = asked;
  if (method === "POST" && url === jumpAddress) return answerJump(asked, jump);
  if (method !== "GET" && method !== "HEAD") return textAnswer(405, "There is nothing to send to.");
  const [, query] = url.split("?", 2);
  const [name = "", page, ...more] = partsOf(url);
  if (name === "") return pages.decks();
  const stage = decks.find(name);
  if (!stage || more.length > 0) return textAnswer(404, "There is no such page.");
  // Addresses of the deck begin at its folder.
  if (page === undefined) return redirect(`/${encodeURIComponent(name)}/${query === undefined ? "" : `?${query}`}`);
  if (page === "thumb") return (await pages.thumb(stage)) ?? textAnswer(404, "There is no such page.");
  if (page !== "" && page !== "present") return textAnswer(404, "There is no such page.");
  // A page that was kept says what it shows when it joins, and is brought up to date then.
  const kept = keptPages.find(stage);
  if (kept !== undefined) return htmlAnswer(kept);
  await rounds.bringUpToDate(stage);
  const found = stage.page();
  return found === undefined ? pages.waiting(stage) : htmlAnswer(found);
}
