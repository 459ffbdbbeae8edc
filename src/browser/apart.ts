import { type Element, elementsOf, textOf } from "../render/html/dom.js";
import { slideElements } from "../render/page/slides.js";
import type { RenderedSlide } from "../render/rendered.js";

/** Of style sheets by their texts, whether they look beyond a slide; nearly all of them are those of all decks of a run. */
export type KnownSheets = Map<string, boolean>;

/**
 * Whether what the browser says about each slide of a page depends on the other slides by their number and the attributes of
 * their elements alone: no style sheet looks beyond a slide, and no slide names what stands on another one, or holds what may
 * stand on a page only once.
 */
export function standApart(
  slides: readonly RenderedSlide[],
  styles: readonly string[],
  known: KnownSheets = new Map(),
): boolean {
  if (styles.some((css) => sheetReachesOut(css, known))) return false;
  const homes = new Map<string, number>();
  const named: (readonly [id: string, slide: number])[] = [];
  for (const [index, { tree }] of slides.entries()) {
    const elements = [...slideElements(tree), ...elementsOf(tree.background)];
    if (elements.some((element) => isSingular(element) || reachesOut(styleOf(element)))) return false;
    const ids = [tree.attributes["id"] ?? "", ...elements.flatMap(({ attribs }) => attribs["id"] ?? [])];
    for (const id of ids) {
      if ((homes.get(id) ?? index) !== index) return false;
      homes.set(id, index);
    }
    for (const id of elements.flatMap(idsNamedBy)) named.push([id, index]);
  }
  return named.every(([id, slide]) => (homes.get(id) ?? slide) === slide);
}

/** What axe-core wants to see once on a page, or the browser knows by a name of the whole page. */
const landmarks = /^(?:main|banner|contentinfo)$/;
const framing = /^(?:i?frame|object|embed|main)$/;
const grouped = /^(?:details|input)$/;

const isSingular = ({ name, attribs }: Element): boolean =>
  framing.test(name) ||
  landmarks.test(attribs["role"] ?? "") ||
  attribs["accesskey"] !== undefined ||
  (grouped.test(name) && attribs["name"] !== undefined);

const styleOf = (element: Element): string =>
  element.name.toLowerCase() === "style" ? textOf(element) : (element.attribs["style"] ?? "");

/** Attributes that list ids. */
const listing =
  /^(?:aria-(?:labelledby|describedby|controls|owns|activedescendant|details|errormessage|flowto)|for|headers|list|form)$/;

/** The ids to which an element refers; where a link leads, nobody asks. */
function idsNamedBy({ name, attribs }: Element): string[] {
  return Object.entries(attribs).flatMap(([attribute, value]) => {
    if (listing.test(attribute)) return value.split(/\s+/);
    if (!value.includes("#") || (name === "a" && attribute === "href")) return [];
    return value
      .split("#")
      .slice(1)
      .flatMap((rest) => /^[^\s"')]+/.exec(rest) ?? []);
  });
}

/** Counters of the packaged style sheets, which begin anew within a slide. */
const ownCounters: ReadonlySet<string> = new Set(["item", "line", "step", "none"]);
const counting = /counter-(?:increment|set|reset)\s*:([^;}!]*)/gi;
const fixed = /position\s*:\s*fixed/i;
/** What is or holds a slide. */
const outer =
  /(?:^|[^\w.#-])(?:html|body|section)(?![\w-])|:root|\.(?:reveal|reveal-viewport|slides|print-page)(?![\w-])/;
/** What may be that, or anything else. */
const anything = /^(?:\*|div)?(?::|\[|$)/;
/** What stands in it stands in a slide. */
const inSlide = /[.#](?!(?:reveal|reveal-viewport|slides|print-page)(?![\w-]))/;

function sheetReachesOut(css: string, known: KnownSheets): boolean {
  const reaches = known.get(css) ?? reachesOut(css);
  known.set(css, reaches);
  return reaches;
}

/** Whether a style sheet, or declarations, can let one slide change how another one looks. */
const reachesOut = (css: string): boolean => css !== "" && (isFixed(css) || asksOuter(css) || counts(css));

/** Whether something is placed in the window; a watermark is the same whatever the slides show. */
const isFixed = (css: string): boolean =>
  css.includes("fixed") && css.split("}").some((rule) => fixed.test(rule) && !/\.watermark\s*\{/.test(rule));

const counts = (css: string): boolean =>
  [...css.matchAll(counting)]
    .flatMap(([, value = ""]) => value.match(/(?<![\w-])[a-z][\w-]*(?![\w-]*\()/gi) ?? [])
    .some((name) => !ownCounters.has(name.toLowerCase()));

/** Whether a selector asks what stands in something around slides, or in another slide. */
function asksOuter(css: string): boolean {
  const pieces = css.split(":has(");
  return pieces.slice(0, -1).some((piece) => {
    const rule = piece.slice(-300).split(/[{};]/).at(-1) ?? "";
    const selector = conditioned(rule).split(",").at(-1) ?? "";
    const subject = selector.split(/[\s>+~]/).at(-1) ?? "";
    const isWithin = inSlide.test(selector.slice(0, selector.length - subject.length));
    return outer.test(subject) || (anything.test(subject) && !isWithin);
  });
}

/** The selector to which a condition belongs that stands at its end, also within :is() or :not(). */
function conditioned(selector: string): string {
  let closed = 0;
  for (let at = selector.length - 1; at >= 0; at--) {
    if (selector[at] === ")") closed++;
    if (selector[at] === "(" && closed-- === 0) return conditioned(selector.slice(0, at));
  }
  return selector;
}
