import { describe, expect, it } from "vitest";
import { findWords, placeOfElement, placeOfPiece, startOf } from "../../../src/check/place.js";
import type { SlideSubject } from "../../../src/check/subject.js";
import { placeOf, type Span, sourceFile } from "../../../src/source/text.js";

/** A slide with this text. */
function slideOf(title: string, text: string): Pick<SlideSubject, "slide"> {
  const file = sourceFile("talk.md", text);
  const slide = {
    title,
    span: { file, start: 0, end: text.length },
    notes: [],
    reader: [],
    body: [],
    generated: false,
  };
  return { slide } as never;
}

const element = (tag: string, text: string) => ({ tag, classes: [], text });
const lineOf = ({ file, start }: Span) => placeOf(file, start).line;

describe("the place of a text", () => {
  it("is where it is shown, not in the attributes above it", () => {
    const slide = slideOf("kubectl", '<!-- .slide: id="kubectl" -->\n## kubectl\n\nIt asks the server.\n');
    expect(lineOf(startOf(slide))).toBe(2);
    expect(lineOf(placeOfElement(slide, element("h2", "kubectl")))).toBe(2);
  });

  it("may be a comment that code shows", () => {
    const file = sourceFile("talk.md", "## Code\n\n```html\n<!-- a comment of the page -->\n```\n");
    const found = findWords({ file, start: 0, end: file.text.length }, "<!-- a comment of the page -->");
    expect(found && lineOf(found)).toBe(4);
  });

  it("is below the title that has the same words, or above it", () => {
    const slide = slideOf("Kernel boundaries", '<p class="x">Kernels</p>\n\n## Kernel boundaries\n\nKernel\n');
    expect(lineOf(placeOfPiece(slide, element("p", "Kernel"), "Kernel"))).toBe(5);
    expect(lineOf(placeOfPiece(slide, element("p", "Kernels"), "Kernels"))).toBe(1);
    expect(lineOf(placeOfPiece(slide, element("h2", "Kernel boundaries"), "Kernel"))).toBe(3);
  });
});
