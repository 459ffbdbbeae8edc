import type { Slide } from "../../model/deck.js";
import type { Citation } from "../../model/fact.js";
import { sourceAddress } from "../../model/fact.js";
import { isWorksheet } from "../../model/outline.js";
import { sourceText } from "../../model/source-text.js";
import { directionOf } from "../../words/words.js";
import { inLayer, layerOrder } from "../design/layers.js";
import type { Templates } from "../design/templates.js";
import { worksheetRoleStyles } from "../drawing/styles.js";
import { charactersOf, fontStyles } from "../fonts/page-fonts.js";
import { cssString, styleText } from "../html/css.js";
import { type ChildNode, isTag, isText, joinSlots, mapNodes, Text } from "../html/dom.js";
import { asHtml, forTemplate, type Html, type TemplateHtml } from "../html/html.js";
import { plainText } from "../html/plain-text.js";
import type { RenderedDeck, SlideTree } from "../rendered.js";
import { answersOf } from "./answers.js";
import { finishPage } from "./own-page.js";
import { pageContext } from "./page-context.js";
import { createPageFiles, type PageFiles, type PrintFiles } from "./page-files.js";
import { printPolicy } from "./policy.js";
import { type PaperSize, watermarkLayer } from "./sheet.js";
import { printPieces, printStaticSection, type SlideForm, slideElements, wholeSlide } from "./slides.js";
import { questionStep } from "./steps.js";

