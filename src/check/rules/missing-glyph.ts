import { findSpan, type Span } from "../../source/text.js";
import type { TextBlock } from "../measures.js";
import { placeOfElement, sourceOf } from "../place.js";
import { defineRule } from "../rule.js";
import type { SlideSubject } from "../subject.js";

/** Characters that the theme's fonts cannot draw. */
export const missingGlyph = defineRule({
  id: "missing-glyph",
  family: "fonts",
  severity: "warning",
  summary:
    "No bundled font has a character; another machine may show an empty box for it. Only for themes that bundle fonts.",
  why: "It looks right where the author's machine has a font for it, and shows as an empty box on the conference's laptop or in the PDF made in CI.",
  bad: "## The whale 🐳 carries boxes\n\nIt is a logo.\n",
  good: "## The whale carries boxes → everywhere\n\nIt is a logo.\n",
  slide(subject, deck, { report }) {
    const [own] = subject.views;
    if (!own || deck.theme.fonts.length === 0) return;
    const seen = new Set<string>();
    for (const block of own.measures.texts) {
      if (block.decorative || block.kind === "math") continue;
      for (const { text, family } of block.pieces) {
        for (const character of text) {
          if (character <= "~" || seen.has(character) || isInvisible(character) || deck.hasGlyph(family, character))
            continue;
          seen.add(character);
          report({
            span: placeOf(subject, character, block),
            message: `no bundled font has “${character}” (${codeOf(character)})`,
            remedy: "use another character or a picture, or add a font that has it to the theme",
            slide: subject,
            key: `${subject.slide.id}:${character}`,
          });
        }
      }
    }
  },
});

function placeOf(subject: SlideSubject, character: string, block: TextBlock): Span {
  const source = sourceOf(subject);
  const isWritten = source.file.text.slice(source.start, source.end).includes(character);
  return isWritten ? findSpan(source, character) : placeOfElement(subject, block.element);
}

/** Spaces, joiners and variation selectors need no glyph. */
const isInvisible = (character: string) => /[\s\p{Cf}\p{Cc}\p{Mn}]|\p{Variation_Selector}/u.test(character);

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
