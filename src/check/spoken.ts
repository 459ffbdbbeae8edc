import type { ElementName } from "./seen.js";

/** What axe-core objects to in an element of a slide. */
export interface Violation {
  readonly slide: string;
  /** axe-core's own name for its rule. */
  readonly rule: string;
  readonly help: string;
  readonly impact: string;
  readonly element: ElementName;
  /** Its start tag, shortened. */
  readonly opening: string;
  /** Attributes by which the source can be searched, such as `src` and `id`. */
  readonly needles: readonly string[];
  /** The look or the page makes it; no author wrote it. */
  readonly made: boolean;
  /** Which of the slide's elements with its tag it is, from 0, and how many there are. */
  readonly place: { readonly index: number; readonly of: number };
}
