import { setImmediate as nextTurn } from "node:timers/promises";
import type { Asset, Assets } from "../assets.js";
import { layerOrder } from "../design/layers.js";
import type { Templates } from "../design/templates.js";
import { charactersOf, fontStyles } from "../fonts/page-fonts.js";
import { styleText } from "../html/css.js";
import { asHtml, forTemplate, type Html } from "../html/html.js";
import { once } from "../once.js";
import type { RenderedDeck, RenderedSlide, SlideTree } from "../rendered.js";
import type { PlayerFiles } from "./deck-page.js";
import { finishPage } from "./own-page.js";
import { pageContext } from "./page-context.js";
import { createPageFiles, fontsAmong, type PageFiles, type PrintFiles, picturesAmong } from "./page-files.js";
import { printPolicy } from "./policy.js";
import { type PaperSize, sheetSize, watermarkLayer } from "./sheet.js";
import { printLeftOut, printSlide, printStaticSection, type SlideForm, slideElements } from "./slides.js";
import { isAnswer, lastStep, questionStep, type Step, stepsOf } from "./steps.js";
import { fontsAhead, hidden, namedAhead, placeHolders, unseen } from "./unseen.js";

/** The page from which the PDF is printed. */
export interface PrintPage extends PrintFiles {
  /** The slide that each page shows. */
  readonly pages: readonly RenderedSlide[];
  /** The same slides as they stand in the page. */
  readonly sections: readonly Html[];
  /**
   * The page with some of its slides, by their places: of the others only the elements are there, without what names them, so that
   * places and style sheets count as before.
   */
  readonly withOnly: (shown: ReadonlySet<number>) => PrintFiles;
}

export interface PrintOptions {
  /** A page per step of a slide. */
  readonly steps: boolean;
  /** A page of its own for a question, before the one with its answer, where steps have none. */
  readonly questionsFirst?: boolean;
  /** Set across every page; "" for none. */
  readonly watermark: string;
  /** Sheets of paper, with the slide as large as fits; undefined for the slide's own size. */
  readonly pageSize: PaperSize | undefined;
  /** Whether slides are laid out on the screen, too, or only when they are printed; on the screen, if nothing is said. */
  readonly laidOut?: "on screen" | "on paper";
  /** Style sheets that come last. */
  readonly styles?: readonly string[];
  /** Where pictures and fonts stand; beside the page, if nothing is said. */
  readonly files?: () => PageFiles;
}

/** A slide in one of its steps, counted from 0. */
interface Page {
  readonly slide: RenderedSlide;
  readonly step: Step;
  readonly number: number;
}

/** Up to this many pages are printed in one go. */
const pagesInOneGo = 150;
const mostParts = 4;

/**
 * Builds the print page; `steps` gives each step of a slide its own page. A long deck comes in parts that can be
 * printed at the same time. How many depends on the deck alone, so that every machine makes the same bytes.
 */
export async function renderPrintPages(
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
  options: PrintOptions,
): Promise<PrintPage[]> {
  const all = pagesOf(rendered, options);
  // What the browser has said meanwhile is heard.
  await nextTurn();
  const parts = all.length <= pagesInOneGo ? 1 : Math.min(mostParts, Math.max(2, Math.ceil(all.length / 250)));
  const size = Math.max(1, Math.ceil(all.length / parts));
  const characters = charactersIn(rendered);
  await nextTurn();
  const tools = { templates, player, characters };
  const slices = Array.from({ length: parts }, (_, index) => all.slice(index * size, (index + 1) * size));
  return Promise.all(slices.map((pages) => renderPart(pages, rendered, tools, options)));
}

/** The pages of a deck, in order. */
const pagesOf = ({ columns }: RenderedDeck, options: PrintOptions): Page[] =>
  columns.flat().flatMap((slide) => {
    const elements = slideElements(slide.tree);
    const isApart = options.questionsFirst === true && elements.some(isAnswer);
    const whole = isApart ? [questionStep(elements), lastStep(elements)] : [lastStep(elements)];
    const steps = options.steps ? stepsOf(elements) : whole;
    return steps.map((step, number): Page => ({ slide, step, number }));
  });

/** What the parts of a print page share. */
interface PrintTools {
  readonly templates: Templates;
  readonly player: PlayerFiles;
  /** Of all slides. */
  readonly characters: ReadonlySet<number>;
}

