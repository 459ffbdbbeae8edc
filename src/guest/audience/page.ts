import type { RevealApi } from "reveal.js";
import { createPatcher } from "../../live/patch.js";
import { allSlides } from "../../live/place.js";
import type { GuestSettings, ToAudience } from "../../serve/room/protocol.js";
import type { PollResult } from "../../serve/room/talk.js";
import { sayFrom } from "../say.js";
import { createCover } from "./cover.js";
import { createFollowing } from "./following.js";
import { useHands } from "./hands.js";
import { openLine } from "./line.js";
import { createPanel, type LineState } from "./panel.js";
import { createPollPanel } from "./poll.js";
import { createQuestionSheet } from "./question.js";
import type { Seat } from "./seat.js";

declare global {
  /** What the server says of the page of a guest. */
  var quarterdeckGuest: GuestSettings;
}

/** Keeps the page of somebody in the audience where the talk is. The deck needs nothing of it: without the server, it goes on. */
export function follow(seat: Seat): void {
  const { deck, shown, words } = globalThis.quarterdeckGuest;
  const reveal: RevealApi = window.Reveal;
  const say = sayFrom(words, "audience.");
  const patcher = createPatcher(reveal, shown);
  let state: LineState = "away";
  let poll: PollResult | null = null;
  /** Polls whose own votes the server knows; one that was started again knows none. */
  const told = new Set<string>();
  const cover = createCover(seat.element, say);
  const following = createFollowing(reveal, () => update());
  const ballot = createPollPanel({ say, vote: (id, option) => line.send({ is: "vote", poll: id, option }) });
  const question = createQuestionSheet({
    say,
    send: (text) => line.send({ is: "ask", text }),
    taken: () => panel.tell(say("heard")),
  });
  const ask = () => {
    panel.tell("");
    if (state !== "ended") question.open();
  };
  const panel = createPanel({ say, moves: following, ask, parts: [ballot.element, question.element] });
  seat.tell(panel.host);
  const update = () => {
    const { now } = following;
    cover.show(now.isCovered && now.isFollowing ? "covered" : "open");
    const open = state !== "ended" && isInView(poll, now.furthest, reveal) ? poll : null;
    seat.arrange(open ? "roomy" : "usual");
    ballot.show(open);
    panel.show({ talk: now, line: state, ...slideHere(reveal) });
  };
  const receive = (message: ToAudience) => {
    if (message.is === "deck") following.change(() => patcher.apply(message));
    else if (message.is === "place") following.hear(message.place);
    else if (message.is === "heard") question.hear(message.isRefused ? "refused" : "taken");
    else {
      ({ poll } = message);
      update();
      if (poll && !told.has(poll.id)) ballot.tellAgain();
      if (poll) told.add(poll.id);
    }
  };
  const become = (next: LineState) => {
    state = next;
    if (next !== "there") question.lost();
    update();
  };
  useHands(following, seat.element);
  new ResizeObserver(() => reveal.layout()).observe(seat.element);
  const line = openLine({
    opened() {
      told.clear();
      become("there");
      line.send({ is: "hello", deck, shown: patcher.shown });
    },
    closed: () => become("away"),
    ended: () => become("ended"),
    received: receive,
  });
  update();
}

/** Whether a poll stands on the slide that the guest looks at, and the speaker has shown. */
function isInView(poll: PollResult | null, furthest: number, reveal: RevealApi): boolean {
  const slide = reveal.getCurrentSlide();
  const isHere = poll && slide?.querySelector(`[data-poll="${CSS.escape(poll.id)}"]`);
  return Boolean(isHere) && allSlides().indexOf(slide) < furthest;
}

function slideHere(reveal: RevealApi): { readonly number: number; readonly title: string } {
  const section = reveal.getCurrentSlide();
  return { number: allSlides().indexOf(section) + 1, title: section.dataset["title"] ?? "" };
}
