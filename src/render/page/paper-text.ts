import { type ChildNode, type Element, elementsOf, hasClass, isTag, mapNodes, textOf } from "../html/dom.js";
import { plainText } from "../html/plain-text.js";
import type { SlideTree } from "../rendered.js";
import { isAsWritten, isDirection, withoutClicks } from "../slide/note-marks.js";
import { seenText } from "./passages.js";
import { wholeSlide } from "./slides.js";
import { isAnswer } from "./steps.js";

/** What stands for readers where others hear the speaker. */
export const proseOf = ({ notes, reader }: SlideTree): readonly ChildNode[] =>
  reader.length > 0 ? reader : asRead(notes);

/** Notes as one reads them: nobody clicks on paper, and nothing is done on a stage. What stands in code is shown as it is. */
const asRead = (notes: readonly ChildNode[]): readonly ChildNode[] =>
  mapNodes(withoutClicks(notes), (node) => {
    if (isAsWritten(node)) return [node];
    return isDirection(node) || (isTag(node) && isOnlyDirections(node)) ? [] : undefined;
  });

/** A paragraph in which nothing is said. */
const isOnlyDirections = ({ name, children }: Element): boolean =>
  (name === "p" || name === "li") &&
  children.some(isDirection) &&
  children.every((child) => isDirection(child) || textOf(child).trim() === "");

/**
 * What a slide says besides its title and its answer, apart from its frame; undefined where it also shows something, such
 * as a component or a picture.
 */
export function saidOn(tree: SlideTree): readonly ChildNode[] | undefined {
  const body = elementsOf(wholeSlide(tree)).find((element) => hasClass(element, "body"));
  let isTitled = false;
  const said = mapNodes(body?.children ?? [], (node) => {
    if (!isTag(node)) return undefined;
    if (isAnswer(node)) return [];
    if (isTitled || !isTitle(node)) return undefined;
    isTitled = true;
    return [];
  });
  return elementsOf(said).some(isShown) ? undefined : said;
}

const isShown = ({ name, attribs }: Element) =>
  /^(?:img|svg|video|audio|iframe|canvas|pre)$/.test(name) || /(?:^|\s)c-/.test(attribs["class"] ?? "");

/** The words of a slide's picture apart from its title and its frame; its answer stands elsewhere. */
export const picturedWords = (tree: SlideTree): string =>
  plainText(mapNodes(seenText(wholeSlide(tree)), (node) => (isTag(node) && isFrame(node) ? [] : undefined)));

const isTitle = ({ name }: Element) => name === "h1" || name === "h2";

const isFrame = (element: Element) => isTitle(element) || hasClass(element, "head") || hasClass(element, "foot");
