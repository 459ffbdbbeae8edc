import { expect, it } from "vitest";
import { readCheckConfig } from "../../../src/check/config.js";
import { fingerprintOf } from "../../../src/check/fingerprint.js";
import type { SlideMeasures } from "../../../src/check/measures.js";
import type { Rule } from "../../../src/check/rule.js";
import { contrast } from "../../../src/check/rules/contrast.js";
import { missingGlyph } from "../../../src/check/rules/missing-glyph.js";
import { missingTitle } from "../../../src/check/rules/missing-title.js";
import { smallMark } from "../../../src/check/rules/small-mark.js";
import { smallText } from "../../../src/check/rules/small-text.js";
import { stepContrast } from "../../../src/check/rules/step-contrast.js";
import { runRules } from "../../../src/check/run.js";
import { deckOf } from "../../support/remarks.js";

const config = readCheckConfig(undefined, [], { problems: { report: () => undefined }, isFolder: () => false });

const texts = (words: readonly string[], piece: object) =>
  words.map((text, index) => ({
    ...{ element: { tag: "p", classes: [], text }, region: "body", kind: "text" },
    pieces: [{ text, lines: [], size: 12, weight: 400, contrast: 2 + index / 10, colours: ["a", "b"], ...piece }],
  }));
const measured = (own: object) =>
  ({
    ...{ width: 1280, height: 720, pictures: [], grounds: [], headings: [], contents: [], texts: [], marks: [] },
    ...own,
  }) as never as SlideMeasures;

/** By what is known again what a rule says first of slides that measure so. */
async function printOf(rule: Rule, slides: readonly object[]) {
  const text = slides.map((_, index) => `Slide ${index}: pale and ⍼ more ⍻\n`).join("\n---\n\n");
  const theme = { name: "own", fonts: [{ added: false }] } as never;
  const deck = await deckOf(text, { measures: slides.map(measured), deck: { theme, hasGlyph: () => false } });
  const project = { decks: [deck], unusedAssets: [], unusedSections: [], unusedFacts: [] };
  const [finding] = runRules(project, [rule], config);
  return { message: finding?.message, print: finding && fingerprintOf(finding, finding.span?.file.root ?? "/") };
}

const two = ["pale", "more"];
const step = (words: readonly string[]) => [{ texts: [], states: [{ state: { step: 1 }, texts: texts(words, {}) }] }];
const listed = (count: number) => Array.from({ length: count }, () => ({ contents: [{ kind: "list" }] }));

it.each<[Rule, readonly object[], readonly object[]]>([
  [contrast, [{ texts: texts(["pale"], {}) }], [{ texts: texts(two, {}) }]],
  [contrast, [{ texts: texts(["pale"], {}) }], [{ texts: texts(["pale"], {}) }, { texts: texts(["pale"], {}) }]],
  [stepContrast, step(["pale"]), step(two)],
  [smallText, [{ texts: texts(["pale"], {}) }], [{ texts: texts(two, {}) }]],
  [smallMark, [{ texts: texts(["pale"], { raised: true }) }], [{ texts: texts(two, { raised: true }) }]],
  [missingTitle, listed(1), listed(3)],
  [missingGlyph, [{ texts: texts(["⍼"], {}) }], [{ texts: texts(["⍼"], {}) }, { texts: texts(["⍼"], {}) }]],
])("what $id says of one place is known again when there are more", async (rule, one, more) => {
  const [before, now] = [await printOf(rule, one), await printOf(rule, more)];
  expect(before.print).toBeDefined();
  expect(now.message).not.toBe(before.message);
  expect(now.print).toEqual(before.print);
});
