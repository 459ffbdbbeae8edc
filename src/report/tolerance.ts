import type { ProblemCode } from "./catalogue.js";
import type { Problem } from "./problem.js";

/**
 * What is let pass in a deck: nothing; what decks of others have and a deck can be made without, in a Markdown file; or
 * also whatever has a placeholder (`--lenient`).
 */
export type Tolerance = "none" | "dispensable" | "lenient";

/** Errors in whose place something else can show, or nothing at all. */
const replaceable: ReadonlySet<ProblemCode> = new Set([
  "bad-attributes",
  "bad-cast",
  "bad-diagram",
  "bad-expression",
  "bad-font",
  "bad-form",
  "bad-lines",
  "bad-math",
  "bad-steps",
  "duplicate-id",
  "empty-component",
  "empty-file",
  "empty-glob",
  "folder-link",
  "hidden-file",
  "hidden-slide",
  "lfs-pointer",
  "missing-anchor",
  "missing-attribute",
  "missing-component",
  "missing-fact",
  "missing-file",
  "missing-layout",
  "missing-mark",
  "missing-region",
  "missing-section",
  "missing-slide",
  "outside-project",
  "remote-file",
  "stray-close",
  "unclosed-comment",
  "unclosed-component",
  "unclosed-fence",
  "unfit-content",
  "unknown-attribute",
  "unknown-key",
  "unnamed-file",
  "unreadable-image",
  "wrong-attribute",
  "wrong-value",
] satisfies ProblemCode[]);

/** A problem as it counts in a deck of which so much is let pass: what is, is a warning. */
export function tolerated(problem: Problem, tolerance: Tolerance): Problem {
  const passes =
    (tolerance !== "none" && problem.dispensable) || (tolerance === "lenient" && replaceable.has(problem.code));
  return passes && problem.severity === "error" ? { ...problem, severity: "warning" } : problem;
}
