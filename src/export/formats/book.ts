import type { Words } from "../../words/words.js";
import { bylineOf } from "../byline.js";
import { destinationPages } from "../pdf/destinations.js";
import { pageNumbers } from "../pdf/file.js";
import type { Bookmark } from "../pdf/outline.js";
import { backMatter } from "./back-matter.js";
import { type BookSlide, type Chapter, chaptersOf } from "./book-chapters.js";
import { figureCrops } from "./book-figures.js";
import { type IndexedText, indexTerms, openIndex } from "./book-index.js";
import { type BookPages, bookLabels, bookPages } from "./book-pages.js";
import type { Exporter } from "./exporter.js";
import { codesOf } from "./link-codes.js";
import { backSections, openPress, type PaperPress } from "./paper-press.js";

/** Millimetres of the contents' heading, and of a slide in them; a chapter takes as much as two slides. */
const contents = { head: 22, line: 5 };

/** Lines to write an answer on. */
const answerLines = Array.from({ length: 5 }, () => true);

/** What is not known of the pages before the first print; numbers take as much room. */
const noPages: BookPages = { blanks: new Set(), front: 0, numberOf: () => "000" };

/**
 * The whole deck as a book: the text of each slide with its picture as a figure, contents, glossary, sources, index.
 *
 * CSS has no page numbers of other places in Chromium (`target-counter`), and no empty pages before a chapter that
 * begins at the right, so the book is printed once to learn the pages, and once with their numbers.
 */
export const exporter: Exporter = {
  format: "book",
  async run(deck, tools) {
    const press = openPress(deck, tools, { binding: "book" });
    const chapters = chaptersOf(press, await figureCrops(press));
    const { deck: shown, words } = press.rendered;
    const book = { press, index: openIndex(indexTerms(shown), words.language) };
    const unpaged = contextOf(book, inDraft(chapters), noPages);
    const draft = await press.draft("book", unpaged);
    const rectos = [...chapters, ...unpaged.back.slice(0, 1)].map(({ id }) => id);
    const pages = bookPages({ pages: draft, rectos });
    const pdf = await press.print("book", contextOf(book, chapters, pages), pages.front);
    const bookmarks = bookmarksOf(chapters, destinationPages(pdf), words);
    return [await press.finish(pdf, "book", bookmarks, bookLabels(pageNumbers(pdf).length, pages.front))];
  },
};

/** A chapter as it is printed. */
interface PrintedChapter extends Chapter {
  /** What the index may lead to: Chromium tells the pages of nothing but what is linked to. */
  readonly targets?: readonly string[];
}

/** A draft shows where things stand: pictures take their room, and the longest time to print. */
const inDraft = (chapters: readonly Chapter[]): PrintedChapter[] =>
  chapters.map((chapter) => ({
    ...chapter,
    slides: chapter.slides.map((slide) => ({ ...slide, picture: slide.frame })),
    targets: chapter.slides.flatMap(({ passages }) => passages.map(({ id }) => id)),
  }));

/** What a book is made with, in its draft as in the end. */
interface Book {
  readonly press: PaperPress;
  readonly index: ReturnType<typeof openIndex>;
}

function contextOf({ press, index }: Book, chapters: readonly PrintedChapter[], { blanks, numberOf }: BookPages) {
  const { deck, words } = press.rendered;
  const { title, subtitle, url } = deck.info;
  const lists = { ...backMatter(press), index: index(textsIn(chapters, numberOf)) };
  const back = backSections.filter(({ name }) => lists[name].length > 0);
  return {
    scale: press.scaleFor(press.area.width),
    sheetHeight: `${press.area.height - 0.5}mm`,
    cover: { title, subtitle, by: bylineOf(press.rendered, "named with role"), address: url },
    isLong: isLong(chapters, back.length, press),
    chapters: chapters.map((chapter, at) => ({
      ...chapter,
      page: numberOf(chapter.id),
      isFirst: at === 0,
      isMoved: blanks.has(chapter.id),
      about: aboutOf(chapter, words),
      topics: chapter.topics.map((topic) => ({ ...topic, page: numberOf(topic.id) })),
      questions: chapter.questions.map((topic) => ({ ...topic, page: numberOf(topic.id) })),
      slides: chapter.slides.map((slide) => entryOf(slide, numberOf)),
    })),
    back: back.map(({ name, word }) => {
      const id = `book-${name}`;
      return { id, title: words.say(word), page: numberOf(id), isMoved: blanks.has(id) };
    }),
    ...lists,
  };
}

/** Whether contents would not fit one sheet in one column; they take two columns and smaller type then. */
function isLong(chapters: readonly Chapter[], more: number, { area }: PaperPress): boolean {
  const lines = chapters.reduce((sum, { slides }) => sum + slides.length + 2, 2 * more);
  return lines * contents.line > area.height - contents.head;
}

/** A slide as the template is told of it; one that asks has room to answer. */
function entryOf(slide: BookSlide, numberOf: BookPages["numberOf"]) {
  const asks = String(slide.answer) !== "" || slide.slide.layout === "exercise";
  return {
    ...slide,
    notes: slide.prose,
    page: numberOf(slide.id),
    codes: codesOf(slide.textLinks, slide.links),
    isWords: slide.said !== undefined,
    lines: asks ? answerLines : [],
  };
}

function aboutOf({ slides }: Chapter, words: Words): string {
  const minutes = slides.reduce((sum, slide) => sum + slide.minutes, 0);
  const count = words.say("slides", { count: slides.length });
  return minutes > 0 ? words.say("paper.as-a-talk", { slides: count, count: Math.round(minutes) }) : count;
}

/** What stands in a book, in its order. */
function textsIn(chapters: readonly Chapter[], numberOf: BookPages["numberOf"]): IndexedText[] {
  // Templates of somebody's own may not name the blocks of a slide.
  const pageOf = (id: string, slide: string) => [numberOf(id), numberOf(slide)].find((page) => page !== "0") ?? "0";
  const texts = chapters.flatMap(({ title: chapter, slides }) =>
    slides.flatMap(({ id, title, passages }) => [
      { id, title, chapter, text: "", page: numberOf(id) },
      ...passages.map((passage) => ({ ...passage, title: "", chapter, page: pageOf(passage.id, id) })),
    ]),
  );
  // A slide's texts stand on its pages in another order than they are known in.
  return texts.toSorted((a, b) => Number(a.page) - Number(b.page));
}

function bookmarksOf(chapters: readonly Chapter[], pages: ReadonlyMap<string, number>, words: Words): Bookmark[] {
  const mark = (title: string, id: string, children: Bookmark[] = []): Bookmark[] => {
    const page = pages.get(id);
    return page === undefined ? [] : [{ title, id, page, children }];
  };
  return [
    ...chapters.flatMap(({ title, number, id, slides }) => {
      const inside = slides.flatMap((slide) => mark(slide.title, slide.id));
      return title === "" ? inside : mark(number === "" ? title : `${number} ${title}`, id, inside);
    }),
    ...backSections.flatMap(({ name, word }) => mark(words.say(word), `book-${name}`)),
  ];
}
