import { elementsOf, hasClass, isTag } from "../../render/html/dom.js";
import { plainText, textInLine } from "../../render/html/plain-text.js";
import { answersOf } from "../../render/page/answers.js";
import { wholeSlide } from "../../render/page/slides.js";
import type { RenderedDeck, SlideTree } from "../../render/rendered.js";

/** A card to learn with: what is asked on its front, what is right on its back. */
export interface Card {
  readonly kind: "term" | "question";
  readonly front: string;
  /** Choices below a question. */
  readonly choices: readonly string[];
  readonly back: string;
}

/** The cards of a deck: its questions in their order, then the terms of its glossary. */
export function cardsOf({ deck, columns }: RenderedDeck): Card[] {
  const questions = columns.flat().flatMap(({ slide, tree }): Card[] => {
    const back = plainText(answersOf(tree));
    if (back === "" || slide.title === "") return [];
    return [{ kind: "question", front: slide.title, choices: choicesOf(tree), back }];
  });
  const terms = deck.terms.map(({ name, text }): Card => ({ kind: "term", front: name, choices: [], back: text }));
  return [...questions, ...terms];
}

/** What a quiz offers; which of them is right stands on the back. */
function choicesOf(tree: SlideTree): string[] {
  return elementsOf(wholeSlide(tree))
    .filter((element) => hasClass(element, "choice"))
    .map(({ children }) =>
      textInLine(children.filter((node) => !isTag(node) || node.attribs["data-answer"] === undefined)),
    );
}

/** Letters of a text that fits a card in the smallest type. */
const mostLetters = 900;

/** Sizes of type in points, and how many letters of each a card has room for. */
const sizes = [
  [18, 60],
  [14, 130],
  [11, 280],
  [9, 460],
  [7.5, 680],
] as const;
const smallest = 6.5;

/** How wide a text is, in letters of the Latin alphabet: those of Chinese and Japanese take twice the room. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/.test(letter)
        ? 2
        : letter === "\n"
          ? 30
          : 1),
    0,
  );

/** The size in which a text fits a card, in points. */
export const sizeFor = (text: string): number => sizes.find(([, letters]) => widthOf(text) <= letters)?.[0] ?? smallest;

/** A text in pieces that fit a card each, divided between sentences or words, so that nothing of it is cut. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let open = "";
  // Chinese and Japanese have no spaces between words.
  for (const { segment: word } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    if (open !== "" && widthOf(open + word) > mostLetters) {
      pieces.push(open.trim());
      open = "";
    }
    open += word;
  }
  return open.trim() === "" ? pieces : [...pieces, open.trim()];
}
