import { createHash } from "node:crypto";
import type { Theme } from "../../model/design.js";
import type { FontSet } from "./desk.js";

const declaration = /(?<![\w-])--[\w-]+[ \t]*:[^;{}<]+/g;

/** Declarations of custom properties whose names speak of fonts. */
const fontRulesIn = (css: string) =>
  (css.match(declaration) ?? []).filter((rule) => rule.slice(0, rule.indexOf(":")).includes("font"));

/** The fonts of a deck: those of its theme, and what its style sheets call by names such as `--font-text`. */
export function fontSetOf({ fonts }: Theme, styles: readonly string[]): FontSet {
  const rules = styles.flatMap(fontRulesIn).map((rule) => rule.trim());
  const hash = createHash("sha256").update(rules.join(";"));
  for (const { bytes, added: _, ...face } of fonts) hash.update(JSON.stringify(face)).update(bytes);
  return { key: hash.digest("base64url"), faces: fonts, rules };
}
