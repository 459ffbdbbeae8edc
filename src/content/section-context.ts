import type { TokensList } from "marked";
import type { CodeContext } from "./fence.js";
import type { LineContext } from "./scan.js";

/** What reading the slides of one Markdown file needs; its problems are reported through it. */
export interface SectionContext extends LineContext, CodeContext {
  /** The link definitions of the file; they count on all its slides. */
  readonly links: TokensList["links"];
  /** Tells whether they are the same as before. */
  readonly linksKey: string;
  /** Whether `$…$` is a formula. */
  readonly math: boolean;
}
