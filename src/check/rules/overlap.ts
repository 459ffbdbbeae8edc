import { counted } from "../../report/counted.js";
import {
  type Collision,
  findCollisions,
  findCovered,
  findCoveredPictures,
  findIntrusions,
  findTight,
  hasOverflow,
} from "../collisions.js";
import { called } from "../geometry.js";
import type { SlideMeasures } from "../measures.js";
import { foundAtAnyMoment } from "../moments.js";
import { placeOfElement } from "../place.js";
import type { Rect } from "../rect.js";
import { defineRule } from "../rule.js";
import type { ElementName } from "../seen.js";

/** Text that covers other text, stands in a box of other text, or is hidden behind something. */
export const overlap = defineRule({
  id: "overlap",
  family: "layout",
  severity: "error",
  ofLook: true,
  summary: "Text lies over other text, in the box of other text, or behind something that hides it.",
  why: "Neither can be read. It happens where elements are placed by hand and a word was added later. Forms are looked at on the canvas of the deck alone, for which they are laid out.",
  bad: '## Placed by hand\n\n<div style="position:absolute;left:200px;top:300px">The first label stands here</div>\n<div style="position:absolute;left:260px;top:308px">The second label stands here</div>\n',
  good: '## Placed by hand\n\n<div style="position:absolute;left:200px;top:300px">The first label stands here</div>\n<div style="position:absolute;left:200px;top:380px">The second label stands below</div>\n',
  slide(subject, _deck, { report }) {
    const known = new Set<string>();
    for (const shown of subject.views) {
      for (const { element, said, rects, others, when } of foundAtAnyMoment(shown, findAll, keyOf)) {
        // What one view shows together another one may show apart.
        const pairs = others.map((other) => [subject.slide.id, other, element.text].filter(Boolean).join(":"));
        const [key] = pairs.filter((pair) => !known.has(pair));
        if (key === undefined) continue;
        for (const pair of pairs) known.add(pair);
        const more = others.length === 1 ? "" : `; ${counted(others.length - 1, "more text")} in the same place`;
        report({
          span: placeOfElement(subject, element),
          message: `${called(element)} ${said}${when}${more}`,
          remedy: "move one of them, or let the layout place both",
          slide: subject,
          view: shown.view,
          rects,
          key,
        });
      }
    }
  },
});

interface Found {
  readonly element: ElementName;
  readonly said: string;
  readonly rects: readonly Rect[];
  /** The texts of what it meets. */
  readonly others: readonly string[];
}

const keyOf = ({ element, others }: Found) => JSON.stringify([element.tag, element.text, ...others]);

/** All that lies over something else, where everything is in its place. */
function findAll(measures: SlideMeasures): Found[] {
  if (hasOverflow(measures)) return [];
  const collisions = findCollisions(measures);
  const colliding = new Set(collisions.flatMap(({ block, others }) => [block, ...others]));
  return [
    ...findCovered(measures).map(({ block: { element }, piece, cover }): Found => {
      const said = piece.isVeiled ? "is seen only through" : "is hidden behind";
      return { element, said: `${said} ${called(cover)}`, rects: piece.lines, others: [""] };
    }),
    ...findCoveredPictures(measures).map(
      ({ picture: { element, rect }, cover }): Found => ({
        element,
        said: `is hidden behind ${called(cover)}`,
        rects: [rect],
        others: [cover.text],
      }),
    ),
    ...collisions.flatMap(overText),
    ...findTight(measures).map(
      ({ block: { element }, rects }): Found => ({
        element,
        said: "has lines that lie over each other",
        rects,
        others: [""],
      }),
    ),
    // What lies over the box as well as over its text is said once.
    ...findIntrusions(measures)
      .filter(({ block }) => !colliding.has(block))
      .map(
        ({ block: { element }, line, box }): Found => ({
          element,
          said: `stands in the box of other text, ${called(box.element)}`,
          rects: [line, box.rect],
          others: [box.element.text],
        }),
      ),
  ];
}

function overText({ block: { element }, others, rects }: Collision): Found[] {
  const [first] = others;
  if (!first) return [];
  return [
    { element, said: `lies over ${called(first.element)}`, rects, others: others.map((each) => each.element.text) },
  ];
}
