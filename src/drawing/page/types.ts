import type { Drawing, DrawingMistake } from "../../render/drawing/desk.js";
import type { Palette } from "../../render/drawing/roles.js";

/** How all diagrams of a page look. */
export interface Look {
  readonly palette: Palette;
  /** As in CSS; the page must have loaded its fonts. */
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
  /** Whether the palette stands on a dark ground. */
  readonly dark: boolean;
}

export interface Sketch {
  /** Begins the ids of the drawing, so that several can stand on one page. */
  readonly id: string;
  readonly source: string;
}

/** What Node calls in the page that draws. */
export interface DrawingPage {
  /** Says how the diagrams of this page look; once, before the first is drawn. */
  open(look: Look): void;
  /** Draws one diagram, or says what stands in the way. */
  draw(sketch: Sketch): Promise<Drawing | DrawingMistake>;
}
