import type { Rect } from "./rect.js";

/*
 * What the probe measures of a slide in the browser: plain data, so that rules need no browser. Lengths are CSS
 * pixels on the slide's canvas, from its upper left corner.
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
  /** The lowest contrast with what is behind it, measured on pixels; absent where it was not measured. */
  readonly contrast?: number;
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
  /** An ornament of the look, or a letter of a formula: nothing that has to be read. */
  readonly decorative: boolean;
  /** Screen readers pass over it; who sees the slide may have to read it, as the ticks of an axis. */
  readonly unspoken: boolean;
  /** Placed by hand, outside the flow of its area. */
  readonly placed: boolean;
  /** A step that disappears again, or one of several in the same place: it may cover others. */
  readonly passing: boolean;
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
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly region: Region;
}

export interface List {
  readonly element: ElementName;
  readonly ordered: boolean;
  /** Its own items, without those of nested lists. */
  readonly items: number;
  /** Levels, from 1. */
  readonly depth: number;
}

export interface Table {
  readonly element: ElementName;
  /** Its own caption, or that of the figure in which it is; "" for none. */
  readonly caption: string;
  readonly rows: number;
  readonly columns: number;
  readonly headers: readonly string[];
}

export interface Link {
  readonly text: string;
  readonly href: string;
  /** What a screen reader speaks: the text, or a label. */
  readonly name: string;
}

/** A text that is seen above or before one that is read earlier, and the CSS that does it, such as `order: -1`. */
export interface Displaced extends Box {
  readonly before: ElementName;
  readonly side: "above" | "before";
  readonly by: string;
}

/** A box of a diagram that has the colour of a layer. */
export interface ColouredBox {
  readonly element: ElementName;
  readonly role: string;
  readonly label: string;
  readonly rect: Rect;
}

/** A thing that the body of a slide shows, without what is inside of it. */
export interface Content {
  readonly kind:
    | "text"
    | "list"
    | "table"
    | "card"
    | "map"
    | "code"
    | "terminal"
    | "diagram"
    | "chart"
    | "picture"
    | "quote"
    | "formula";
  readonly element: ElementName;
  readonly rect: Rect;
  /** The box that is drawn around it, or else its own. */
  readonly outer: Rect;
}

/** A diagram of boxes, and the steps that are told beside it. */
export interface Diagram {
  readonly element: ElementName;
  readonly rect: Rect;
  /** It is the form “boxes”, not HTML. */
  readonly isDescribed: boolean;
  readonly steps: readonly DiagramStep[];
}

/** A line of the list beside a diagram. */
interface DiagramStep {
  readonly element: ElementName;
  /** Some part of the picture says that it belongs to this line. */
  readonly isShown: boolean;
}

/** The wall of a diagram, and whether something stands before and after it. */
export interface Wall {
  readonly element: ElementName;
  readonly rect: Rect;
  readonly before: boolean;
  readonly after: boolean;
}

/** Something that a style sheet writes beside an element, such as a number. */
export interface Mark {
  readonly element: ElementName;
  readonly size: number;
  readonly rect: Rect;
}

/** Which fragments of a slide show in one of its steps, by their places among all of them, and which are the newest. */
export interface FragmentState {
  readonly slide: string;
  /** How many steps have been taken. */
  readonly step: number;
  readonly visible: readonly number[];
  readonly current: readonly number[];
}

/** A slide in one of its steps: the texts that look otherwise than in those before and in the last. */
export interface SlideState {
  readonly state: FragmentState;
  readonly texts: readonly TextBlock[];
}

/** One slide at one size in one theme. */
export interface SlideMeasures {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The area between head and foot; undefined where the layout has none. */
  readonly body: Rect | undefined;
  readonly texts: readonly TextBlock[];
  readonly pictures: readonly Picture[];
  /** What follows is only told of the deck's own size and theme; elsewhere there is none of it. */
  readonly headings: readonly Heading[];
  readonly lists: readonly List[];
  readonly tables: readonly Table[];
  readonly links: readonly Link[];
  readonly coloured: readonly ColouredBox[];
  /** What the body shows, as it is written. */
  readonly contents: readonly Content[];
  readonly diagrams: readonly Diagram[];
  readonly walls: readonly Wall[];
  readonly marks: readonly Mark[];
  readonly displaced: readonly Displaced[];
  /** Its earlier steps; only in the deck's own size. */
  readonly states?: readonly SlideState[];
}
