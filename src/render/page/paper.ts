import type { Slide } from "../../model/deck.js";
import type { Citation } from "../../model/fact.js";
import { sourceAddress } from "../../model/fact.js";
import { isWorksheet } from "../../model/outline.js";
import { slideLabels } from "../../model/slide-labels.js";
import { shortSourceText } from "../../model/source-text.js";
import { directionOf } from "../../words/words.js";
import { inLayer, layerOrder } from "../design/layers.js";
import type { Templates } from "../design/templates.js";
import { worksheetRoleStyles } from "../drawing/styles.js";
import { charactersOf, fontStyles } from "../fonts/page-fonts.js";
import { styleText } from "../html/css.js";
import { type ChildNode, type Element, elementsOf, hasClass, joinSlots } from "../html/dom.js";
import { asHtml, forTemplate, type Html, type TemplateHtml } from "../html/html.js";
import type { RenderedDeck, RenderedSlide, SlideTree } from "../rendered.js";
import { answersOf } from "./answers.js";
import { inBreaths } from "./breaths.js";
import { finishPage } from "./own-page.js";
import { pageContext } from "./page-context.js";
import { type PageFiles, type PrintFiles, picturesAmong } from "./page-files.js";
import { pageRules, type SheetFrame } from "./page-rules.js";
import { paperParts } from "./paper-parts.js";
import { picturedWords, proseOf, saidOn } from "./paper-text.js";
import { type NamedText, namedPassages, type Passage } from "./passages.js";
import { printPolicy } from "./policy.js";
import { watermarkLayer } from "./sheet.js";
import { printPieces, printStaticSection, type SlideForm, slideElements, wholeSlide } from "./slides.js";
import { questionStep } from "./steps.js";
import { namedAhead, unseen } from "./unseen.js";

/** A slide on paper: its picture and what is known of it. */
export interface PaperSlide {
  readonly id: string;
  /** Its number on stage; undefined for what is for paper alone, such as a worksheet. */
  readonly number: number | undefined;
  readonly title: string;
  readonly part: string;
  /** Planned; 0 where nothing is planned. */
  readonly minutes: number;
  readonly isGenerated: boolean;
  readonly slide: Slide;
  /** The slide as it looks in the deck when all its steps are done but the answer, to be shown in any size. */
  readonly picture: TemplateHtml | "";
  /** A box of the picture's size with nothing in it: a draft needs no more. */
  readonly frame: TemplateHtml | "";
  /** The text of a worksheet, which flows over as many sheets as it needs; "" for slides. */
  readonly worksheet: TemplateHtml | "";
  /** Speaker notes for a lectern, in lines of one breath, "" without; made when asked for, since only a script has them. */
  readonly script: () => TemplateHtml | "";
  /** Text for those who read; "" without. */
  readonly reader: TemplateHtml | "";
  /** What a book says of the slide: its text for readers, or else its notes without their click markers; "" without. */
  readonly prose: TemplateHtml | "";
  /** What answers the slide's question, which stands apart from it; "" without. */
  readonly answer: TemplateHtml | "";
  /** What the slide says besides its title, maybe nothing, where a book prints that as text; undefined: it prints the picture. */
  readonly said: TemplateHtml | "" | undefined;
  /** The words of the slide besides its title and those of its text, each where it stands; none but in a book, which has an index. */
  readonly passages: readonly Passage[];
  readonly sources: readonly {
    readonly number: number;
    readonly title: string;
    /** The place in words: file, lines and revision. */
    readonly place: string;
    readonly href: string;
  }[];
  /** Links of the slide to other sites, each once. */
  readonly links: readonly string[];
  /** Those of what stands for readers. */
  readonly textLinks: readonly string[];
}

/**
 * The slides of a deck for a document on paper.
 * @param files takes the files that they refer to
 * @param named where links to a slide lead to: to its picture, or to what the document itself names by its id
 */
export function paperSlides(
  rendered: RenderedDeck,
  files: PageFiles,
  named: "picture" | "elsewhere" = "picture",
): readonly PaperSlide[] {
  const citations = new Map(rendered.deck.citations.map((citation) => [citation.key, citation]));
  const labels = slideLabels(rendered.columns.flat(), rendered.deck);
  return rendered.columns.flat().map(({ slide, part, tree }, index): PaperSlide => {
    const number = rendered.deck.numbers.get(slide.id);
    const { generated, title, minutes, citations: marks } = slide;
    const keys = [...new Set(marks.map(({ key }) => key))];
    const step = questionStep(slideElements(tree));
    const form: SlideForm = { assets: rendered.assets, address: files.asset, links: "page", ids: "kept", step };
    const pictured: SlideForm = { ...form, headings: "plain", named: named === "elsewhere" ? named : undefined };
    const texts = textsOf(slide, tree, named === "elsewhere" ? namedPassages : unnamed);
    return {
      id: slide.id,
      number,
      title: title || rendered.words.say("slide", { number: labels[index] ?? "" }),
      part: part.title,
      minutes: minutes ?? 0,
      isGenerated: generated !== undefined,
      slide,
      picture: forTemplate(renderPicture({ slide, tree }, pictured)),
      frame: forTemplate(pictureAround({ slide, tree }, asHtml(""))),
      worksheet: texts.worksheet ? forTemplate(printPieces(texts.worksheet.nodes, form)) : "",
      script: () => forTemplate(printPieces(inBreaths(tree.notes, rendered.deck.info.language), form)),
      reader: forTemplate(printPieces(tree.reader, form)),
      prose: forTemplate(printPieces(texts.prose.nodes, form)),
      answer: forTemplate(printPieces(answersOf(tree), form)),
      said: texts.said && forTemplate(printPieces(texts.said.nodes, form)),
      passages: texts.passages,
      sources: keys.flatMap((key) => sourceOf(citations.get(key))),
      links: generated ? [] : linksAmong(slideElements(tree)),
      textLinks: linksAmong(elementsOf(proseOf(tree))),
    };
  });
}

