import { isBalanced } from "./colours.js";

/** Names of one kind of size: what they begin with, and how they go on. */
const named = (prefix: string, ends: string) => ends.split(" ").map((end) => `${prefix}-${end}`);
const numbered = (prefix: string, last: number) => Array.from({ length: last }, (_, index) => `${prefix}-${index + 1}`);

const type =
  "2xs kicker xs source s step dense card contents m lead l recap agenda subheading body-s body-m body-l table-s table-m table-l code-xs code-s code-m code-l heading title-s statement part-s title part";
const paperType =
  "2xs xs s caption notes m l xl desk slide script-less subtitle script worksheet heading chapter title";

/** The sizes that `templates/styles/scale.css` declares: tokens whose values are lengths. */
export const sizes: readonly string[] = [
  ...named("text", type),
  ...numbered("space", 21),
  ...named("gap", "list list-s row-s"),
  ...named("slide", "top side bottom head foot"),
  ...named("rule", "s m l xl bar"),
  ...named("radius", "xs s m l round"),
  ...named("ui", "2xs xs s m l xl 2xl 3xl 4xl clock"),
  ...named("paper-text", paperType),
  ...numbered("paper-space", 11),
  ...named("paper-rule", "s m"),
  "paper-radius",
];

/** Sizes that are factors of others. */
export const factors: readonly string[] = ["text-scale", "nested-scale", "callout-scale"];

const length =
  /^\+?(?:\d+|\d*\.\d+)(?:px|pt|pc|in|cm|mm|q|r?em|r?ex|r?ch|r?lh|[sld]?v(?:w|h|min|max|i|b)|cq(?:w|h|min|max|i|b))$/i;
const computed = /^(?:calc|min|max|clamp|var)\(.+\)$/i;

/** Whether CSS can take a text for a length that is not below zero; what stands inside a function is left to the browser. */
export const isLength = (text: string): boolean =>
  text === "0" || length.test(text) || (computed.test(text) && isBalanced(text));

/** Whether a text is a factor that leaves something to be seen. */
export const isFactor = (text: string): boolean => /^(?:\d+|\d*\.\d+)$/.test(text) && Number(text) > 0;
