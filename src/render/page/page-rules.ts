import { cssString } from "../html/css.js";
import type { Orientation, PaperSize } from "./sheet.js";

/** How a document's sheets are bound: not at all, or as a book whose pages face each other; `bleed` is one without margins. */
export type Binding = "sheets" | "book" | "bleed";

/** What stands at the head and foot of each sheet. */
interface RunningLines {
  /** In the head, on the side where lines of text begin; in a book on the pages at the left. */
  readonly start: string;
  /** On its other side; the part that the sheet belongs to stands there where it has one. */
  readonly end: string;
  readonly foot: string;
  /** Below that on every sheet, covers included; "" for nothing. */
  readonly last: string;
}

/** The frame of a document's sheets. */
export interface SheetFrame {
  readonly size: PaperSize;
  readonly orientation: Orientation;
  readonly binding: Binding;
  readonly lines: RunningLines;
  /** What stands at the end of the head on sheets with a CSS page name of their own. */
  readonly sections: readonly { readonly page: string; readonly title: string }[];
}

/** Margins in millimetres; `start` is the left one, in a book the one at the spine. */
const margins = {
  sheets: { top: 20, bottom: 18, start: 16, end: 16 },
  book: { top: 22, bottom: 20, start: 27, end: 23 },
  bleed: { top: 0, bottom: 0, start: 0, end: 0 },
} as const satisfies Record<Binding, object>;

/** What the margins leave of a sheet, in millimetres. */
export function areaOf(sheet: { readonly width: number; readonly height: number }, binding: Binding) {
  const { top, bottom, start, end } = margins[binding];
  return { width: sheet.width - start - end, height: sheet.height - top - bottom };
}

/** Page size, margins, and the lines at head and foot. CSS Paged Media 3, sections 4 and 5. */
export function pageRules(frame: SheetFrame, direction: "ltr" | "rtl"): string {
  const { binding, size, orientation } = frame;
  if (binding === "bleed") return `@page{size:${size} ${orientation};margin:${marginsOf(binding)}}`;
  return binding === "book" ? bookRules(frame, direction) : sheetRules(frame, direction);
}

function sheetRules({ size, orientation, lines, sections }: SheetFrame, direction: "ltr" | "rtl"): string {
  const [start, end] = direction === "rtl" ? ["right", "left"] : ["left", "right"];
  const named = sections.map(({ page, title }) => `@page ${page}{@top-${end}{content:${cssString(title)}}}`);
  return `@page{size:${size} ${orientation};margin:${marginsOf("sheets")};
@top-${start}{content:${cssString(lines.start)}}
@top-${end}{content:${cssString(lines.end)}}
@bottom-${start}{content:${footOf(lines)}}
@bottom-${end}{content:counter(page)}
}
@page bare{@top-${start}{content:none}@top-${end}{content:none}@bottom-${start}{content:${lastOf(lines) ?? "none"}}}
${named.join("\n")}`;
}

/**
 * Pages that face each other: page numbers on the outer side, the book's title at the left, the chapter's at the right.
 * `front` is numbered in small Roman figures, `bare` and `outer` not at all; what stands before the text, `front` and
 * `outer`, does not count among its pages. To Chromium the first page is one at the right in every direction of writing; a
 * book that is read from right to left has its spine there.
 */
function bookRules({ size, lines, sections }: SheetFrame, direction: "ltr" | "rtl"): string {
  const { start, end } = margins.book;
  const pages = [
    { page: ":left", outer: direction === "rtl" ? "right" : "left", title: lines.start },
    { page: ":right", outer: direction === "rtl" ? "left" : "right", title: lines.end },
  ] as const;
  const rules = pages.flatMap(({ page, outer, title }) => {
    const inner = outer === "left" ? "right" : "left";
    const isRecto = page === ":right";
    const head = (text: string) => `@top-${outer}{content:${text}}`;
    const number = (style: string) => `@bottom-${outer}{content:${style}}`;
    return [
      `@page ${page}{margin-${inner}:${start}mm;margin-${outer}:${end}mm;${head(cssString(title))}` +
        `${number("counter(page)")}@bottom-${inner}{content:${footOf(lines)}}}`,
      ...(isRecto ? sections.map((one) => `@page ${one.page}:right{${head(cssString(one.title))}}`) : []),
      `@page front${page}{${head("none")}${number("counter(leaf,lower-roman)")}}`,
      `@page opener${page}{${head("none")}}`,
      ...["bare", "outer"].map(
        (name) =>
          `@page ${name}${page}{${head("none")}${number("none")}@bottom-${inner}{content:${lastOf(lines) ?? "none"}}}`,
      ),
    ];
  });
  return [`@page{size:${size};margin:${marginsOf("book")}}`, ...uncounted, ...rules].join("\n");
}

/** Chromium lets an element set no number of a page, and a name would set that of each page that has it. */
const uncounted = ["front", "outer"].map((name) => `@page ${name}{counter-increment:page 0 leaf}`);

function marginsOf(binding: Binding): string {
  const { top, end, bottom, start } = margins[binding];
  return [top, end, bottom, start].map((length) => `${length}mm`).join(" ");
}

const lastOf = ({ last }: RunningLines) => (last === "" ? undefined : cssString(last));

function footOf(lines: RunningLines): string {
  const last = lastOf(lines);
  const foot = cssString(lines.foot);
  return last ? `${foot} "\\a" ${last};white-space:pre-line;line-height:1.4` : foot;
}
