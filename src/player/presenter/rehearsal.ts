import { download } from "../download.js";
import type { PlayerSettings, SlideView } from "../settings.js";

/** What a rehearsal leaves: how long each slide took. `outline --rehearsal` reads it. */
export interface Rehearsal {
  readonly quarterdeck: "rehearsal";
  readonly version: 1;
  /** The deck's name. */
  readonly deck: string;
  readonly title: string;
  /** Of the whole talk, with one decimal. */
  readonly seconds: number;
  /** In the deck's order, those that were shown. */
  readonly slides: readonly { readonly id: string; readonly title: string; readonly seconds: number }[];
}

const tenths = (seconds: number) => Math.round(seconds * 10) / 10;

/** The times of a talk as they go into the file. */
export function rehearsalOf(
  { name, title }: Pick<PlayerSettings, "name" | "title">,
  slides: readonly Pick<SlideView, "id" | "title">[],
  times: ReadonlyMap<string, number>,
): Rehearsal {
  const shown = slides.flatMap(({ id, title: of }) => {
    const seconds = times.get(id);
    return seconds === undefined ? [] : [{ id, title: of, seconds: tenths(seconds) }];
  });
  const seconds = tenths(shown.reduce((sum, slide) => sum + slide.seconds, 0));
  return { quarterdeck: "rehearsal", version: 1, deck: name, title, seconds, slides: shown };
}

/** Gives the speaker a rehearsal as a file. */
export const saveRehearsal = (rehearsal: Rehearsal): void =>
  download(`${rehearsal.deck}-rehearsal.json`, `${JSON.stringify(rehearsal, undefined, 2)}\n`);
