import { namedColours } from "./named-colours.js";

/** Colours with a name whose value depends on where they stand. */
const contextual = new Set(
  `transparent currentcolor inherit accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas
canvastext field fieldtext graytext highlight highlighttext linktext mark marktext selecteditem selecteditemtext
visitedtext`.split(/\s+/),
);

const functions = /^(?:rgba?|hsla?|hwb|(?:ok)?lab|(?:ok)?lch|color|color-mix|light-dark|contrast-color|var)\(.+\)$/i;
const hex = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

/** Whether CSS can take a text for a colour; what stands inside a function is left to the browser. */
export const isColour = (text: string): boolean =>
  hex.test(text) ||
  namedColours.has(text.toLowerCase()) ||
  contextual.has(text.toLowerCase()) ||
  (functions.test(text) && isBalanced(text));

/** Whether every bracket of a text is closed: one that is not would take in the rules that follow. */
export function isBalanced(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === "(") open++;
    if (character === ")" && --open < 0) return false;
  }
  return open === 0;
}
