import { describe, expect, it } from "vitest";
import type { Remark } from "../../../src/check/rule.js";
import { missingId } from "../../../src/check/rules/missing-id.js";
import type { DeckSubject, SlideSubject } from "../../../src/check/subject.js";
import { render } from "../../support/render.js";

/** What the rule says of a deck, and the slides of it. */
async function remarksOn(text: string) {
  const { rendered } = await render({ "talk.md": text });
  const slides = rendered.columns.flat().map(({ slide }): Partial<SlideSubject> => ({ slide }));
  const file = slides.map(({ slide }) => slide?.span.file).find(Boolean);
  let reads = 0;
  const { lineStarts = [] } = file ?? {};
  if (file)
    Object.defineProperty(file, "lineStarts", {
      get() {
        reads++;
        return lineStarts;
      },
    });
  const remarks: Remark[] = [];
  const subject: Partial<DeckSubject> = { deck: rendered.deck, slides: slides as SlideSubject[] };
  missingId.deck?.(subject as DeckSubject, { options: {}, report: (remark) => remarks.push(remark) });
  return { remarks, lines: lineStarts.length, reads };
}

async function fixed(text: string): Promise<string> {
  const { remarks } = await remarksOn(text);
  return remarks.toReversed().reduce((now, { fix }) => {
    return fix ? now.slice(0, fix.span.start) + fix.text + now.slice(fix.span.end) : now;
  }, text);
}

describe("the place of an id", () => {
  const above = '<!-- .slide: id="start-it" -->\n';
  it.each([
    ["words of the title in code above it", "```sh\n# Start it\n```\n\n## Start it\n"],
    ["words of the title in a list above it", "- one\n  - Start it\n\n## Start it\n"],
    ["nothing above the title", "## Start it\n\nNow.\n"],
    ["a comment that ends on the line of the text", "<!-- what\nfor --> It is\n\n## Start it\n"],
  ])("is above all that the slide shows: %s", async (_what, text) => {
    expect(await fixed(text)).toBe(above + text);
  });

  it("is below comments, which may be attributes of something else", async () => {
    expect(await fixed("<!-- for later -->\n\n## Start it\n")).toBe(`<!-- for later -->\n\n${above}## Start it\n`);
  });

  it("is in attributes of the slide, but not in an example of them", async () => {
    const example = 'Write `<!-- .slide: class="a" -->`, or\n\n```html\n<!-- .slide: -->\n```\n';
    expect(await fixed(`## Start it\n\n${example}`)).toBe(`${above}## Start it\n\n${example}`);
    expect(await fixed(`## Start it\n\n${example}\n<!-- .slide: class="b" -->\n`)).toBe(
      `## Start it\n\n${example}\n<!-- .slide: id="start-it" class="b" -->\n`,
    );
  });

  it("is found with one look at a file, however many slides it has", async () => {
    const text = Array.from({ length: 60 }, (_, index) => `## Slide ${index}\n\nText.\n`).join("\n---\n\n");
    const { remarks, lines, reads } = await remarksOn(text);
    expect(remarks).toHaveLength(60);
    expect(reads).toBeLessThan(5 * lines);
  });
});
