import { called } from "../geometry.js";
import { limitScale, shownSize } from "../legible.js";
import { placeOfPiece } from "../place.js";
import { unite } from "../rect.js";
import { defineRule } from "../rule.js";
import type { TextBlock, TextPiece } from "../seen.js";

/** Text that the last row cannot read. */
export const smallText = defineRule({
  id: "small-text",
  family: "legibility",
  severity: "warning",
  ofLook: true,
  summary: "Text is smaller than what the last row of a room can read.",
  why: "On a slide of 720 pixels, 20 pixels are 2.8 % of its height: about the least that can be read from the last row of an ordinary room. A screen of 4:3 is higher than one of 16:9 with the same area, so 17.3 pixels of 720 are as large on it. Foot lines and sources are looked up on paper and may be smaller.",
  bad: '## Small print\n\n<p style="font-size:13px">The figures hold only for the machine on which they were taken.</p>\n',
  good: "## Print\n\nThe figures hold only for the machine on which they were taken.\n",
  options: {
    least: { default: 20, help: "pixels on a slide of 1280 × 720; at 4:3, 13 % less" },
    leastFoot: { default: 15, help: "the same for foot lines, kickers and lists of sources" },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own) return;
    const scale = limitScale(own.measures);
    const leastOf = ({ furniture }: TextBlock) => (furniture ? options.leastFoot : options.least) * scale;
    const small = own.measures.texts
      .filter(({ decorative, kind }) => !decorative && kind !== "math")
      .flatMap((block) => tooSmall(block, leastOf(block)).map((piece) => ({ block, piece })))
      .toSorted((a, b) => a.piece.size - b.piece.size);
    // One remark for all listings of a slide, one for its diagrams, one for its other text.
    for (const kind of new Set(small.map(({ block }) => block.kind))) {
      const alike = small.filter(({ block }) => block.kind === kind);
      const [first] = alike;
      if (!first) continue;
      const blocks = new Set(alike.map(({ block }) => block)).size;
      const more = blocks === 1 ? "" : `, and ${blocks - 1} more ${blocks === 2 ? "text is" : "texts are"} too small`;
      const identity = `${called(first.block.element)} is ${shownSize(first.piece.size)} px; the least is ${shownSize(leastOf(first.block))}`;
      report({
        span: placeOfPiece(subject, first.block.element, first.piece.text),
        message: identity + more,
        identity,
        remedy:
          kind === "code" ? "shorten the lines of code, or give them the whole slide" : "say less, in larger letters",
        slide: subject,
        surplus: {
          axis: "down",
          said: `the smallest ${kind === "code" ? "code" : "text"} is ${shownSize(first.piece.size)} px high`,
        },
        view: own.view,
        rects: alike.flatMap(({ piece }) => unite(piece.lines) ?? []),
        key: `${subject.slide.id}:${kind}`,
      });
    }
  },
});

/** The pieces of a block that are too small; a raised figure may be. */
const tooSmall = ({ pieces }: TextBlock, least: number): TextPiece[] =>
  pieces.filter(({ raised, size, text }) => !raised && size < least - 0.5 && /[\p{L}\p{N}]/u.test(text));
