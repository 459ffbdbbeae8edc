import {
  type Judging,
  type Layout,
  type MeasuredPage,
  measurePage,
  type PageMeasures,
  scriptsOf,
} from "../browser/measuring.js";
import type { BrowserOwner } from "../browser/owner.js";
import type { KeptEntries } from "../cache/kept-entries.js";
import { hashOf } from "../cache/seal.js";
import type { PrintPage } from "../render/page/print-page.js";
import { standApart } from "./apart.js";
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
  if (!measures) return measureNow(page, question, browser);
  const isApart = isAligned(question) && standApart(page.pages, question.styles);
  const kept = measures.open(surroundingsOf(page, question, isApart ? "of each slide" : "of all slides"));
  const keys = page.sections.map((section, index) =>
    hashOf(JSON.stringify([index, section, growthOf(page, index, question)])),
  );
  const missing = new Set(keys.flatMap((key, index) => (kept.peek(key) ? [] : [index])));
  const wanted = isApart || missing.size === 0 ? missing : new Set(keys.keys());
  if (wanted.size > 0) {
    const measured = await measureNow(partOf(page, wanted), question, browser);
    const isWhole = keep(measured, { page, wanted, keys }, kept);
    if (!isWhole) return wanted.size === keys.length ? measured : measureNow(page, question, browser);
  }
  return together(
    keys.flatMap((key) => kept.get(key) ?? []),
    question,
  );
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

/** Names what decides about the measures of a slide besides the slide: the page around it, or the whole page. */
function surroundingsOf(
  page: PrintPage,
  { sizes, judging }: Question,
  extent: "of each slide" | "of all slides",
): string {
  const { html, policy } = extent === "of each slide" ? page.withOnly(new Set()) : page;
  const views = sizes.map(({ width, height, media }) => [width, height, media]);
  return hashOf(JSON.stringify([extent, judging, scriptsOf(judging), views, policy, html]));
}

/** In which sizes a slide is set on each canvas, where that is not as the page says. */
const growthOf = ({ pages }: PrintPage, index: number, { sizes }: Question) =>
  sizes.map(({ growth }) => growth?.[pages[index]?.slide.id ?? ""]);

function partOf(page: PrintPage, wanted: ReadonlySet<number>): MeasuredPage {
  if (wanted.size === page.pages.length) return page;
  return { ...page.withOnly(wanted), pages: page.pages.filter((_, index) => wanted.has(index)) };
}

/** What was measured, and of which slides of a page. */
interface Measured {
  readonly page: PrintPage;
  readonly wanted: ReadonlySet<number>;
  readonly keys: readonly string[];
}

/**
 * Keeps what was measured of each slide. Nothing is kept of a page that asks for what it does not get, because nobody knows which
 * of its slides do that, or on which the browser has not found the slides that were put there.
 */
function keep(
  { sizes, violations, requests }: PageMeasures,
  { page, wanted, keys }: Measured,
  kept: KeptEntries<KeptMeasures>,
): boolean {
  const places = [...wanted].toSorted((a, b) => a - b);
  const ids = places.map((place) => page.pages[place]?.slide.id);
  const isWhole = sizes.every((slides) => slides.length === ids.length && slides.every(({ id }, at) => id === ids[at]));
  if (!isWhole || requests.length > 0) return false;
  for (const [at, place] of places.entries()) {
    const ofSlide = sizes.flatMap((slides) => slides[at] ?? []);
    const own = violations.filter(({ slide }) => slide === ids[at]);
    kept.set(keys[place] ?? "", { sizes: ofSlide, violations: own });
  }
  return true;
}

const together = (slides: readonly KeptMeasures[], { sizes }: Question): PageMeasures => ({
  sizes: sizes.map((_, view) => slides.flatMap((slide) => slide.sizes[view] ?? [])),
  violations: slides.flatMap(({ violations }) => violations),
  requests: [],
});
