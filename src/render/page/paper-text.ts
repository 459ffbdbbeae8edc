import {
  type ChildNode,
  type Element,
  elementsOf,
  hasClass,
  isTag,
  isText,
  mapNodes,
  Text,
  textOf,
} from "../html/dom.js";
import { plainText } from "../html/plain-text.js";
import type { SlideTree } from "../rendered.js";
import { wholeSlide } from "./slides.js";
import { isAnswer } from "./steps.js";

/** What stands for readers where others hear the speaker. */
export const proseOf = ({ notes, reader }: SlideTree): readonly ChildNode[] =>
  reader.length > 0 ? reader : asRead(notes);

const clickMarker = /\[click(?::\d{1,3})?\] ?/gi;

/** Notes as one reads them: nobody clicks on paper, and nothing is done on a stage. What stands in code is shown as it is. */
const asRead = (nodes: readonly ChildNode[]): readonly ChildNode[] =>
  mapNodes(nodes, (node) => {
    if (isTag(node)) {
      if (node.name === "code") return [node];
      return isDirection(node) || isOnlyDirections(node) ? [] : undefined;
    }
    return isText(node) ? [new Text(node.data.replace(clickMarker, ""))] : undefined;
  });

const isDirection = (node: ChildNode): boolean => isTag(node) && hasClass(node, "stage-direction");

/** A paragraph in which nothing is said. */
const isOnlyDirections = ({ name, children }: Element): boolean =>
  (name === "p" || name === "li") &&
  children.some(isDirection) &&
  children.every((child) => isDirection(child) || textOf(child).replace(clickMarker, "").trim() === "");

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
    if (isTitled || !/^h[12]$/.test(node.name)) return undefined;
    isTitled = true;
    return [];
  });
  return elementsOf(said).some(isShown) ? undefined : said;
}

const isShown = ({ name, attribs }: Element) =>
  /^(?:img|svg|video|audio|iframe|canvas|pre)$/.test(name) || /(?:^|\s)c-/.test(attribs["class"] ?? "");

/** All words that a reader of the slide sees where it stands; its answer stands elsewhere. */
export function wordsOf(tree: SlideTree): string {
  const slide = mapNodes(wholeSlide(tree), (node) => (isTag(node) && isAnswer(node) ? [] : undefined));
  return `${plainText(slide)} ${plainText(proseOf(tree))}`;
}
