import type { Palette } from "../render/drawing/roles.js";

/** Graphviz's ways to lay a graph out that a drawing may ask for. */
export const dotEngines = ["dot", "neato", "fdp", "sfdp", "circo", "twopi", "osage", "patchwork"] as const;
type DotEngine = (typeof dotEngines)[number];

/** How wide the characters of a font are. */
export interface FontFace {
  /** Advance widths in em, by character. */
  readonly widths: Readonly<Record<string, number>>;
  /** The width of all other characters, in em. */
  readonly other: number;
}

export interface DotOptions {
  readonly engine: DotEngine;
  readonly palette: Palette;
  /** The font of the theme's text; undefined when the theme brings none. */
  readonly fontFace?: FontFace | undefined;
}
