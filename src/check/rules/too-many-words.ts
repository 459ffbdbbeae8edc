import { beyond } from "../graded.js";
import { startOf } from "../place.js";
import { defineRule } from "../rule.js";
import type { TextBlock } from "../seen.js";
import { wordsIn } from "../words.js";

/** Slides that are read instead of listened to. */
export const tooManyWords = defineRule({
  id: "too-many-words",
  family: "legibility",
  severity: "warning",
  summary: "A slide has more words than an audience reads while somebody speaks.",
  why: "People cannot read and listen at once. What the speaker says belongs in the notes.",
  bad: `## A text, not a slide\n\n${"The runtime reads the bundle and asks the kernel for what it describes. ".repeat(11)}\n`,
  good: "## One thought\n\nThe runtime reads the bundle and asks the kernel for what it describes.\n",
  options: {
    most: {
      default: 130,
      help: "words on a slide; code, diagrams, tables, foot lines and labels that screen readers pass over do not count",
    },
    many: { default: 100, help: "words from which it is a hint, if it is no warning" },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    const texts = own.measures.texts.filter(
      ({ kind, furniture, decorative, unspoken }) => kind === "text" && !furniture && !decorative && !unspoken,
    );
    const words = texts.flatMap((text) => {
      const read = wordsOf(text);
      return isLookedUp(text) && read.length < sentence ? [] : read;
    });
    const much = beyond(words.length, options);
    if (!much) return;
    report({
      span: startOf(subject),
      message: `this slide has ${words.length} words; at most ${much.limit} can be read while somebody speaks`,
      remedy: "move sentences into the notes, or split the slide",
      slide: subject,
      surplus: { axis: "down", said: `the slide has ${words.length} words, and at most ${much.limit} can be read` },
      ...much.weight,
    });
  },
});

/** Cells, entries of cards, and labels and numbers of charts are looked up, not read, unless they hold sentences. */
const tabular = new Set(["td", "th", "dt", "dd"]);
const isLookedUp = ({ element: { tag, classes } }: TextBlock) =>
  tabular.has(tag) || (tag === "span" && ["number", "label"].some((name) => classes.includes(name)));
const sentence = 15;

const wordsOf = ({ pieces }: TextBlock): readonly string[] =>
  pieces.filter(({ raised }) => !raised).flatMap(({ text }) => wordsIn(text));
