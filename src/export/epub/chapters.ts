import type { Slide } from "../../model/deck.js";
import { numberOfPart } from "../../model/outline.js";
import { slideLabels } from "../../model/slide-labels.js";
import type { ChildNode } from "../../render/html/dom.js";
import { wholeSlide } from "../../render/page/slides.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";

/** A slide of the book: where it stands, and what it is called. */
export interface BookSlide {
  readonly rendered: RenderedSlide;
  /** All that it shows. */
  readonly whole: readonly ChildNode[];
  /** What it is called by: its number on stage, or that of the slide before it and a letter. */
  readonly label: string;
  readonly title: string;
  /** The id of its section, and the address of that in the book. */
  readonly id: string;
  readonly href: string;
  /** The id of its answer, where it asks something. */
  readonly answerId: string;
}

/** A part of the deck, or what stands before, between and behind them. */
export interface BookChapter {
  readonly title: string;
  /** "" outside of the parts. */
  readonly number: string;
  readonly file: string;
  readonly slides: readonly BookSlide[];
}

/** What a book has of a deck: not the slides that the compiler makes, and not those that are for the stage only. */
const isRead = ({ generated, paper }: Slide): boolean => generated === undefined && paper !== "stage";

/** The chapters of a book: slides of the same part that follow each other. */
export function chaptersOf({ deck, columns, words }: RenderedDeck): BookChapter[] {
  const chapters: (BookChapter & { slides: BookSlide[] })[] = [];
  const all = columns.flat();
  const labels = slideLabels(all, deck);
  for (const [index, rendered] of all.entries()) {
    const { slide, part } = rendered;
    if (!isRead(slide)) continue;
    const open = chapters.at(-1);
    const isNew = open?.slides[0]?.rendered.part.title !== part.title;
    const file = isNew || !open ? `chapter-${String(chapters.length + 1).padStart(2, "0")}.xhtml` : open.file;
    const label = labels[index] ?? "";
    const id = `slide-${index + 1}`;
    const entry: BookSlide = {
      rendered,
      whole: wholeSlide(rendered.tree),
      label,
      title: slide.title || words.say("slide", { number: label }),
      id,
      href: `${file}#${id}`,
      answerId: `answer-${index + 1}`,
    };
    if (!isNew && open) open.slides.push(entry);
    else {
      const outside = words.say(chapters.length === 0 ? "paper.introduction" : "paper.closing");
      const own = { title: part.title, number: numberOfPart(deck.parts, part.title) };
      chapters.push({ ...(part.title === "" ? { title: outside, number: "" } : own), file, slides: [entry] });
    }
  }
  return chapters;
}
