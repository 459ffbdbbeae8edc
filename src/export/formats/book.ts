import type { Term } from "../../model/term.js";
import type { PaperSlide } from "../../render/page/paper.js";
import type { Words } from "../../words/words.js";
import { destinationPages } from "../pdf/destinations.js";
import type { Bookmark } from "../pdf/outline.js";
import { backMatter } from "./back-matter.js";
import { bookIndex } from "./book-index.js";
import type { Exporter } from "./exporter.js";
import { backSections, openPress, type PaperPress } from "./paper-press.js";

/** Least and greatest width of a slide's picture, in millimetres: still legible; leaves the text its place. */
const pictureWidths = { least: 88, greatest: 118 };

/** Height in millimetres that a slide's title and text take at most in most decks. */
const usualText = 63;

/** Contents with more entries than this would not fit one sheet in one column; they take two columns and smaller type. */
const longContents = 45;

interface Chapter {
  readonly id: string;
  readonly title: string;
  /** "" for what stands outside the parts. */
  readonly number: string;
  /** Its CSS page name. */
  readonly sheet: string;
  readonly slides: readonly PaperSlide[];
}

/** The page of an element, counted from 1; "000" before it is known, which takes as much room. */
type PageOf = (id: string) => string;

/**
 * The whole deck as a book: slides with their notes as text, contents, glossary, sources, index.
 *
 * CSS has no page numbers of other places in Chromium (`target-counter`), so the book is printed once to learn the
 * pages, and once with their numbers.
 */
export const exporter: Exporter = {
  format: "book",
  async run(deck, tools) {
    const press = openPress(deck, tools);
    const chapters = chaptersOf(press);
    const draft = await press.print(
      "book",
      contextOf(press, chapters, () => "000"),
      "draft",
    );
    const pages = destinationPages(draft);
    const pageOf: PageOf = (id) => String((pages.get(id) ?? 0) + 1);
    const pdf = await press.print("book", contextOf(press, chapters, pageOf));
    return [press.finish(pdf, "book", bookmarksOf(chapters, destinationPages(pdf), press.rendered.words))];
  },
};

/** Parts become chapters; slides before, between and behind them chapters without a number. */
function chaptersOf(press: PaperPress): Chapter[] {
  const chapters: (Chapter & { slides: PaperSlide[] })[] = [];
  for (const slide of press.slides) {
    if (slide.slide.paper === "stage") continue;
    const open = chapters.at(-1);
    if (open && open.slides[0]?.part === slide.part) open.slides.push(slide);
    else
      chapters.push({
        ...headOf(
          press,
          slide,
          press.rendered.words.say(chapters.length === 0 ? "paper.introduction" : "paper.closing"),
        ),
        slides: [slide],
      });
  }
  return chapters;
}

/** @param title for slides outside of the parts */
function headOf(press: PaperPress, { part, id }: PaperSlide, title: string): Omit<Chapter, "slides"> {
  const number = press.parts.indexOf(part) + 1;
  if (number > 0) return { id: `chapter-${number}`, title: part, number: String(number), sheet: `part-${number}` };
  return { id: `chapter-${id}`, title, number: "", sheet: "auto" };
}

function contextOf(press: PaperPress, chapters: readonly Chapter[], pageOf: PageOf) {
  const { deck, words } = press.rendered;
  const { title, subtitle, speaker, event, date } = deck.info;
  const matter = backMatter(press);
  const index = indexOf(chapters, press, pageOf);
  const lists = { ...matter, index };
  const back = backSections
    .filter(({ name }) => lists[name].length > 0)
    .map(({ name, word }) => ({ id: `book-${name}`, title: words.say(word) }));
  return {
    scale: press.scaleFor(pictureWidth(press)),
    sheetHeight: `${press.area.height - 0.5}mm`,
    cover: { title, subtitle, by: [speaker.name, speaker.role, event, words.date(date)].filter(Boolean).join(" · ") },
    isLong: chapters.reduce((sum, { slides }) => sum + slides.length + 1, 0) > longContents,
    chapters: chapters.map((chapter) => ({
      ...chapter,
      page: pageOf(chapter.id),
      about: aboutOf(chapter, words),
      slides: chapter.slides.map((slide) => ({ ...slide, notes: slide.prose, page: pageOf(slide.id) })),
    })),
    back: back.map((entry) => ({ ...entry, page: pageOf(entry.id) })),
    ...matter,
    index,
  };
}

/** As wide as lets two slides with their texts share a sheet. */
function pictureWidth({ area, rendered: { size } }: PaperPress): number {
  const height = area.height / 2 - usualText;
  return Math.min(pictureWidths.greatest, Math.max(pictureWidths.least, (height * size.width) / size.height));
}

function aboutOf({ slides }: Chapter, words: Words): string {
  const minutes = slides.reduce((sum, slide) => sum + slide.minutes, 0);
  const count = words.say("slides", { count: slides.length });
  return minutes > 0 ? words.say("paper.as-a-talk", { slides: count, count: Math.round(minutes) }) : count;
}

/** What the index lists: the terms of the glossary and the projects that the deck cites. */
function termsOf(press: PaperPress): Term[] {
  const { terms, citations, info } = press.rendered.deck;
  const known = new Set(terms.flatMap(({ name, also }) => [name, ...also]));
  const projects = [...new Set(citations.map(({ title }) => title))].filter((name) => !known.has(name));
  const added = projects.map((name): Term => ({ name, also: [], text: "", facts: [], span: info.span }));
  return [...terms, ...added];
}

function indexOf(chapters: readonly Chapter[], press: PaperPress, pageOf: PageOf) {
  const texts = chapters
    .flatMap(({ slides }) => slides)
    .map(({ id, title, words }) => ({ id, title, text: words, page: pageOf(id) }));
  return bookIndex(texts, termsOf(press), press.rendered.words.language);
}

function bookmarksOf(chapters: readonly Chapter[], pages: ReadonlyMap<string, number>, words: Words): Bookmark[] {
  const mark = (title: string, id: string, children: Bookmark[] = []): Bookmark[] => {
    const page = pages.get(id);
    return page === undefined ? [] : [{ title, page, children }];
  };
  return [
    ...chapters.flatMap(({ title, number, id, slides }) =>
      mark(
        number === "" ? title : `${number} ${title}`,
        id,
        slides.flatMap((slide) => mark(slide.title, slide.id)),
      ),
    ),
    ...backSections.flatMap(({ name, word }) => mark(words.say(word), `book-${name}`)),
  ];
}
