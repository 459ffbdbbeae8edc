import type { SectionContext } from "./section-context.js";

/** What reading the blocks of one slide needs. */
export interface SlideContext extends SectionContext {
  /** The slide's text; what is not content is blanked out. It starts at offset `base` of the file. */
  readonly text: string;
  readonly base: number;
}
