import type { Ground } from "./brand.js";

/** How a deck looks, in few words, for pages about several decks; colours are written as #rrggbb. */
export interface DeckLook {
  /** The name of its theme. */
  readonly theme: string;
  readonly ground: Ground;
  readonly bg: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  /** The side of its cover, and what stands on that. */
  readonly cover: string;
  readonly coverInk: string;
}
