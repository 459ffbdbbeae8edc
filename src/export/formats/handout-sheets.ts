import type { PaperSlide } from "../../render/page/paper.js";
import type { Orientation } from "../../render/page/sheet.js";
import type { BesideSlides, SlidesPerSheet } from "./options.js";

/** What the command line says of a handout. */
export interface HandoutSetting {
  readonly perSheet: SlidesPerSheet;
  readonly beside: BesideSlides;
}

/** How slides stand on the sheets of a handout; lengths in millimetres. */
export interface SheetPlan {
  readonly orientation: Orientation;
  readonly rows: number;
  /** The width of all slides' pictures on sheets with this room, beside or above what stands there. */
  widthIn(area: Area, texts: "some" | "none"): number;
}

/** The room of a sheet inside its margins, and width by height of a slide. */
interface Area {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Between the rows and the columns of a sheet: `--paper-space-9` and `--paper-space-8`. */
const gaps = { rows: 7, columns: 6 };

/** The room below a slide's picture that stays for its title, and for what stands there, by slides on a sheet. */
const below: Readonly<Record<BesideSlides, Readonly<Record<SlidesPerSheet, number>>>> = {
  lines: { 1: 60, 2: 34, 3: 0, 4: 30, 6: 10 },
  notes: { 1: 90, 2: 0, 3: 0, 4: 30, 6: 10 },
  sources: { 1: 0, 2: 0, 3: 0, 4: 24, 6: 10 },
  nothing: { 1: 10, 2: 10, 3: 0, 4: 9, 6: 9 },
};

/**
 * The room at its side, where that is where things stand; the style sheet sets them so. Of three slides on a sheet each is
 * 124 mm wide on A4, in which the smallest code of a slide is still 5.5 points high.
 */
const aside: Readonly<Record<BesideSlides, Readonly<Partial<Record<SlidesPerSheet, number>>>>> = {
  lines: { 3: 54 },
  notes: { 2: 78, 3: 54 },
  sources: { 1: 70, 2: 58, 3: 54 },
  nothing: { 3: 40 },
};

/** Slides with little or nothing beside them are as wide as the sheet; where they would leave half of it empty, it is turned. */
export function planSheets({ perSheet, beside }: HandoutSetting): SheetPlan {
  const isTurned = (perSheet === 1 || perSheet === 4) && (beside === "nothing" || beside === "sources");
  const columns = perSheet >= 4 ? 2 : 1;
  const rows = perSheet / columns;
  const widthBeside = ({ width, height, ratio }: Area, what: BesideSlides) => {
    const room = (height - gaps.rows * (rows - 1)) / rows - below[what][perSheet];
    const most = (width - gaps.columns * (columns - 1)) / columns - (aside[what][perSheet] ?? 0);
    return Math.min(most, room * ratio);
  };
  // What slides say to readers needs room, too: of two on a sheet, below them.
  const besideText = beside === "sources" || perSheet === 2 ? beside : "notes";
  return {
    orientation: isTurned ? "landscape" : "portrait",
    rows,
    widthIn: (area, texts) =>
      Math.min(...(texts === "some" ? [beside, besideText] : [beside]).map((what) => widthBeside(area, what))),
  };
}

/**
 * Slides that stand together: on one sheet (`fixed`), on one that grows with what they say to readers (`grown`), or one after
 * the other on as many as their text needs (`flow`).
 */
export interface Sheet {
  readonly kind: "fixed" | "grown" | "flow";
  readonly slides: readonly PaperSlide[];
}

/** Text is never cut: notes and sources decide how many slides have room. A worksheet begins a sheet of its own. */
export function inSheets(slides: readonly PaperSlide[], { perSheet, beside }: HandoutSetting): Sheet[] {
  const flows = (beside === "notes" || beside === "sources") && perSheet > 1;
  return runsOf(slides)
    .flatMap(byParts)
    .flatMap((run): Sheet[] => {
      if (flows) return [{ kind: "flow", slides: run }];
      const isFixed = beside === "lines" || beside === "nothing";
      const sheets = evenly(run, perSheet).map(
        (group): Sheet => ({ kind: isFixed && !group.some(hasText) ? "fixed" : "grown", slides: group }),
      );
      return perSheet === 1 ? sheets : withoutEnds(sheets);
    });
}

/** What grows may end anywhere on a sheet, and what follows takes the rest of that, up to the last that grows. */
function withoutEnds(sheets: readonly Sheet[]): Sheet[] {
  const first = sheets.findIndex(({ kind }) => kind === "grown");
  const last = sheets.findLastIndex(({ kind }) => kind === "grown");
  if (first < 0) return [...sheets];
  const slides = sheets.slice(first, last + 1).flatMap((sheet) => sheet.slides);
  return [...sheets.slice(0, first), { kind: "grown", slides }, ...sheets.slice(last + 1)];
}

/** Whether text stands beside a slide, whatever else is asked for. */
export const hasText = ({ reader }: PaperSlide): boolean => String(reader) !== "";

/** Slides between worksheets, and each worksheet alone. */
function runsOf(slides: readonly PaperSlide[]): PaperSlide[][] {
  const runs: PaperSlide[][] = [];
  for (const slide of slides) {
    const open = runs.at(-1);
    if (!open || open[0]?.worksheet || slide.worksheet) runs.push([slide]);
    else open.push(slide);
  }
  return runs;
}

/** Longer runs are divided where a part begins. */
const longRun = 60;

/** A run in one; of a long deck, the slides of each part begin a sheet. */
function byParts(run: readonly PaperSlide[]): readonly (readonly PaperSlide[])[] {
  if (run.length <= longRun) return [run];
  const starts = run.flatMap(({ part }, index) => (index === 0 || part !== run[index - 1]?.part ? [index] : []));
  return starts.map((start, index) => run.slice(start, starts[index + 1]));
}

/** So many slides on a sheet; where only one would be left for the last, the one before it gives some away. */
function evenly(run: readonly PaperSlide[], size: number): PaperSlide[][] {
  const sheets: PaperSlide[][] = [];
  for (let at = 0; at < run.length; at += size) sheets.push(run.slice(at, at + size));
  const [last, before] = [sheets.at(-1), sheets.at(-2)];
  if (last?.length === 1 && before && before.length > 2)
    last.unshift(...before.splice(Math.ceil((before.length + 1) / 2)));
  return sheets;
}
