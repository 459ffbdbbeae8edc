import { called, inkOfBlock } from "../geometry.js";
import type { Content, SlideMeasures } from "../measures.js";
import { placeOfElement } from "../place.js";
import { type Rect, unite } from "../rect.js";
import { defineRule } from "../rule.js";

interface Gap {
  readonly below: Content;
  readonly rect: Rect;
  readonly under: "title" | "block";
}

/** Empty room that tears a slide apart. */
export const largeGap = defineRule({
  id: "large-gap",
  family: "layout",
  severity: "hint",
  ofLook: true,
  summary: "The room between the title and what belongs to it, or between two things below each other, is too large.",
  why: "What stands close together belongs together. A title far above its content reads as a slide of its own, and content that begins at another height on each slide jumps.",
  bad: '## The title\n\n<p style="margin-top:240px">The runtime reads the bundle.</p>\n',
  good: '## The title\n\n<p style="margin-bottom:auto">The runtime reads the bundle.</p>\n',
  options: {
    title: { default: 64, help: "pixels between title and content, on a slide that is 720 pixels high" },
    blocks: { default: 120, help: "pixels between two things below each other" },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated || subject.layout.composes === "slide") return;
    const scale = own.measures.height / 720;
    for (const { below, rect, under } of gapsOf(own.measures)) {
      const height = Math.round((rect.bottom - rect.top) / scale);
      if (height <= (under === "title" ? options.title : options.blocks)) continue;
      report({
        span: placeOfElement(subject, below.element),
        message: `${called(below.element)} stands ${height} px below ${under === "title" ? "the title" : "what is above it"}`,
        remedy: "let it begin under the title, or put something into the room",
        slide: subject,
        view: own.view,
        rects: [rect],
        key: `${subject.slide.id}:${below.element.text}`,
      });
    }
  },
});

function gapsOf(measures: SlideMeasures): Gap[] {
  const gaps: Gap[] = [];
  const head = unite(
    measures.texts
      .filter(({ region, element }) => region === "head" && /^h[1-6]$/.test(element.tag))
      .flatMap((block) => inkOfBlock(block) ?? []),
  );
  const [first] = measures.contents.toSorted((a, b) => a.outer.top - b.outer.top);
  // What is drawn from text is as high as it is, and the style sheet sets it into the middle of its room.
  if (head && first && !first.element.classes.includes("c-drawing"))
    gaps.push({ below: first, under: "title", rect: { ...first.outer, top: head.bottom, bottom: first.outer.top } });
  for (const below of measures.contents) {
    const above = measures.contents
      .map(({ outer }) => outer)
      .filter(
        (outer) => outer.bottom <= below.outer.top && outer.left < below.outer.right && outer.right > below.outer.left,
      );
    const [nearest] = above.toSorted((a, b) => b.bottom - a.bottom);
    if (nearest)
      gaps.push({ below, under: "block", rect: { ...below.outer, top: nearest.bottom, bottom: below.outer.top } });
  }
  return gaps;
}
