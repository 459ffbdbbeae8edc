import type { RevealApi } from "reveal.js";
import { goTo } from "../../live/place.js";
import type { TalkPlace } from "../../serve/room/talk.js";
import { compare, firstSpot, indexOf, placeOf, type Spot, spotHere, spotOf } from "./spot.js";
import { openTrack, type Track } from "./track.js";

/** What the page shows of the talk, and what the guest may do. */
export interface Attendance {
  /** Whether the page shows what the speaker shows. */
  readonly isFollowing: boolean;
  /** Whether the talk is somewhere; before its first slide is shown, it is nowhere. */
  readonly hasBegun: boolean;
  /** The speaker has covered the slide. */
  readonly isCovered: boolean;
  readonly canGoBack: boolean;
  /** The speaker has been further. */
  readonly canGoOn: boolean;
  /** The number of the slide that the speaker has shown last, from 1. */
  readonly speaker: number;
  /** The number of the furthest slide that the speaker has shown, from 1. */
  readonly furthest: number;
}

/** Keeps the page where the speaker is, until the guest looks back. */
export interface Following {
  readonly now: Attendance;
  /** The talk is somewhere else. */
  hear(place: TalkPlace): void;
  /** Does something to the deck that may move it. */
  change(action: () => void): void;
  catchUp(): void;
  next(): void;
  previous(): void;
  first(): void;
  last(): void;
  /** Goes to a slide where the speaker has been; else nothing happens. */
  go(slide: string): void;
}

const moves = ["slidechanged", "fragmentshown", "fragmenthidden"] as const;

/** @param changed is called whenever something of {@link Attendance} may be another */
export function createFollowing(reveal: RevealApi, changed: () => void): Following {
  const track = openTrack();
  let isFollowing = true;
  let isMoving = false;
  const move = (action: () => void) => {
    isMoving = true;
    action();
    isMoving = false;
  };
  const show = (spot: Spot | undefined) => {
    if (spot) move(() => goTo(reveal, placeOf(spot)));
  };
  const isTogether = () => {
    const here = spotHere(reveal);
    return !track.shown || (here !== undefined && compare(here, track.shown) === 0);
  };
  /** After the guest, or something on a slide, has moved the page. */
  const settle = () => {
    const here = spotHere(reveal);
    if (here && track.isAhead(here)) show(track.furthest);
    isFollowing = isTogether();
    changed();
  };
  const byHand = (action: () => void) => {
    move(action);
    settle();
  };
  /** After the talk or the deck has changed. */
  const keepUp = () => {
    // A speaker who comes to where the guest looks back is together with the guest again.
    isFollowing ||= isTogether();
    if (isFollowing) show(track.shown);
  };
  guard(reveal, { track, isFree: () => isMoving, moved: settle });
  return {
    get now() {
      return attendanceAt(spotHere(reveal), track, isFollowing ? "following" : "looking");
    },
    hear(place) {
      track.hear(place);
      keepUp();
      changed();
    },
    change(action) {
      move(action);
      track.look();
      keepUp();
      settle();
    },
    catchUp() {
      isFollowing = true;
      show(track.shown);
      changed();
    },
    next() {
      if (attendanceAt(spotHere(reveal), track, "looking").canGoOn) byHand(() => reveal.next());
    },
    previous: () => byHand(() => reveal.prev()),
    first: () => byHand(() => show(firstSpot())),
    last: () => byHand(() => show(track.furthest)),
    go(slide) {
      const spot = spotOf({ slide, step: -1 });
      if (spot && !track.isAhead(spot)) byHand(() => show(spot));
    },
  };
}

function attendanceAt(here: Spot | undefined, track: Track, mode: "following" | "looking"): Attendance {
  const { shown, furthest, isCovered } = track;
  return {
    isFollowing: mode === "following",
    hasBegun: shown !== undefined || isCovered,
    isCovered,
    canGoBack: here !== undefined && (indexOf(here) > 0 || here.step > -1),
    canGoOn: here !== undefined && furthest !== undefined && compare(here, furthest) < 0,
    speaker: shown ? indexOf(shown) + 1 : 1,
    furthest: furthest ? indexOf(furthest) + 1 : 1,
  };
}

interface GuardTools {
  readonly track: Track;
  /** Whether what moves the page now may lead anywhere. */
  readonly isFree: () => boolean;
  /** Something else has moved the page. */
  readonly moved: () => void;
}

/** What else moves a deck, such as buttons on a slide, does not lead ahead, either. */
function guard(reveal: RevealApi, { track, isFree, moved }: GuardTools): void {
  reveal.on("beforeslidechange", (event) => {
    const { indexh, indexv } = event as Event & { readonly indexh: number; readonly indexv?: number };
    const to = isFree() ? undefined : spotOf({ slide: reveal.getSlide(indexh, indexv)?.id ?? "", step: -1 });
    if (to && track.isAhead(to)) event.preventDefault();
  });
  // The steps of a slide are shown after it: what counts is where the page is then.
  const later = () => {
    if (!isFree()) queueMicrotask(moved);
  };
  for (const event of moves) reveal.on(event, later);
}
