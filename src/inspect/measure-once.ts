import { standApart } from "../browser/apart.js";
import { findKept, type KeptSlides } from "../browser/kept-slides.js";
import {
  type Judging,
  type Layout,
  type MeasuredPage,
  measurePage,
  type PageMeasures,
  scriptsOf,
} from "../browser/measuring.js";
import type { BrowserOwner } from "../browser/owner.js";
import type { PrintPage } from "../render/page/print-page.js";
import type { KeptMeasures, MeasureCache } from "./measure-cache.js";

/** What measuring needs: a browser, and what earlier runs have measured; undefined where nothing is kept. */
export interface MeasuringTools {
  readonly browser: BrowserOwner;
  readonly measures: MeasureCache | undefined;
}

/** What is wanted to know of a page. */
interface Question {
  readonly sizes: readonly [Layout, ...Layout[]];
  readonly judging: Judging;
  /** The style sheets of its deck. */
  readonly styles: readonly string[];
}

/** Measures the slides of a page; the browser is asked for those only that no earlier run has measured as they are. */
export async function measureOnce(
  page: PrintPage,
  question: Question,
  { browser, measures }: MeasuringTools,
): Promise<PageMeasures> {
  const isApart = isAligned(question) && standApart(page.pages, question.styles);
  const measure = (wanted: readonly number[]) => {
    const parts = isApart ? halvesOf(wanted).map((half) => partOf(page, half)) : [partOf(page, wanted)];
    return measureAll(parts, question, browser);
  };
  const all = [...page.pages.keys()];
  if (!measures) return measure(all);
  const kept = findKept(page, { ...keptQuestion(page, question), isApart }, measures);
  const { wanted } = kept;
  if (wanted.length > 0) {
    const measured = await measure(wanted);
    const isWhole = keep(measured, page, kept);
    if (!isWhole) return wanted.length === all.length ? measured : measure(all);
  }
  return together(kept.known(), question);
}

/** So many slides are worth a tab of their own; of more, one tab keeps two processors busy, and two would take twice the memory. */
const inTab = { fewest: 20, most: 125 };

/** Slides in two parts that can be measured at the same time. How many does not depend on the machine. */
function halvesOf(places: readonly number[]): readonly (readonly number[])[] {
  const middle = Math.ceil(places.length / 2);
  const isWorthIt = middle >= inTab.fewest && middle <= inTab.most;
  return isWorthIt ? [places.slice(0, middle), places.slice(middle)] : [places];
}

/** Measures parts of a page beside each other, and gives what was measured as if the page were one. */
async function measureAll(
  parts: readonly MeasuredPage[],
  question: Question,
  browser: BrowserOwner,
): Promise<PageMeasures> {
  const measured = await Promise.all(parts.map((part) => measureNow(part, question, browser)));
  return {
    sizes: question.sizes.map((_, view) => measured.flatMap(({ sizes }) => sizes[view] ?? [])),
    violations: measured.flatMap(({ violations }) => violations),
    requests: [...new Set(measured.flatMap(({ requests }) => requests))].toSorted(),
  };
}

async function measureNow(
  page: MeasuredPage,
  { sizes, judging }: Question,
  browser: BrowserOwner,
): Promise<PageMeasures> {
  const measured = await measurePage(page, sizes, browser, judging);
  return { ...measured, requests: measured.requests.filter((url) => !url.endsWith("/favicon.ico")) };
}

/**
 * Whether slides are photographed alike wherever they stand among others: at a third of their size each begins with a whole
 * pixel, and with the same row of the pattern by which gradients are painted.
 */
const isAligned = ({ sizes: [{ height }] }: Question) => height % 24 === 0;

/** What is asked, as far as it decides about the answers. */
function keptQuestion({ pages }: PrintPage, { sizes, judging }: Question) {
  const views = sizes.map(({ width, height, media }) => [width, height, media]);
  return {
    asked: [judging, scriptsOf(judging), views],
    // In which sizes a slide is set on each canvas, where that is not as the page says.
    ofSlide: (index: number) => sizes.map(({ growth }) => growth?.[pages[index]?.slide.id ?? ""]),
  };
}

function partOf(page: PrintPage, wanted: readonly number[]): MeasuredPage {
  if (wanted.length === page.pages.length) return page;
  return { ...page.withOnly(new Set(wanted)), pages: wanted.flatMap((place) => page.pages[place] ?? []) };
}

/**
 * Keeps what was measured of each slide. Nothing is kept of a page that asks for what it does not get, because nobody knows which
 * of its slides do that, or on which the browser has not found the slides that were put there.
 */
function keep({ sizes, violations, requests }: PageMeasures, page: PrintPage, kept: KeptSlides<KeptMeasures>): boolean {
  const ids = kept.wanted.map((place) => page.pages[place]?.slide.id);
  const isWhole = sizes.every((slides) => slides.length === ids.length && slides.every(({ id }, at) => id === ids[at]));
  if (!isWhole || requests.length > 0) return false;
  kept.keep(
    ids.map((id, at) => ({
      sizes: sizes.flatMap((slides) => slides[at] ?? []),
      violations: violations.filter(({ slide }) => slide === id),
    })),
  );
  return true;
}

const together = (slides: readonly KeptMeasures[], { sizes }: Question): PageMeasures => ({
  sizes: sizes.map((_, view) => slides.flatMap((slide) => slide.sizes[view] ?? [])),
  violations: slides.flatMap(({ violations }) => violations),
  requests: [],
});