/** A slide on paper: its picture and what is known of it. */
export interface PaperSlide {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly part: string;
  /** Planned; 0 where nothing is planned. */
  readonly minutes: number;
  readonly isGenerated: boolean;
  readonly slide: Slide;
  /** The slide as it looks in the deck when all its steps are done but the answer, to be shown in any size. */
  readonly picture: TemplateHtml | "";
  /** The text of a worksheet, which flows over as many sheets as it needs; "" for slides. */
  readonly worksheet: TemplateHtml | "";
  /** Speaker notes; "" without. */
  readonly notes: TemplateHtml | "";
  /** Text for those who read; "" without. */
  readonly reader: TemplateHtml | "";
  /** What a book says of the slide: its text for readers, or else its notes without their click markers; "" without. */
  readonly prose: TemplateHtml | "";
  /** What answers the slide's question, which stands apart from it; "" without. */
  readonly answer: TemplateHtml | "";
  /** All words of the slide and its notes, for an index. */
  readonly words: string;
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

/** The slides of a deck for a document on paper, and the files that they refer to. */
export interface PaperSlides {
  readonly slides: readonly PaperSlide[];
  readonly files: PageFiles;
}

export function paperSlides(rendered: RenderedDeck): PaperSlides {
  const citations = new Map(rendered.deck.citations.map((citation) => [citation.key, citation]));
  const files = createPageFiles();
  const slides = rendered.columns.flat().map(({ slide, part, tree }, index): PaperSlide => {
    const { generated, title, minutes, citations: marks } = slide;
    const keys = [...new Set(marks.map(({ key }) => key))];
    const step = questionStep(slideElements(tree));
    const form: SlideForm = { assets: rendered.assets, address: files.asset, links: "page", ids: "kept", step };
    return {
      id: slide.id,
      number: index + 1,
      title: title || rendered.words.say("slide", { number: index + 1 }),
      part: part.title,
      minutes: minutes ?? 0,
      isGenerated: generated !== undefined,
      slide,
      picture: forTemplate(renderPicture(tree, form)),
      worksheet: isWorksheet(slide) ? forTemplate(printPieces(joinSlots(tree.slots), form)) : "",
      notes: forTemplate(printPieces(tree.notes, form)),
      reader: forTemplate(printPieces(tree.reader, form)),
      prose: forTemplate(printPieces(proseOf(tree), form)),
      answer: forTemplate(printPieces(answersOf(tree), form)),
      words: `${plainText(wholeSlide(tree))} ${plainText(tree.notes)} ${plainText(tree.reader)}`,
      sources: keys.flatMap((key) => sourceOf(citations.get(key))),
      links: generated ? [] : linksOf(tree),
    };
  });
  return { slides, files };
}

/** What stands for readers where others hear the speaker. */
export const proseOf = ({ notes, reader }: SlideTree): readonly ChildNode[] =>
  reader.length > 0 ? reader : withoutMarkers(notes);

/** Notes as one reads them: nobody clicks on paper. What stands in code is shown as it is. */
const withoutMarkers = (nodes: readonly ChildNode[]): readonly ChildNode[] =>
  mapNodes(nodes, (node) => {
    if (isTag(node)) return node.name === "code" ? [node] : undefined;
    return isText(node) ? [new Text(node.data.replace(/\[click(?::\d{1,3})?\] ?/gi, ""))] : undefined;
  });

function sourceOf(citation: Citation | undefined) {
  if (!citation) return [];
  const [first] = citation.sources;
  // Beside a slide a short commit is enough: the list at the end has it in full.
  const place = first ? sourceText({ ...first, commit: first.commit?.slice(0, 7) }, {}) : "";
  return [{ number: citation.number, title: citation.title, place, href: first ? sourceAddress(first) : "" }];
}

function renderPicture(tree: SlideTree, form: SlideForm): Html {
  return asHtml(`<div class="picture reveal"><div class="slides">${printStaticSection(tree, form)}</div></div>`);
}

function linksOf(tree: SlideTree): string[] {
  const found = slideElements(tree).flatMap(({ name, attribs }) => (name === "a" ? (attribs["href"] ?? []) : []));
  return [...new Set(found.filter((href) => /^https?:/.test(href)))];
}

/** What stands at the head and foot of each sheet. */
interface RunningLines {
  /** In the head, on the side where lines of text begin. */
  readonly start: string;
  /** On its other side; the part that the sheet belongs to stands there where it has one. */
  readonly end: string;
  readonly foot: string;
  /** Below that on every sheet, covers included; "" for nothing. */
  readonly last: string;
}

/** A document on paper: a template below `templates/paper/` and what it is filled with. */
export interface PaperDocument {
  readonly template: string;
  readonly context: object;
  readonly size: PaperSize;
  readonly lines: RunningLines;
  /** What stands at the end of the head on sheets with a CSS page name of their own. */
  readonly sections: readonly { readonly page: string; readonly title: string }[];
  /** Set across every sheet; "" for none. */
  readonly watermark: string;
}

/** Fills a document on paper; what it refers to comes with it. It needs no script. */
export async function renderPaper(
  rendered: RenderedDeck,
  templates: Templates,
  files: PageFiles,
  paper: PaperDocument,
): Promise<PrintFiles> {
  const { size } = rendered;
  const body = templates.render(`paper/${paper.template}`, paper.context);
  const sheets = ["paper", "paper-worksheet", "paper-back", `paper-${paper.template}`].map((name) =>
    templates.sheet(name),
  );
  const styles = [
    pageRules(paper, directionOf(rendered.deck.info.language)),
    inLayer("base", `:root{--slide-ratio:${size.width / size.height}}\n${sheets.join("\n")}`),
    rendered.drawings.size > 0 ? inLayer("component", worksheetRoleStyles) : "",
  ];
  const { lines, sections, watermark } = paper;
  const besides = [...Object.values(lines), ...sections.map(({ title }) => title), watermark];
  const fonts = await fontStyles(rendered, { characters: charactersOf(body), besides }, files.font);
  const printed = templates.render("paper", {
    ...pageContext(rendered),
    styles: forTemplate(styleText([layerOrder, ...rendered.styles, ...styles, fonts].join("\n"))),
    body: forTemplate(body),
    watermark: forTemplate(watermarkLayer(watermark)),
  });
  const html = finishPage(printed, ["paper", `paper/${paper.template}`], templates, { scripts: [] });
  return { html, policy: printPolicy(html), files: files.all };
}

/** Page size, margins, and the lines at head and foot. CSS Paged Media 3, sections 4 and 5. */
function pageRules({ size, lines, sections }: PaperDocument, direction: "ltr" | "rtl"): string {
  const [start, end] = direction === "rtl" ? ["right", "left"] : ["left", "right"];
  const last = lines.last === "" ? undefined : cssString(lines.last);
  const foot = last
    ? `${cssString(lines.foot)} "\\a" ${last};white-space:pre-line;line-height:1.4`
    : cssString(lines.foot);
  const named = sections.map(({ page, title }) => `@page ${page}{@top-${end}{content:${cssString(title)}}}`);
  return `@page{size:${size};margin:20mm 16mm 18mm;
@top-${start}{content:${cssString(lines.start)}}
@top-${end}{content:${cssString(lines.end)}}
@bottom-${start}{content:${foot}}
@bottom-${end}{content:counter(page) " / " counter(pages)}
}
@page landscape{size:${size} landscape;margin:0;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}@bottom-right{content:none}}
@page bare{@top-${start}{content:none}@top-${end}{content:none}@bottom-${start}{content:${last ?? "none"}}}
${named.join("\n")}`;
}
