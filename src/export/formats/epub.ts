import { type Element, element, elementsOf } from "../../render/html/dom.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { directionOf } from "../../words/words.js";
import { documentTime } from "../document-time.js";
import { type BackPage, backPages } from "../epub/back-pages.js";
import { type BookChapter, chaptersOf } from "../epub/chapters.js";
import { takeCover } from "../epub/cover.js";
import { coverBody, navBody, titleBody } from "../epub/front-pages.js";
import { type BookFile, packBook } from "../epub/package.js";
import type { Shot } from "../epub/packed-shots.js";
import { takeShots } from "../epub/shots.js";
import { type BookPicture, figuresOn, filesOn, type SectionTools, sectionOf } from "../epub/slide-section.js";
import { printPage } from "../epub/xhtml.js";
import type { Exporter } from "./exporter.js";

/** The deck as a book for reading systems: text that flows, with pictures of what is drawn. */
export const exporter: Exporter = {
  format: "epub",
  async run(deck, tools) {
    const rendered = tools.onPaper(deck);
    const chapters = chaptersOf(rendered);
    const slides = chapters.flatMap((chapter) => chapter.slides);
    const drawn = slides
      .map((slide) => ({ slide: slide.rendered, figures: figuresOn(slide, rendered) }))
      .filter(({ figures }) => figures.length > 0);
    const [cover, shots] = await Promise.all([takeCover(rendered, tools), takeShots(rendered, drawn, tools)]);
    const pictures = picturesOf(rendered, chapters, shots);
    const back = backPages(chapters, sectionTools(rendered, chapters, pictures.of));
    const files = [
      { name: "book.css", type: "text/css", bytes: Buffer.from(tools.templates.sheet("epub")), isPage: false },
      { name: "cover.png", type: "image/png", bytes: cover, properties: "cover-image", isPage: false },
      ...pagesOf(rendered, { chapters, back, tools: sectionTools(rendered, chapters, pictures.of) }),
      ...pictures.files,
    ];
    const { info } = rendered.deck;
    const { entity = "", name = "", legal = "" } = rendered.brand ?? {};
    const about = {
      info,
      direction: directionOf(info.language),
      publisher: entity || name,
      rights: legal,
      modified: documentTime(info, tools.environment),
      // Quotes of a text are escaped: this is an attribute.
      isDescribed: !files.some(({ isPage, bytes }) => isPage && Buffer.from(bytes).includes(' alt=""')),
      summary: rendered.words.say("epub.accessibility"),
    };
    return [{ format: "epub", fileName: `${info.name}.epub`, bytes: packBook(about, files) }];
  },
};

/** The pages of a book in the order in which they are read. */
function pagesOf(
  rendered: RenderedDeck,
  { chapters, back, tools }: { chapters: readonly BookChapter[]; back: readonly BackPage[]; tools: SectionTools },
): BookFile[] {
  const { info } = rendered.deck;
  const page = (name: string, title: string, body: readonly Element[], properties?: string): BookFile => {
    const text = printPage({ title, language: info.language, direction: directionOf(info.language), body });
    const used = properties ?? (elementsOf(body).some((each) => each.name === "math") ? "mathml" : undefined);
    const file = { name, type: "application/xhtml+xml", bytes: Buffer.from(text), isPage: true };
    return used === undefined ? file : { ...file, properties: used };
  };
  return [
    page("cover.xhtml", info.title, coverBody("cover.png", info.title)),
    page("title.xhtml", info.title, titleBody(rendered)),
    page("nav.xhtml", rendered.words.say("paper.contents"), navBody(chapters, back, rendered), "nav"),
    ...chapters.map((chapter) => page(chapter.file, chapter.title, chapterBody(chapter, tools))),
    ...back.map(({ file, title, kind, body }) =>
      page(file, title, [element("section", { "epub:type": kind }, [element("h1", {}, [title]), ...body])]),
    ),
  ];
}

function chapterBody({ number, title, slides }: BookChapter, tools: SectionTools): Element[] {
  const count =
    number === "" ? [] : [element("p", { class: "count" }, [tools.rendered.words.say("paper.chapter", { number })])];
  const head = element("header", {}, [...count, element("h1", {}, [title])]);
  return [element("section", { "epub:type": "chapter" }, [head, ...slides.map((slide) => sectionOf(slide, tools))])];
}

/** The pictures of a book: those that were taken, and the files that slides show, each once. */
function picturesOf(rendered: RenderedDeck, chapters: readonly BookChapter[], shots: ReadonlyMap<Element, Shot>) {
  const files = new Map<string, BookFile>();
  const taken = new Map<Element, BookPicture>();
  for (const [shown, { bytes, width, height }] of shots) {
    const name = `figure-${String(taken.size + 1).padStart(3, "0")}.png`;
    taken.set(shown, { file: name, width, height });
    files.set(name, { name, type: "image/png", bytes, isPage: false });
  }
  for (const { name, type, bytes } of chapters.flatMap(({ slides }) =>
    slides.flatMap((slide) => filesOn(slide, rendered)),
  ))
    files.set(name, { name, type, bytes, isPage: false });
  const of = (shown: Element): BookPicture | undefined => {
    const name = (shown.attribs["src"] ?? "").replace(/^asset:/, "");
    return taken.get(shown) ?? (files.has(name) ? { file: name } : undefined);
  };
  return { files: [...files.values()], of };
}

function sectionTools(
  rendered: RenderedDeck,
  chapters: readonly BookChapter[],
  picture: SectionTools["picture"],
): SectionTools {
  const places = new Map(
    chapters.flatMap(({ slides }) => slides.map(({ rendered: { slide }, href }) => [slide.id, href] as const)),
  );
  const generated = new Map(
    rendered.columns.flat().flatMap(({ slide }) => {
      const kind = slide.generated?.kind;
      return kind === "glossary" || kind === "sources" ? [[slide.id, `${kind}.xhtml`] as const] : [];
    }),
  );
  return { rendered, picture, place: (id) => places.get(id) ?? generated.get(id) };
}
