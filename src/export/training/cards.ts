import { type ChildNode, elementsOf, hasClass, isTag } from "../../render/html/dom.js";
import { plainText, textInLine } from "../../render/html/plain-text.js";
import { answersOf } from "../../render/page/answers.js";
import { wholeSlide } from "../../render/page/slides.js";
import type { RenderedDeck, SlideTree } from "../../render/rendered.js";
import type { Paragraph } from "./card-room.js";

/** A card to learn with: what is asked or named on its front, what is right on its back. */
export interface Card {
  readonly kind: "term" | "question" | "fact";
  /** `asked`, then what a quiz offers (`choice`), or what of its subject a fact is about (`topic`), and how it begins (`cue`). */
  readonly front: readonly Paragraph[];
  /** `said`; the choice of a quiz that is right, `right`, stands before it. */
  readonly back: readonly Paragraph[];
  /** Where the back was read, and when; "" for what the deck says itself. */
  readonly source: string;
}

/** The cards of a deck: its questions in their order, the terms of its glossary, the facts that its slides cite. */
export function cardsOf(rendered: RenderedDeck): Card[] {
  const { deck, columns } = rendered;
  const questions = columns.flat().flatMap(({ slide, tree }): Card[] => {
    const back = answerOn(tree);
    if (back.length === 0 || slide.title === "") return [];
    const asked = [slide.title, ...textsOf(tree, "question")].map((text) => ({ kind: "asked", text }));
    const choices = textsOf(tree, "choice").map((text) => ({ kind: "choice", text }));
    return [{ kind: "question", front: [...asked, ...choices], back, source: "" }];
  });
  const terms = deck.terms.map(
    ({ name, text }): Card => ({ kind: "term", front: [{ kind: "asked", text: name }], back: said(text), source: "" }),
  );
  return [...questions, ...terms, ...factCards(rendered)];
}

const said = (text: string): Paragraph[] =>
  text
    .split("\n")
    .filter((each) => each.trim() !== "")
    .map((each) => ({ kind: "said", text: each }));

/** What answers the question of a slide in words. */
function answerOn(tree: SlideTree): Paragraph[] {
  const nodes = answersOf(tree);
  const isRight = (node: ChildNode) => isTag(node) && hasClass(node, "right-one");
  const right = nodes.filter(isRight).map((node) => ({ kind: "right", text: textInLine([node]) }));
  return [...right, ...said(plainText(nodes.filter((node) => !isRight(node))))];
}

/** What a quiz asks or offers; which of its choices is right stands on the back. */
function textsOf(tree: SlideTree, kind: "question" | "choice"): string[] {
  const quizzes = elementsOf(wholeSlide(tree)).filter((element) => hasClass(element, "c-quiz"));
  return quizzes
    .flatMap(({ children }) => elementsOf(children))
    .filter((element) => hasClass(element, kind))
    .map(({ children }) =>
      textInLine(children.filter((node) => !isTag(node) || node.attribs["data-answer"] === undefined)),
    );
}

/** A card for each fact; of those with the same front each says how it begins, and what the glossary explains has its card. */
function factCards({ deck, citedFacts, words }: RenderedDeck): Card[] {
  const explained = new Set(deck.terms.flatMap(({ name, also }) => [name, ...also].map((form) => form.toLowerCase())));
  const facts = citedFacts().filter(({ subject, topic }) => topic !== "" || !explained.has(subject.toLowerCase()));
  const fronts = new Map<string, number>();
  const frontOf = ({ subject, topic }: (typeof facts)[number]) => JSON.stringify([subject, topic]);
  for (const fact of facts) fronts.set(frontOf(fact), (fronts.get(frontOf(fact)) ?? 0) + 1);
  return facts.map((fact) => {
    const { subject, topic, text, source, checked, published } = fact;
    const isShared = (fronts.get(frontOf(fact)) ?? 0) > 1;
    const cue = isShared ? beginningOf(text, deck.info.language) : "";
    const read = checked === "" ? words.date(published) : words.say("cards.read", { date: words.date(checked) });
    return {
      kind: "fact",
      front: [
        { kind: "asked", text: subject },
        { kind: "topic", text: topic },
        { kind: "cue", text: cue },
      ].filter((paragraph) => paragraph.text !== ""),
      back: said(text),
      source: [source, read].filter(Boolean).join(" · "),
    };
  });
}

/** How many words of a fact its front gives away, at most, and which part of them. */
const cueWords = { most: 5, part: 1 / 3 };

/** The first words of a text, which call the others to mind: "There is one Sentry per …". */
function beginningOf(text: string, language: string): string {
  const segments = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
  const words = [...segments].filter(({ isWordLike }) => isWordLike);
  const next = words[Math.min(cueWords.most, Math.ceil(words.length * cueWords.part))];
  return next ? `${text.slice(0, next.index).replace(/[^\p{L}\p{N})]+$/u, "")} …` : "";
}
