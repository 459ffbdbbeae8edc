/**
 * The cascade layers of every page, from the first to the last. A rule of a later layer wins over one of an earlier
 * layer, however long their selectors are; what stands in no layer, such as a deck's own `css:`, wins over all of them.
 * With `!important` it is the other way round: there the first layer wins.
 */
const layers = [
  // Holds nothing but `!important`: what the player must be able to do, such as to print.
  "must",
  // Style sheets of others: reveal.js and its themes, formulas.
  "library",
  // What the pages share: sizes, the geometry of a slide, documents on paper.
  "base",
  // Plain Markdown.
  "content",
  "layout",
  // With what plays recordings, which is a component in which plain Markdown's rules must not count.
  "component",
  // A theme's tokens, then its style sheets.
  "theme",
  "brand",
  // What no theme takes away: a slide's own background, steps, the player's windows.
  "top",
] as const;

export type Layer = (typeof layers)[number];

/** The order of the layers; it has to come first on a page. */
export const layerOrder = `@layer ${layers.join(", ")};`;

/** A style sheet in a layer; "" for one that says nothing. */
export const inLayer = (layer: Layer, css: string): string => (css.trim() === "" ? "" : `@layer ${layer}{\n${css}\n}`);
