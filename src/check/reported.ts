import type { Span } from "../source/text.js";
import type { Finding, NotRun } from "./finding.js";
import type { Fingerprint } from "./fingerprint.js";

/** A slide and where it is written. */
export interface SlidePlace {
  /** The name of its deck. */
  readonly deck: string;
  /** Its id. */
  readonly slide: string;
  /** "" where it has none. */
  readonly title: string;
  readonly span: Span;
  /** Whether an author wrote it, and not the compiler. */
  readonly isWritten: boolean;
}

/** What was found in one project. */
export interface ReportedProject {
  readonly findings: readonly Finding[];
  readonly decks: readonly { readonly name: string; readonly slides: number }[];
  readonly slides: readonly SlidePlace[];
}

/** What a run found, for those who print it. */
export interface Reported {
  readonly projects: readonly ReportedProject[];
  /** By what a finding is known again, whatever else changes. */
  readonly prints: ReadonlyMap<Finding, Fingerprint>;
  readonly notRun: readonly NotRun[];
  /** The folder from which paths are shown. */
  readonly folder: string;
}
