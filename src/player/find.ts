import { withoutMarkers } from "./presenter/notes.js";
import type { SlideView } from "./settings.js";
import { textOf } from "./text.js";

/** A slide that holds what was looked for, with the words around it. */
export interface Hit {
  readonly slide: SlideView;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** What is searched. */
export interface Searched {
  readonly slides: readonly SlideView[];
  /** The speaker notes too: only while the speaker view is open may they be on the screen. */
  readonly withNotes: boolean;
}

/** The slides that hold `query`, whatever its case, each with its first place. */
export function findHits(searched: Searched, query: string): Hit[] {
  const needle = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "iu");
  return searched.slides.flatMap((slide) => {
    const text = searchText(slide, searched);
    const found = needle.exec(text);
    if (!found) return [];
    const [match] = found;
    const to = found.index + match.length;
    const before = lastWords(text.slice(0, found.index), 40);
    const after = text.slice(to, to + 60) + (to + 60 < text.length ? "…" : "");
    return [{ slide, before, match, after }];
  });
}

/** The last words of a text, with a sign that there was more before them: where words are not too long, whole ones. */
export function lastWords(text: string, most: number): string {
  const letters = [...text.slice(-2 * most)];
  if (letters.length <= most && text.length <= 2 * most) return text;
  const last = letters.slice(-most).join("");
  return `…${last.replace(/^\S*\s+/u, "")}`;
}

function searchText(slide: SlideView, { withNotes }: Searched): string {
  const body = textOf(slide.section.querySelector(":scope > .slide"));
  const title = body.includes(slide.title) ? "" : slide.title;
  return [title, body, withNotes ? withoutMarkers(textOf(slide.notes)) : ""].filter(Boolean).join(" · ");
}
