import { baseOf } from "../language.js";
import { startOf } from "../place.js";
import { defineRule } from "../rule.js";
import { languageOf } from "../subject.js";

/** Titles that name a topic instead of making a point. */
export const topicTitle = defineRule({
  id: "topic-title",
  family: "talk",
  severity: "hint",
  summary: "A title names a topic instead of making the point. Only in English.",
  why: "“Reviews” tells nobody anything; “Reviews find what tests miss” is remembered, and reads as an argument in the outline.",
  bad: "## CRI\n\nThe kubelet talks to any runtime through it.\n",
  good: "## The kubelet talks to any runtime\n\nBetween them stands an interface.\n",
  options: { words: { default: 2, help: "number of words up to which a title is a topic, whatever they are" } },
  slide(subject, deck, { options, report }) {
    const { title, generated, paper } = subject.slide;
    const isFree = generated || title === "" || paper === "stage";
    if (isFree || baseOf(languageOf(subject, deck)) !== "en" || /[?!]$/.test(title)) return;
    const words = title.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? [];
    const isTopic = words.length <= options.words || (words.length <= 4 && !words.some(isVerb));
    if (!isTopic) return;
    report({
      span: startOf(subject),
      message: `the title “${title}” is a topic`,
      remedy: "write the point as a sentence, such as “Reviews find what tests miss”",
      slide: subject,
    });
  },
});

const verbs = new Set(
  "is are was were be am has have had do does did can could will would may must should isn’t isn't don’t don't need needs make makes take takes run runs use uses start starts stop stops give gives get gets keep keeps let lets cut cuts come go goes say says see sees show shows mean means let’s let's it's it’s that’s what’s".split(
    " ",
  ),
);

/** Ends as a verb does; some nouns do so too, which only makes the rule quieter. */
const isVerb = (word: string, index: number) =>
  verbs.has(word.toLowerCase()) || (index > 0 && /^[a-z].*(?:[^s]s|ed|n’t|n't)$/.test(word));
