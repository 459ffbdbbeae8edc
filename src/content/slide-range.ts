/** A stretch of a file; offsets, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a slide is in its file; offsets, `end` exclusive. */
export interface SlideRange {
  /** It goes below the slide before it. */
  readonly below: boolean;
  readonly start: number;
  /** End of the body; the mark of the notes or of the text for readers starts here when there are such. */
  readonly bodyEnd: number;
  readonly notesStart: number | undefined;
  readonly notesEnd: number;
  /** The text for readers, behind the notes or between the body and them. */
  readonly reader: Stretch | undefined;
  readonly end: number;
}

/** What divides two slides; nothing where a heading does. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** What follows goes below the slide before it. */
  readonly below: boolean;
}