/** Renders some pages as a document of their own. */
async function renderPart(
  pages: readonly Page[],
  rendered: RenderedDeck,
  { templates, player, characters }: PrintTools,
  options: PrintOptions,
): Promise<PrintPage> {
  const files = (options.files ?? createPageFiles)();
  const sections = pages.map((page) => printStaticSection(page.slide.tree, formOf(page, rendered.assets, files.asset)));
  const isUnseen = options.laidOut === "on paper";
  const styles = [
    ...(isUnseen ? [unseen] : []),
    player.printStyles,
    ...rendered.styles,
    ...sheetStyles(rendered.size, options.pageSize),
  ];
  const fonts = await fontStyles(rendered, { characters, besides: [options.watermark] }, files.font);
  const css = styleText([layerOrder, ...styles, fonts, ...(options.styles ?? [])].join("\n"));
  const context = { ...pageContext(rendered), styles: forTemplate(css) };
  const ahead = isUnseen ? namedAhead(picturesAmong(files)) + fontsAhead(fontsAmong(files)) : "";
  const before = ahead + distantAnchors(pages) + watermarkLayer(options.watermark);
  const print = (parts: readonly Html[]): PrintFiles => {
    const slides = forTemplate(asHtml(before + parts.join("\n")));
    const html = finishPage(templates.render("print", { ...context, slides }), ["print"], templates, { scripts: [] });
    let policy: string | undefined;
    return {
      html,
      // Whoever compares pages does not ask for it.
      get policy() {
        policy ??= printPolicy(html, css);
        return policy;
      },
      files: files.all,
    };
  };
  const leftOut = (page: Page) => printLeftOut(page.slide.tree, formOf(page, rendered.assets, files.asset));
  const whole = once(() => print(sections));
  // What is known of slides is asked for several times by what surrounds them.
  const around = once(() => print(pages.map(leftOut)));
  return {
    // Whoever wants to know of single slides whether they have changed asks for the whole page only if some have.
    get html() {
      return whole().html;
    },
    get policy() {
      return whole().policy;
    },
    files: files.all,
    pages: pages.map(({ slide }) => slide),
    sections,
    withOnly: (shown) =>
      shown.size === 0
        ? around()
        : print(pages.map((page, index) => (shown.has(index) && sections[index]) || leftOut(page))),
  };
}

/** Only the first step of a slide keeps its ids. */
const formOf = ({ step, number }: Page, assets: Assets, address: (asset: Asset) => string): SlideForm => ({
  assets,
  address,
  links: "page",
  ids: number === 0 ? "kept" : "dropped",
  step,
});

/** The characters of all slides, whichever part of the page they stand on. */
function charactersIn({ columns, assets }: RenderedDeck): ReadonlySet<number> {
  const form: SlideForm = { assets, address: ({ name }) => name, links: "deck", ids: "kept" };
  return charactersOf(
    columns
      .flat()
      .map(({ tree }) => printSlide(tree, form))
      .join(""),
  );
}

/** Pages of paper in landscape, each with one slide in its middle. */
function sheetStyles({ width, height }: RenderedDeck["size"], pageSize: PaperSize | undefined): string[] {
  if (!pageSize) return [];
  const sheet = sheetSize(pageSize, "landscape");
  const [across, along] = [(sheet.width / 25.4) * 96, (sheet.height / 25.4) * 96];
  const scale = Math.min(across / width, along / height);
  const left = (across - width * scale) / 2;
  const top = (along - height * scale) / 2;
  // Without contain:size Chromium breaks a slide that reaches over the sheet before it is scaled, and shrinks every page.
  return [
    `@page{size:${pageSize} landscape;margin:0}
.print-page .reveal,.print-page .slides{width:${across}px}
.print-page .slides>section{width:${across}px;height:${along - 0.5}px;overflow:hidden}
.print-page .slides>section>:is(.slide,.slide-background,.qd-drawing){position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;right:auto;bottom:auto;contain:size;transform:scale(${scale});transform-origin:0 0}`,
  ];
}

/** Places for what stands in other parts. */
function distantAnchors(pages: readonly Page[]): Html {
  const here = new Set<string>();
  const linked = new Set<string>();
  for (const { slide, number } of pages) {
    for (const id of number === 0 ? idsOf(slide.tree) : []) here.add(id);
    for (const target of targetsOf(slide.tree)) linked.add(target);
  }
  return hidden(placeHolders([...linked].filter((id) => !here.has(id))));
}

function idsOf(tree: SlideTree): string[] {
  return [tree.attributes["id"] ?? "", ...slideElements(tree).flatMap(({ attribs }) => attribs["id"] ?? [])];
}

/** Ids of the places in the deck to which a slide links. */
function targetsOf(tree: SlideTree): string[] {
  return slideElements(tree).flatMap(({ attribs }) => {
    const href = attribs["href"] ?? "";
    return href.startsWith("#") && href.length > 1 ? [href.slice(href.startsWith("#/") ? 2 : 1)] : [];
  });
}
