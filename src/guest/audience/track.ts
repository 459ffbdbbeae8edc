import type { Place } from "../../live/place.js";
import type { TalkPlace } from "../../serve/room/talk.js";
import { openKept } from "./kept.js";
import { compare, firstSpot, placeOf, type Spot, spotOf } from "./spot.js";

/** Where the talk is, and where it has been. */
export interface Track {
  /** What the speaker has shown last: what lies under a curtain, nobody has seen. */
  readonly shown: Spot | undefined;
  readonly furthest: Spot | undefined;
  readonly isCovered: boolean;
  hear(place: TalkPlace): void;
  /** The slides of the page have changed: one that the talk waits for may have come. */
  look(): void;
  /** Whether the speaker has not been there yet. */
  isAhead(spot: Spot): boolean;
}

export function openTrack(): Track {
  const kept = openKept<Place>("furthest");
  const before = kept.load();
  // A page that is loaded again while the slide is covered stands where one can look back from.
  let shown = before && spotOf(before);
  let furthest = shown ?? firstSpot();
  /** Also while the page has no such slide yet. */
  let wanted: Place | undefined;
  let isCovered = false;
  const isAhead = (spot: Spot) => furthest !== undefined && compare(spot, furthest) > 0;
  const look = () => {
    const spot = wanted && spotOf(wanted);
    if (!spot) return;
    shown = spot;
    if (!isAhead(spot)) return;
    furthest = spot;
    kept.save(placeOf(spot));
  };
  return {
    get shown() {
      return shown;
    },
    get furthest() {
      return furthest;
    },
    get isCovered() {
      return isCovered;
    },
    hear({ slide, step, curtain }) {
      isCovered = curtain !== "";
      if (slide !== "" && !isCovered) wanted = { slide, step };
      look();
    },
    look,
    isAhead,
  };
}
