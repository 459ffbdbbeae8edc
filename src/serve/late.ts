import type { RequestListener } from "node:http";
import { send, textAnswer } from "./answers.js";
import type { Background } from "./background.js";
import type { Findings } from "./findings.js";
import type { Guard } from "./guard.js";
import type { Room } from "./room/room.js";
import type { Rounds, RoundTools } from "./rounds.js";
import { type RouteTools, respond } from "./routes.js";
import type { Doors, ViewerEvents } from "./viewers.js";

/** What is made after the server has begun to listen; before, nobody asks for it. */
export interface Late {
  readonly findings: () => Findings;
  readonly rounds: () => Rounds;
  readonly room: () => Room | undefined;
  readonly routes: () => RouteTools;
  readonly background: () => Background;
}

export const listenerOf =
  (guard: Guard, { background, rounds, routes }: Late): RequestListener =>
  (asked, response) => {
    if (guard.isOurs(asked)) {
      const answered = respond(asked, response, routes());
      // Nothing may wait for somebody who only begins to send something.
      void (asked.method === "POST" ? answered : background().first(answered)).catch(rounds().fail);
    } else send(asked, response, textAnswer(403, "This server answers to its own pages only."));
  };

export const doorsOf = (guard: Guard, { room }: Late): Doors => ({
  guard,
  takes: (asked, socket, head) => room()?.takes(asked, socket, head) ?? false,
  admits: (asked) => room()?.gate.holderOf(asked, "speaker") !== undefined || room() === undefined,
});

/** What rounds ask and tell of guests. */
export const guestsOf = ({ room }: Pick<Late, "room">): Pick<RoundTools, "hasGuests" | "onMade"> => ({
  hasGuests: (deck) => room()?.hasGuests(deck) ?? false,
  onMade: (stage) => room()?.changed(stage),
});

export const viewerEvents = ({ findings, rounds, room }: Late): ViewerEvents => ({
  joined(viewer) {
    void rounds().welcome(viewer).catch(rounds().fail);
    if (viewer.deck !== "") room()?.welcome(viewer);
  },
  moved: (viewer) => findings().show(viewer),
  talked: (viewer, said) => room()?.hear(viewer, said),
  left: (viewer) => room()?.left(viewer),
});
