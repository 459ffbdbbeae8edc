import { defineRule } from "../rule.js";

/** Suppressions that are wrong; the runner finds them when all other rules are done. */
export const suppression = defineRule({
  id: "suppression",
  family: "check",
  severity: "warning",
  summary: "A suppression suppresses nothing, names no known rule, or gives no reason.",
  why: "A suppression that is left over hides the next mistake of its kind.",
  bad: "<!-- check-disable overflow: the list is meant to run out of the slide -->\n## What fits\n\n- One thing\n",
  good: `<!-- check-disable too-many-bullets: the audience is asked to count them -->\n## Twelve things\n\n${Array.from({ length: 12 }, (_, i) => `- Thing ${i + 1}`).join("\n")}\n`,
});
