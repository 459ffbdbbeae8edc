import { brandContext } from "../../render/design/brand-context.js";
import { type Element, element } from "../../render/html/dom.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { bylineOf } from "../byline.js";
import type { BackPage } from "./back-pages.js";
import type { BookChapter } from "./chapters.js";
import { link } from "./slide-section.js";

/** The cover: its picture, and nothing else. */
export const coverBody = (file: string, title: string): Element[] => [
  element("div", { class: "cover", "epub:type": "cover" }, [element("img", { src: file, alt: title })]),
];

/** The title page, with what the brand wants to have said. */
export function titleBody(rendered: RenderedDeck): Element[] {
  const { info } = rendered.deck;
  const brand = brandContext(rendered.brand);
  const line = (text: string, kind: string) => (text === "" ? [] : [element("p", { class: kind }, [text])]);
  return [
    element("section", { class: "title-page", "epub:type": "titlepage" }, [
      element("h1", {}, [info.title]),
      ...line(info.subtitle, "subtitle"),
      ...line(bylineOf(rendered, "named with role"), "by"),
      ...line(info.description, "about"),
      ...[brand.entity, brand.confidential, brand.legal].flatMap((text) => line(text, "imprint")),
    ]),
  ];
}

/** The table of contents, which is the book's navigation, too, and the places that reading systems offer by their kind. */
export function navBody(
  chapters: readonly BookChapter[],
  back: readonly BackPage[],
  { words }: RenderedDeck,
): Element[] {
  const contents = words.say("paper.contents");
  const entry = (href: string, title: string, below: readonly Element[] = []) =>
    element("li", {}, [link(href, title), ...(below.length === 0 ? [] : [element("ol", {}, below)])]);
  const landmark = (kind: string, href: string, title: string) =>
    element("li", {}, [element("a", { "epub:type": kind, href }, [title])]);
  const [first] = chapters;
  return [
    element("nav", { "epub:type": "toc", id: "toc" }, [
      element("h1", {}, [contents]),
      element("ol", {}, [
        ...chapters.map(({ file, number, title, slides }) =>
          entry(
            file,
            number === "" ? title : `${number} ${title}`,
            slides.map((slide) => entry(slide.href, slide.title)),
          ),
        ),
        ...back.map(({ file, title }) => entry(file, title)),
      ]),
    ]),
    element("nav", { "epub:type": "landmarks", hidden: "hidden" }, [
      element("h2", {}, [words.say("epub.places")]),
      element("ol", {}, [
        landmark("toc", "nav.xhtml", contents),
        ...(first ? [landmark("bodymatter", first.file, first.title)] : []),
        ...back.map(({ kind, file, title }) => landmark(kind, file, title)),
      ]),
    ]),
  ];
}
