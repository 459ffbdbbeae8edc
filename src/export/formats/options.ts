import type { PaperSize } from "../../render/page/sheet.js";

/** How many slides a sheet of a handout can have. */
export const slidesPerSheet = [1, 2, 3, 4, 6] as const;
export type SlidesPerSheet = (typeof slidesPerSheet)[number];

/** What can stand beside the slides of a handout. */
export const besideSlides = ["lines", "notes", "sources", "nothing"] as const;
export type BesideSlides = (typeof besideSlides)[number];

/** The files of the Markdown of a deck: one, or one for each section. */
export const markdownFiles = ["one", "section"] as const;
export type MarkdownFiles = (typeof markdownFiles)[number];

/** What the command line says about single formats. */
export interface FormatOptions {
  /** A page per step of a slide, in PDFs. */
  readonly steps: boolean;
  /** Paper of handouts, notes and books; for PDFs of slides undefined means the slide's own size. */
  readonly pageSize: PaperSize | undefined;
  /** Set across every page and picture; "" for none. */
  readonly watermark: string;
  /** PDFs of slides in the theme that the deck has on paper. */
  readonly onPaper: boolean;
  /** Two pages of a script on a sheet. */
  readonly twoUp: boolean;
  /** Speaker notes as annotations of the PDF. */
  readonly pdfNotes: boolean;
  readonly handout: { readonly perSheet: SlidesPerSheet; readonly beside: BesideSlides };
  readonly mdFiles: MarkdownFiles;
  /** Who gets a certificate; nobody: one with an empty line. */
  readonly attendees: readonly string[];
  /** Pixels of a picture for each pixel of the canvas. */
  readonly scale: number;
  /** Whether the pages of a PDF are looked at, once they are printed. */
  readonly review: boolean;
  /** Whether the gallery has pictures of first slides, where a browser runs. */
  readonly thumbnails: boolean;
  /** A pattern for the addresses at which slides are edited; undefined for no links to them. */
  readonly editLinks: string | undefined;
}
