import { type Culprit, findCulprits, usualTolerance, wholeSlide, worstFirst } from "../culprits.js";
import { foundAtAnyMoment } from "../moments.js";
import { placeOfElement } from "../place.js";
import { defineRule, type Remark } from "../rule.js";
import type { SlideInView, SlideSubject } from "../subject.js";

/** Something that leaves its place, and when. */
interface Found extends Culprit {
  readonly when: string;
}

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
  why: "What is outside the slide is not shown at all, on the screen and on paper alike; what leaves its area runs into the title or the foot. At a size that neither the deck nor the configuration names, only what leaves the slide counts. Forms are looked at on the canvas of the deck alone, for which they are laid out.",
  bad: `## Too much for one slide\n\n${Array.from({ length: 16 }, (_, i) => `- Item ${i + 1} of a list that does not end`).join("\n")}\n`,
  good: "## What fits\n\n- One thing\n- Another thing\n",
  options: { tolerance: { default: usualTolerance, help: "pixels by which content may extend beyond" } },
  slide(subject, _deck, { options, report }) {
    for (const shown of subject.views) {
      const found = foundAtAnyMoment(shown, (measures) => findCulprits(measures, options.tolerance), keyOf);
      // At a size that nobody asked for, all that counts is what is lost there.
      const [worst, ...others] = worstFirst(found.filter(({ of }) => shown.view.isAsked || of === wholeSlide));
      if (worst) report(toRemark(subject, shown, worst, others));
    }
  },
});

const keyOf = ({ element, name }: Culprit) => `${element.tag} ${name}`;

function toRemark(subject: SlideSubject, { view }: SlideInView, worst: Found, others: readonly Found[]): Remark {
  const { element, name, out, of, when } = worst;
  const more =
    others.length === 0 ? "" : `; ${others.length} more ${others.length === 1 ? "element does" : "elements do"} so`;
  const lost = [worst, ...others].find((found) => found.of === wholeSlide && found.when === "");
  const identity = `${name} stands ${out.by} px out of ${out.side} of ${of}${when}`;
  return {
    span: placeOfElement(subject, element),
    message: identity + more,
    identity,
    remedy:
      out.axis === "down"
        ? "say less, or split the slide"
        : "say it in fewer words, or break the line where it cannot break itself",
    missed: lost && missedBeyond[lost.out.side],
    slide: subject,
    surplus: { axis: out.axis, said: `content stands ${out.by} px out of ${out.side} of ${of}` },
    view,
    rects: [worst, ...others].map(({ rect }) => rect),
    key: subject.slide.id,
  };
}
