import type { Diagnostic } from "../report/problem.js";
import type { Rect } from "./rect.js";
import type { Fix, Surplus } from "./rule.js";
import type { View } from "./subject.js";

/** What a check found, at one place; `code` is the rule's id or the problem's code. */
export interface Finding extends Diagnostic {
  /** The deck in which it was found first; "" when it belongs to the project. */
  readonly deck: string;
  /** The slide's id, or "". */
  readonly slide: string;
  /** The view in which it can be seen and where, for a picture of it. */
  readonly shown?: { readonly view: View; readonly rects: readonly Rect[] };
  readonly fix?: Fix;
  /** See `Remark`. */
  readonly identity?: string;
  /** See `Remark`. */
  readonly missed?: string;
  /** See `Remark`. */
  readonly surplus?: Surplus;
  /** Where a file has more than `most` findings of its code with the same key, they are told as one. */
  readonly alike?: { readonly key: string; readonly most: number; readonly isShared?: boolean };
  /** Where it is told for several: each of them, itself the first, as it would be told alone. */
  readonly told?: readonly Finding[];
  /** The first of those that it tells, as it was found. */
  readonly asFound?: Finding;
  /** Because of it a deck cannot be read, so that nothing else can be said of the deck. */
  readonly isFatal?: true;
}

/** What is the same for findings that say the same at the same place. */
export const keyOf = ({ code, message, span }: Diagnostic): string =>
  `${span?.file.path}:${span?.start}:${code}:${message}`;

/** What a finding tells, each at its own place. */
export const eachOf = (finding: Finding): readonly Finding[] => finding.told ?? [finding];

/** A rule that could not look, because something that it needs is not there. */
export interface NotRun {
  readonly rule: string;
  /** What is missing. */
  readonly message: string;
  readonly remedy: string;
}
