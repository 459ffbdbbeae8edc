import type { Drawing, DrawingMistake } from "../../render/drawing/desk.js";
import type { Palette } from "../../render/drawing/roles.js";

/** How all diagrams of a page look. */
export interface Look {
  readonly palette: Palette;
  /** As in CSS; the page must have loaded its fonts. */
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
}

/** What Node calls in the page that draws. */
export interface DrawingPage {
  /** Says how the diagrams of this page look; once, before the first is drawn. */
  open(look: Look): void;
  /** Draws one diagram, or says what stands in the way. */
  draw(source: string): Promise<Drawing | DrawingMistake>;
}
