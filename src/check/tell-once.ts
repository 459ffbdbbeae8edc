import { withoutConsequences } from "./consequences.js";
import type { Finding } from "./finding.js";
import { gatherAlike } from "./gather.js";
import { mergeSurplus } from "./surplus.js";

/**
 * Findings as they are told: one cause once. Each place has been compared with a baseline and with a commit before, so that a
 * new place of an old habit counts as new.
 */
export const tellOnce = (findings: readonly Finding[]): Finding[] =>
  gatherAlike(mergeSurplus(withoutConsequences(findings)));
