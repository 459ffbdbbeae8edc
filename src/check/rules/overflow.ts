import { called, calledBox, excess, inkOfBlock, slideRect } from "../geometry.js";
import type { Clip, ElementName } from "../measures.js";
import { placeOfElement } from "../place.js";
import type { Rect } from "../rect.js";
import { defineRule, type Remark } from "../rule.js";
import type { SlideInView, SlideSubject } from "../subject.js";

interface Culprit {
  readonly element: ElementName;
  readonly rect: Rect;
  readonly out: { readonly side: string; readonly by: number };
  readonly of: string;
}

const wholeSlide = "the slide";

/** What is lost beyond each side of a slide. */
const missedBeyond: Readonly<Record<string, string>> = {
  "the bottom": "the end",
  "the top": "the beginning",
  "the right edge": "the right side",
  "the left edge": "the left side",
};

/** Content that is outside its slide, its area between head and foot, or the box that is drawn around it. */
export const overflow = defineRule({
  id: "overflow",
  family: "layout",
  severity: "error",
  ofLook: true,
  summary: "Content extends beyond its slide, the area between title and foot, or the box drawn around it.",
  why: "What is outside the slide is not shown at all, on the screen and on paper alike; what leaves its area runs into the title or the foot. Forms are looked at on the canvas of the deck alone, for which they are laid out.",
  bad: `## Too much for one slide\n\n${Array.from({ length: 16 }, (_, i) => `- Item ${i + 1} of a list that does not end`).join("\n")}\n`,
  good: "## What fits\n\n- One thing\n- Another thing\n",
  options: { tolerance: { default: 3, help: "pixels by which content may extend beyond" } },
  slide(subject, _deck, { options, report }) {
    for (const shown of subject.views) {
      const [worst, ...others] = findCulprits(shown, options.tolerance).toSorted((a, b) => b.out.by - a.out.by);
      if (worst) report(toRemark(subject, shown, worst, others));
    }
  },
});

function toRemark(subject: SlideSubject, { view }: SlideInView, worst: Culprit, others: readonly Culprit[]): Remark {
  const more =
    others.length === 0 ? "" : `; ${others.length} more ${others.length === 1 ? "element does" : "elements do"} so`;
  const lost = [worst, ...others].find(({ of }) => of === wholeSlide);
  return {
    span: placeOfElement(subject, worst.element),
    message: `${called(worst.element)} stands ${worst.out.by} px out of ${worst.out.side} of ${worst.of}${more}`,
    remedy: "say less, or split the slide",
    missed: lost && missedBeyond[lost.out.side],
    slide: subject,
    view,
    rects: [worst, ...others].map(({ rect }) => rect),
    key: subject.slide.id,
  };
}

function findCulprits({ measures }: SlideInView, tolerance: number): Culprit[] {
  const slide = slideRect(measures);
  const texts = measures.texts
    .filter(({ decorative }) => !decorative)
    .flatMap((block) => {
      const rect = inkOfBlock(block);
      const area = block.region === "body" && !block.placed ? measures.body : undefined;
      return rect
        ? [
            {
              element: block.element,
              rect,
              box: block.clips.length > 0 ? undefined : block.box,
              area,
              clips: block.clips,
            },
          ]
        : [];
    });
  const pictures = measures.pictures
    .filter(({ decorative, kind }) => !decorative && kind !== "drawing")
    .map(({ element, rect, region }) => {
      const area = region === "body" ? measures.body : undefined;
      return { element, rect, box: undefined, area, clips: [] };
    });
  return [...texts, ...pictures].flatMap(({ element, rect, box, area, clips }): Culprit[] => {
    const borders = [
      { border: slide, of: wholeSlide },
      ...(area && touches(area, slide) ? [{ border: area, of: "the area between title and foot" }] : []),
      ...(box ? [{ border: box.rect, of: calledBox(box) }] : []),
    ];
    return borders
      .flatMap(({ border, of }) => {
        const out = excess(withoutCutSides(clips, rect, border), border);
        return out && out.by > tolerance ? [{ element, rect, out, of }] : [];
      })
      .slice(0, 1);
  });
}

/**
 * The rectangle, ending at the border on each axis in which another element cuts it: what is cut is the business of the
 * rule “clipped”.
 */
const withoutCutSides = (clips: readonly Clip[], rect: Rect, { left, right, top, bottom }: Rect): Rect => ({
  ...rect,
  ...(clips.some(({ axis }) => axis === "x") ? { left, right } : {}),
  ...(clips.some(({ axis }) => axis === "y") ? { top, bottom } : {}),
});

/** A layout whose area is empty or outside puts its content elsewhere on purpose. */
const touches = (area: Rect, slide: Rect) =>
  area.bottom - area.top > 20 && area.right - area.left > 20 && area.top >= slide.top && area.bottom <= slide.bottom;
