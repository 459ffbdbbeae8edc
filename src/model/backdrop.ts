import type { Span } from "../source/text.js";

/** The edges at which a picture can stand: as they are seen, or in the direction of writing. */
export const backdropSides = ["left", "right", "start", "end"] as const;

export type BackdropSide = (typeof backdropSides)[number];

interface BackdropPicture {
  readonly address: string;
  /** What it shows; "" for decoration. */
  readonly alt: string;
  /** Whether it fills its place or is seen whole. */
  readonly fit: "cover" | "contain";
}

/** Pictures that fill a slide from edge to edge behind its words, side by side, or one side of it beside them. */
export interface Backdrop {
  /** One at least. */
  readonly pictures: readonly BackdropPicture[];
  /** undefined: the whole slide. */
  readonly side: BackdropSide | undefined;
  /** How much of the slide's width the side takes, in per cent. */
  readonly share: number;
  readonly span: Span;
}
