import { called } from "../geometry.js";
import { byCause, isGroundUnknown, type Pale, type PaleGroup, paleTexts } from "../legible.js";
import { placeOfPiece } from "../place.js";
import { unite } from "../rect.js";
import { defineRule, type Remark } from "../rule.js";
import type { SlideInView, SlideSubject } from "../subject.js";

/** Text whose contrast is below WCAG 2.2 AA (1.4.3). */
export const contrast = defineRule({
  id: "contrast",
  family: "legibility",
  severity: "error",
  ofLook: true,
  summary: "Text has less contrast than WCAG AA asks for, measured on what the browser paints behind it.",
  why: "A projector in daylight takes away half of the contrast that a laptop shows. Text over a photograph or a gradient is measured where it is worst. What counts as large is so from the last row: WCAG means letters on a screen at an arm's length. Colours that the theme or a style sheet of the deck gives are said once, with the number of slides; colours of a slide once for each pair, and a ground of its own once for each slide, with the lines of the others in its file.",
  bad: '## Pale on pale\n\n<p style="color:#9aa3ab;background:#c4cad0">Nobody in the room reads this.</p>\n',
  good: '## Dark on pale\n\n<p style="color:#101820;background:#dfe4e8">Everybody in the room reads this.</p>\n',
  options: {
    least: { default: 4.5, help: "contrast ratio for text" },
    leastLarge: {
      default: 3,
      help: "contrast ratio for text of at least 36 pixels, or 28 in bold, on a slide of 1280 × 720; at 4:3, 13 % less",
    },
  },
  slide(subject, _deck, { options, report }) {
    for (const shown of subject.views.filter(({ measures }) => !isGroundUnknown(measures)))
      for (const group of byCause(paleTexts(shown.measures, options), shown.measures))
        report(remarkOn(subject, shown, group));
  },
});

function remarkOn(
  subject: SlideSubject,
  { view, measures }: SlideInView,
  { cause, isOwn, texts }: PaleGroup<Pale>,
): Remark {
  const [worst, ...others] = texts;
  const { block, piece, contrast: ratio, least } = worst;
  const more =
    others.length === 0 ? "" : `, as ${others.length} more ${others.length === 1 ? "text has" : "texts have"}`;
  const identity = `${called(block.element)} has a contrast of ${ratio.toFixed(1)} : 1`;
  return {
    span: placeOfPiece(subject, block.element, piece.text),
    message: `${identity}${more}; its size needs ${least} : 1`,
    identity,
    remedy: "choose a darker or lighter colour, or put a plain surface behind the text",
    slide: subject,
    view,
    rects: texts.flatMap((text) => unite(text.piece.lines) ?? []),
    key: `${subject.slide.id}:${measures.ownGround ? cause : piece.text}`,
    ...(isOwn
      ? { alike: { key: cause, isShared: measures.grounds.length > 0 } }
      : { cause: { key: cause, badness: -ratio } }),
  };
}
