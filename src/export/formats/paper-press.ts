import { brandContext } from "../../render/design/brand-context.js";
import { once } from "../../render/once.js";
import { createPageFiles } from "../../render/page/page-files.js";
import { areaOf, type SheetFrame } from "../../render/page/page-rules.js";
import { type PaperDocument, type PaperSlide, paperSlides, renderPaper } from "../../render/page/paper.js";
import { type PaperSize, sheetSize } from "../../render/page/sheet.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { bylineOf } from "../byline.js";
import { type PdfFile, pageNumbers } from "../pdf/file.js";
import { finishPdf } from "../pdf/finish.js";
import type { Bookmark } from "../pdf/outline.js";
import type { Artifact, ExportTools } from "./exporter.js";
import { createPaperPrinter, type PaperPrinter } from "./paper-printer.js";

/** What stands behind the parts: the end of its ids and CSS page names, and the word for it. */
export const backSections = [
  { name: "answers", word: "paper.answers" },
  { name: "factSheets", word: "paper.fact-sheets" },
  { name: "glossary", word: "glossary" },
  { name: "sources", word: "sources" },
  { name: "index", word: "paper.index" },
] as const;

/** A document on paper as its exporter works on it. */
export interface PaperPress extends PaperPrinter {
  readonly rendered: RenderedDeck;
  readonly slides: readonly PaperSlide[];
  readonly size: PaperSize;
  /** The area inside the margins, in millimetres. */
  readonly area: { readonly width: number; readonly height: number };
  /** Titles of the parts in order. */
  readonly parts: readonly string[];
  /** The CSS page name of a slide's sheets; pages of different names never share a sheet. */
  pageOf(slide: PaperSlide): string;
  /** The factor that makes a slide so many millimetres wide. */
  scaleFor(millimetres: number): number;
  /** The printed file with its information, outline and page labels; pages count from 1 where no labels are given. */
  finish(pdf: PdfFile, format: string, bookmarks: readonly Bookmark[], labels?: readonly string[]): Promise<Artifact>;
}

/** How the sheets of a document are held and bound. */
type Sheets = Pick<SheetFrame, "binding" | "orientation">;

const plainSheets: Sheets = { binding: "sheets", orientation: "portrait" };

/** Prepares a document on paper, in the deck's theme for paper. */
export function openPress(deck: RenderedDeck, tools: ExportTools, held: Partial<Sheets> = {}): PaperPress {
  const { binding, orientation } = { ...plainSheets, ...held };
  const rendered = tools.onPaper(deck);
  const { info } = rendered.deck;
  const size = tools.options.pageSize ?? "A4";
  const files = createPageFiles();
  // Plans, cards and certificates show no slides.
  const slides = once(() => paperSlides(rendered, files, binding === "book" ? "elsewhere" : "picture"));
  const parts = [...new Set(rendered.columns.flat().map(({ part }) => part.title))].filter(Boolean);
  const area = areaOf(sheetSize(size, orientation), binding);
  const { words } = rendered;
  const brand = brandContext(rendered.brand);
  const foot = [bylineOf(rendered, "named"), brand.footer].filter(Boolean).join(" · ");
  const frame: Omit<PaperDocument, "template" | "context"> = {
    size,
    binding,
    orientation,
    lines: { start: info.title, end: brand.short, foot, last: brand.confidential },
    sections: [
      ...parts.map((title, index) => ({ page: `part-${index + 1}`, title })),
      ...backSections.map(({ name, word }) => ({ page: `back-${name}`, title: words.say(word) })),
    ],
    watermark: tools.options.watermark,
  };
  return {
    rendered,
    get slides() {
      return slides();
    },
    size,
    area,
    parts,
    pageOf: ({ part }) => (part === "" ? "auto" : `part-${parts.indexOf(part) + 1}`),
    scaleFor: (millimetres) => Number((((millimetres / 25.4) * 96) / rendered.size.width).toFixed(4)),
    ...createPaperPrinter(
      (template, context) =>
        renderPaper(rendered, tools.templates, files, { ...frame, template, context: { ...context, brand } }),
      tools,
    ),
    async finish(pdf, format, bookmarks, given) {
      const pages = pageNumbers(pdf).length;
      const labels = given ?? Array.from({ length: pages }, (_, index) => String(index + 1));
      const bytes = await finishPdf(pdf, { info, environment: tools.environment, bookmarks, labels });
      return { format, fileName: `${info.name}-${format}.pdf`, bytes, pages };
    },
  };
}

/** Bookmarks by part, from the page on which each slide stands. */
export function bookmarksByPart(
  slides: readonly PaperSlide[],
  pageOfSlide: (slide: PaperSlide) => number | undefined,
): Bookmark[] {
  const top: (Bookmark & { children: Bookmark[] })[] = [];
  let open: { part: string; children: Bookmark[] } | undefined;
  for (const slide of slides) {
    const page = pageOfSlide(slide);
    if (page === undefined) continue;
    const bookmark = { title: slide.title, id: slide.slide.id, page, children: [] as Bookmark[] };
    if (slide.part === "") top.push(bookmark);
    else if (open?.part === slide.part) open.children.push(bookmark);
    else {
      const children = slide.slide.generated?.kind === "part" ? [] : [bookmark];
      top.push({ title: slide.part, page, children });
      open = { part: slide.part, children };
    }
  }
  return top;
}
