import type { RevealApi } from "reveal.js";
import type { WindowLink } from "../link/link.js";
import type { PlayerSettings, SlideView } from "../settings.js";
import type { Curtain } from "./curtain.js";
import type { Follower } from "./follow.js";
import { type Plan, planOf } from "./plan.js";
import type { Stage } from "./stage.js";
import type { Talk } from "./talk.js";

/** Everything that the desk shows, and what moves it. */
export interface DeskState {
  readonly reveal: RevealApi;
  readonly settings: PlayerSettings;
  readonly link: WindowLink;
  readonly talk: Talk;
  readonly curtain: Curtain;
  readonly follower: Follower;
  readonly stage: Stage;
}

/** The deck as it is now: it changes under a speaker who edits it. */
export interface DeckNow {
  readonly slides: readonly SlideView[];
  readonly plan: Plan;
  /** The index of the slide that this window shows. */
  readonly at: number;
}

/** Finds the slide that this window shows among the slides. */
export function deckNow(slides: readonly SlideView[], { reveal, settings }: DeskState): DeckNow {
  const current = reveal.getCurrentSlide();
  const at = slides.findIndex(({ section }) => section === current);
  return { slides, plan: planOf(slides, settings), at: Math.max(0, at) };
}
