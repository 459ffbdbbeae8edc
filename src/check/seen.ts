import type { Rect } from "./rect.js";

/*
 * What can be seen on a slide, and where. Lengths are CSS pixels on the slide's canvas, from its upper left corner.
 */

/** An element as a message can name it. */
export interface ElementName {
  readonly tag: string;
  readonly classes: readonly string[];
  /** The beginning of its text, or the alternative text of a picture. */
  readonly text: string;
}

/** Red, green and blue from 0 to 255, opacity from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** The text of one text node. */
export interface TextPiece {
  readonly text: string;
  readonly lines: readonly Rect[];
  /** Font size as it appears, after scaling. */
  readonly size: number;
  readonly weight: number;
  readonly colour: Colour;
  /** The computed `font-family`. */
  readonly family: string;
  /** The surface behind it that fades along with it. */
  readonly ground?: Colour;
  /** Superscripts and subscripts may be smaller than what they belong to. */
  readonly raised: boolean;
  /** The number of a source, which the deck's look makes. */
  readonly isReference?: true;
  /** What covers a part of it. */
  readonly cover?: ElementName;
  /** What covers it lets it through. */
  readonly isVeiled?: true;
  /** The one colour behind it, where its boxes tell; until its contrast is known. */
  readonly behind?: Colour;
  /** The lowest contrast with what is behind it; absent where it was not measured. */
  readonly contrast?: number;
  /** The colours between which that was measured: the letters as they appear, and what is behind them. */
  readonly colours?: readonly [letters: string, behind: string];
  /** Its slide itself says which colour it has, or what is behind it; no theme or style sheet of the deck does. */
  readonly ownColours?: true;
}

/** The part of a slide in which something is. */
export type Region = "head" | "body" | "foot" | "ground";

/** A paragraph, item, cell or heading with all its text. */
export interface TextBlock {
  readonly element: ElementName;
  readonly region: Region;
  readonly kind: "text" | "code" | "math" | "diagram";
  /** Running information: foot, kicker, sources. It may be small. */
  readonly furniture: boolean;
  /** An ornament of the look: nothing that has to be read. */
  readonly decorative: boolean;
  /** Screen readers pass over it; who sees the slide may have to read it, as the ticks of an axis. */
  readonly unspoken: boolean;
  /** Placed by hand, outside the flow of its area. */
  readonly placed: boolean;
  /** One of several that share a place (`r-stack`): what lies above may hide what lies below. */
  readonly stacked: boolean;
  /** In a form, which was laid out for the deck's own canvas when the deck was built. */
  readonly inForm: boolean;
  readonly pieces: readonly TextPiece[];
  /** Where it breaks into lines by itself. */
  readonly lastLine?: LastLine;
  /** The nearest box around it that can be seen. */
  readonly box?: Box;
  /** For each axis in which something cuts it off the nearest that does. */
  readonly clips: readonly Clip[];
}

/** The last of several lines. */
interface LastLine {
  readonly text: string;
  readonly rect: Rect;
  /** How wide the widest line is. */
  readonly widest: number;
}

export interface Box {
  readonly element: ElementName;
  readonly rect: Rect;
}

/** A box that cuts off what is beyond its edges to the left and right (`x`), or above and below (`y`). */
export interface Clip {
  readonly axis: "x" | "y";
  readonly box: Box;
  /** It scrolls instead of cutting off; paper cannot. */
  readonly scrolls: boolean;
  /** Pixels for which an ellipsis stands. */
  readonly lost?: number;
}

export interface Picture {
  readonly element: ElementName;
  readonly kind: "image" | "drawing" | "video" | "placeholder";
  readonly region: Region;
  readonly rect: Rect;
  /** Pixels of the file; 0 where that means nothing, as for drawings. */
  readonly width: number;
  readonly height: number;
  /** Shown pixels for each pixel of the file; 1 for drawings. */
  readonly scale: number;
  /** How much wider it is shown than its file's ratio wants, in proportion to its height; 1 where it keeps its ratio. */
  readonly stretch: number;
  /** The `src` in the page; "" for drawings. */
  readonly source: string;
  /** The alternative text; undefined when there is none at all. */
  readonly alt: string | undefined;
  readonly decorative: boolean;
  /** A drawing that says of itself that it is a picture (`role="img"`), so that nobody is read what is in it. */
  readonly isRoleImage: boolean;
  /** Something else is read in its place or with it: text within a drawing, the name of what it is in, a caption. */
  readonly isToldElsewhere: boolean;
  /** For each axis in which something cuts it off the nearest that does. */
  readonly clips: readonly Clip[];
  /** The picture that covers a part of it. */
  readonly cover?: ElementName;
}

/** A picture that fills the ground of a slide, as its style sheet says it. */
export interface Ground {
  readonly rect: Rect;
  /** Pixels of the file. */
  readonly width: number;
  readonly height: number;
  /** Shown pixels for each pixel of the file. */
  readonly scale: number;
  /** The address in the page. */
  readonly source: string;
}

/** A box that can be seen, or a table, of which a part is outside its slide or the slide's body. */
export interface Leaving extends Box {
  readonly region: Region;
  /** Placed by hand, outside the flow of its area. */
  readonly placed: boolean;
  readonly clips: readonly Clip[];
}

/** What can be seen on a slide, and where. */
export interface Seen {
  readonly texts: readonly TextBlock[];
  readonly pictures: readonly Picture[];
  readonly leaving: readonly Leaving[];
}
