/** Where a slide is in its file; offsets, `end` exclusive. */
export interface SlideRange {
  /** It goes below the slide before it. */
  readonly below: boolean;
  readonly start: number;
  /** End of the body; the notes' mark starts here when there are notes. */
  readonly bodyEnd: number;
  readonly notesStart: number | undefined;
  readonly end: number;
}

/** What divides two slides; nothing where a heading does. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** What follows goes below the slide before it. */
  readonly below: boolean;
}
