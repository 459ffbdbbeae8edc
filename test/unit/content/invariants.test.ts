import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSection } from "../../../src/content/section.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

const block = fc.constantFrom(
  "## Title",
  "- a\n- b\n  - c",
  "A paragraph with `code` and **bold**.",
  "```yaml\na: 1\n---\nb: 2\n```",
  "| a | b |\n| - | - |\n| 1 | 2 |",
  "<!-- a comment\n\n---\n\n-->",
  ":::callout\ninside\n:::",
  "> quoted",
  "1. one\n2. two",
);
const slide = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => blocks.join("\n\n"));
const separator = fc.constantFrom("---", "--", "----");
const deck = fc.array(fc.tuple(slide, separator), { minLength: 1, maxLength: 8 });

describe("any deck", () => {
  it("has as many slides as its author wrote, and spans that do not overlap", () => {
    fc.assert(
      fc.property(deck, (slides) => {
        const text = slides
          .map(([body], index) => (index === 0 ? body : `${slides[index]?.[1]}\n\n${body}`))
          .join("\n\n");
        const problems = new ProblemList();
        const section = readSection(sourceFile("deck.md", text), { readCode: () => undefined, problems });
        const found = section.columns.flat();
        expect(problems.all).toEqual([]);
        expect(found.map((one) => one.span.file.text.slice(one.span.start, one.span.end))).toEqual(
          slides.map(([body]) => body),
        );
        for (const one of found) {
          let at = one.span.start;
          for (const part of one.body) {
            expect(part.span.start).toBeGreaterThanOrEqual(at);
            at = part.span.end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