/** A text in which nobody looks words up. */
const unnamed = (nodes: readonly ChildNode[]): NamedText => ({ nodes, passages: [] });

/** The texts that a document prints of a slide, and where its words stand. */
function textsOf(slide: Slide, tree: SlideTree, name: typeof namedPassages) {
  const { id } = slide;
  const prose = name(proseOf(tree), id, "prose");
  const worksheet = isWorksheet(slide) ? name(joinSlots(tree.slots), id, "sheet") : undefined;
  // The words of a slide that shows nothing else.
  const words = slide.paper === "words" ? saidOn(tree) : undefined;
  const said = words && name(words, id, "said");
  const besides = said?.passages ?? [{ id: `${id}~picture`, text: picturedWords(tree) }];
  return { prose, worksheet, said, passages: worksheet?.passages ?? [...prose.passages, ...besides] };
}

function sourceOf(citation: Citation | undefined) {
  if (!citation) return [];
  const [first] = citation.sources;
  const place = first ? shortSourceText(first) : "";
  return [{ number: citation.number, title: citation.title, place, href: first ? sourceAddress(first) : "" }];
}

type Pictured = Pick<RenderedSlide, "slide" | "tree">;

const renderPicture = (slide: Pictured, form: SlideForm): Html =>
  pictureAround(slide, asHtml(`<div class="slides">${printStaticSection(slide.tree, form)}</div>`));

const pictureAround = (slide: Pictured, content: Html): Html =>
  asHtml(`<div class="picture reveal${isTitled(slide) ? " titled" : ""}">${content}</div>`);

/** Whether the title stands above the content, in a row of its own: on a poster it stands beside it. */
function isTitled({ slide: { layout }, tree }: Pictured): boolean {
  const head = elementsOf(wholeSlide(tree)).find((element) => element.name === "header" && hasClass(element, "head"));
  return layout !== "poster" && elementsOf(head?.children ?? []).some(({ name }) => /^h[12]$/.test(name));
}

function linksAmong(elements: readonly Element[]): string[] {
  const found = elements.flatMap(({ name, attribs }) => (name === "a" ? (attribs["href"] ?? []) : []));
  return [...new Set(found.filter((href) => /^https?:/.test(href)))];
}

/** A document on paper: a template below `templates/paper/` and what it is filled with. */
export interface PaperDocument extends SheetFrame {
  readonly template: string;
  readonly context: object;
  /** Set across every sheet; "" for none. */
  readonly watermark: string;
}

/** A part of a document, ready to be printed: it needs to know the number of its first page. */
export type PaperSheets = (firstNumber: number) => PrintFiles;

/** Fills a document on paper; what it refers to comes with it. It needs no script. */
export async function renderPaper(
  rendered: RenderedDeck,
  templates: Templates,
  files: PageFiles,
  paper: PaperDocument,
): Promise<readonly PaperSheets[]> {
  const body = templates.render(`paper/${paper.template}`, paper.context);
  const { lines, sections, watermark } = paper;
  const besides = [...Object.values(lines), ...sections.map(({ title }) => title), watermark];
  const fonts = await fontStyles(rendered, { characters: charactersOf(body), besides }, files.font);
  const styles = [layerOrder, ...rendered.styles, ...paperStyles(rendered, templates, paper), fonts];
  const pictures = picturesAmong(files);
  const everywhere = pictures.filter((name) => styles.some((style) => style.includes(name)));
  return paperParts(body, pictures).map(({ body, behind }) => (firstNumber) => {
    const counted = firstNumber === 1 ? [] : [`@page :first{counter-set:page ${firstNumber}}`];
    const printed = templates.render("paper", {
      ...pageContext(rendered),
      styles: forTemplate(styleText([...styles, ...counted].join("\n"))),
      body: forTemplate(asHtml(namedAhead([...everywhere, ...behind]) + body)),
      watermark: forTemplate(watermarkLayer(watermark)),
    });
    const html = finishPage(printed, ["paper", `paper/${paper.template}`], templates, { scripts: [] });
    return { html, policy: printPolicy(html), files: files.all };
  });
}

function paperStyles(rendered: RenderedDeck, templates: Templates, paper: PaperDocument): string[] {
  const { size } = rendered;
  const sheets = ["paper", "paper-worksheet", "paper-back", `paper-${paper.template}`].map((name) =>
    templates.sheet(name),
  );
  return [
    unseen,
    pageRules(paper, directionOf(rendered.deck.info.language)),
    inLayer("base", `:root{--slide-ratio:${size.width / size.height}}\n${sheets.join("\n")}`),
    inLayer("component", templates.sheet("paper-roles")),
    rendered.drawings.size > 0 ? inLayer("component", worksheetRoleStyles) : "",
  ];
}
