/** A piece of a line that is never broken, in em of the text around it. */
export interface Word {
  readonly width: number;
  /** The line breaks before it, whatever room there is. */
  readonly breaks: boolean;
}

/** Running text, ready to be set at any size. */
export interface Running {
  readonly words: readonly Word[];
  /** The width of a space in em. */
  readonly space: number;
  /** The width without any line break but those that are written, in em. */
  readonly widest: number;
}
