import type { Rect } from "./rect.js";
import type { Box, ElementName, Ground, Region, Seen } from "./seen.js";

/*
 * What the probe measures of a slide in the browser: plain data, so that rules need no browser. Lengths are CSS
 * pixels on the slide's canvas, from its upper left corner.
 */

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly region: Region;
  /** In an item of a list or a quote, where it begins no section. */
  readonly isInner?: true;
}

export interface List {
  readonly element: ElementName;
  readonly ordered: boolean;
  /** Its own items, without those of nested lists. */
  readonly items: number;
  /** Levels, from 1. */
  readonly depth: number;
  /** Its items are mostly links, for reading later. */
  readonly isOfLinks?: true;
}

export interface Table {
  readonly element: ElementName;
  /** Its own caption, or that of the figure in which it is; "" for none. */
  readonly caption: string;
  readonly rows: number;
  /** Its rows without those that hold nothing but what heads the columns. */
  readonly bodyRows: number;
  readonly columns: number;
  readonly headers: readonly string[];
  /** What heads the columns behind the first one that hold nothing but numbers without a unit. */
  readonly bare: readonly string[];
}

export interface Link {
  readonly text: string;
  readonly href: string;
  /** What a screen reader speaks: the text, or a label. */
  readonly name: string;
  /** It is around a picture that has to speak for it. */
  readonly isAroundPicture?: true;
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
  /** All that its steps show at once, as on paper: no moment of the talk. */
  readonly isWhole: boolean;
  readonly visible: readonly number[];
  readonly current: readonly number[];
}

/** A slide in one of its steps, in which something looks otherwise or stands elsewhere than in all before and in the last. */
export interface SlideState extends Seen {
  readonly state: FragmentState;
}

/** One slide at one size in one theme. */
export interface SlideMeasures extends Seen {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The area between head and foot; undefined where the layout has none. */
  readonly body: Rect | undefined;
  /** It has a ground of its own, a picture or a colour, and not that of the theme. */
  readonly ownGround?: true;
  readonly grounds: readonly Ground[];
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
  /** Its other steps; only in the deck's own size. */
  readonly states?: readonly SlideState[];
}
