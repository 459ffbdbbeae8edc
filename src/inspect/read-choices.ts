import { readFileSync } from "node:fs";
import { readWordChoices, type WordChoice } from "../check/word-choices.js";
import type { CheckPackage } from "../source/check-package.js";

/** The words of quarterdeck-check that are better not said; none where it was made without them. */
export function readChoices({ wordChoices }: CheckPackage): WordChoice[] {
  try {
    return readWordChoices(JSON.parse(readFileSync(wordChoices, "utf8")));
  } catch {
    return [];
  }
}
