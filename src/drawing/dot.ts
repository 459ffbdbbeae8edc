import type { Palette } from "../render/drawing/roles.js";
import type { FontFace } from "../render/fonts/face.js";

/** Graphviz's ways to lay a graph out that a drawing may ask for. */
export const dotEngines = ["dot", "neato", "fdp", "sfdp", "circo", "twopi", "osage", "patchwork"] as const;
type DotEngine = (typeof dotEngines)[number];

export interface DotOptions {
  readonly engine: DotEngine;
  readonly palette: Palette;
  /** The font of the theme's text; undefined when the theme brings none. */
  readonly fontFace?: FontFace | undefined;
}
