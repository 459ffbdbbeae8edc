import type { Citation } from "../../model/fact.js";
import { sourceAddress } from "../../model/fact.js";
import { isWorksheet } from "../../model/outline.js";
import type { Templates } from "../design/templates.js";
import { asHtml, type Html } from "../html/html.js";
import type { RenderedDeck, RenderedSlide } from "../rendered.js";
import { sourceText } from "../source-list.js";
import { lastStep } from "./fragments.js";
import { type PrintFiles, printFiles } from "./pages.js";
import { type PaperSize, watermarkLayer } from "./sheet.js";

/** A slide on paper: its picture and what is known of it. */
export interface PaperSlide {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly part: string;
  /** Planned; 0 where nothing is planned. */
  readonly minutes: number;
  readonly isGenerated: boolean;
  readonly slide: RenderedSlide;
  /** The slide as it looks in the deck when all its steps are done, to be shown in any size. */
  readonly picture: Html;
  /** The text of a worksheet, which flows over as many sheets as it needs; "" for slides. */
  readonly worksheet: Html;
  /** Speaker notes; "" without. */
  readonly notes: Html;
  readonly sources: readonly {
    readonly number: number;
    readonly title: string;
    /** The place in words: file, lines and revision. */
    readonly place: string;
    readonly href: string;
  }[];
  /** Links to other sites, each once. */
  readonly links: readonly string[];
}

/** The slides of a deck for a document on paper. */
export function paperSlides(rendered: RenderedDeck): PaperSlide[] {
  const citations = new Map(rendered.deck.citations.map((citation) => [citation.key, citation]));
  return rendered.columns.flat().map((slide, index): PaperSlide => {
    const { generated, title, minutes, citations: marks } = slide.slide;
    const keys = [...new Set(marks.map(({ key }) => key))];
    return {
      id: slide.slide.id,
      number: index + 1,
      title: title || `Slide ${index + 1}`,
      part: slide.part.title,
      minutes: minutes ?? 0,
      isGenerated: generated !== undefined,
      slide,
      picture: renderPicture(slide),
      worksheet: isWorksheet(slide.slide) ? worksheetText(slide.html) : asHtml(""),
      notes: withPageLinks(slide.notes),
      sources: keys.flatMap((key) => sourceOf(citations.get(key))),
      links: generated ? [] : linksOf(slide.html),
    };
  });
}

function sourceOf(citation: Citation | undefined) {
  if (!citation) return [];
  const [first] = citation.sources;
  const place = first ? sourceText(first, {}) : "";
  return [{ number: citation.number, title: citation.title, place, href: first ? sourceAddress(first) : "" }];
}

/** In the deck a link leads to `#/id`, on paper to the element with that id. */
const withPageLinks = (html: string) => asHtml(html.replaceAll(' href="#/', ' href="#'));

function renderPicture(slide: RenderedSlide): Html {
  const section = `<section${slide.attributes}>${slide.background}${withPageLinks(lastStep(slide.html))}</section>`;
  return asHtml(`<div class="picture reveal"><div class="slides">${section}</div></div>`);
}

/** What stands between the head and the foot of the layout. */
function worksheetText(html: string): Html {
  const body = /<div class="body">([\s\S]*)<\/div>\s*<footer class="foot">/.exec(lastStep(asHtml(html)));
  return withPageLinks(body?.[1] ?? "");
}

function linksOf(html: string): string[] {
  const found = [...html.matchAll(/<a\s[^>]*href="(https?:[^"]+)"/g)].map((match) => match[1] ?? "");
  return [...new Set(found)].map((link) => link.replaceAll("&amp;", "&"));
}

/** What stands at the head and foot of each sheet. */
interface RunningLines {
  readonly left: string;
  /** At the right of the head; the part that the sheet belongs to stands there where it has one. */
  readonly right: string;
  readonly foot: string;
}

/** A document on paper: a template below `templates/paper/` and what it is filled with. */
export interface PaperDocument {
  readonly template: string;
  readonly context: object;
  readonly size: PaperSize;
  readonly lines: RunningLines;
  /** What stands at the right of the head on sheets with a CSS page name of their own. */
  readonly sections: readonly { readonly page: string; readonly title: string }[];
  /** Set across every sheet; "" for none. */
  readonly watermark: string;
}

/** Fills a document on paper; what it refers to comes with it. It needs no script. */
export function renderPaper(rendered: RenderedDeck, templates: Templates, paper: PaperDocument): PrintFiles {
  const { deck, size } = rendered;
  const body = templates.render(`paper/${paper.template}`, paper.context);
  const sheet = templates.read("styles/paper.css")?.text ?? "";
  const styles = [pageRules(paper), `:root{--slide-ratio:${size.width / size.height}}`, sheet];
  return printFiles(rendered, (fonts) =>
    templates.render("paper", {
      deck: { title: deck.info.title, language: deck.info.language },
      styles: asHtml([...rendered.styles, ...styles, fonts(body)].join("\n")),
      body,
      watermark: asHtml(watermarkLayer(paper.watermark)),
    }),
  );
}

/** Page size, margins, and the lines at head and foot. CSS Paged Media 3, sections 4 and 5. */
function pageRules({ size, lines, sections }: PaperDocument): string {
  const named = sections.map(({ page, title }) => `@page ${page}{@top-right{content:${cssString(title)}}}`);
  return `@page{size:${size};margin:20mm 16mm 18mm;
@top-left{content:${cssString(lines.left)}}
@top-right{content:${cssString(lines.right)}}
@bottom-left{content:${cssString(lines.foot)}}
@bottom-right{content:counter(page) " / " counter(pages)}
}
@page bare{@top-left{content:none}@top-right{content:none}@bottom-left{content:none}}
${named.join("\n")}`;
}

/** A string as CSS writes it. */
const cssString = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ")}"`;
