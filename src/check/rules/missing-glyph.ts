import { counted } from "../../report/counted.js";
import { findSpan, type Span } from "../../source/text.js";
import type { TextBlock } from "../measures.js";
import { placeOfElement, sourceOf } from "../place.js";
import { defineRule, type Remark } from "../rule.js";
import { isUsedWith, nameOf, scriptOf } from "../scripts.js";
import type { DeckSubject, SlideSubject } from "../subject.js";

/** Characters that the deck's fonts cannot draw. */
export const missingGlyph = defineRule({
  id: "missing-glyph",
  family: "fonts",
  severity: "warning",
  ofLook: true,
  summary:
    "No font of the deck has a character, or any letter of a script; another machine may show empty boxes. Only for themes that bundle fonts.",
  why: "It looks right where the author's machine has a font for it, and shows as an empty box on the conference's laptop or in the PDF made in CI.",
  bad: "## The whale 🐳 carries boxes\n\nIt is a logo.\n",
  good: "## The whale carries boxes → everywhere\n\nIt is a logo.\n",
  deck(deck, { report }) {
    if (deck.theme.fonts.every(({ added }) => added)) return;
    const shown = deck.slides.flatMap((subject) => charactersOn(subject, deck));
    const known = new Set(shown.flatMap(({ isDrawn, character }) => (isDrawn ? (scriptOf(character) ?? []) : [])));
    const missing = shown.filter(({ isDrawn }) => !isDrawn);
    const letters = missing.flatMap(({ character }) => scriptOf(character) ?? []);
    const scripts = [...new Set(letters)].filter((script) => !known.has(script));
    const byScript = new Map(scripts.map((script): [string, Shown[]] => [script, []]));
    for (const each of missing) {
      const { character } = each;
      const script = scriptOf(character) ?? scripts.find((other) => isUsedWith(other, character)) ?? "";
      const list = byScript.get(script);
      if (list) list.push(each);
      else report(remarkOn(each));
    }
    for (const [script, list] of byScript) report(remarkOnScript(script, list, deck));
  },
});

/** A character on a slide, once. */
interface Shown {
  readonly character: string;
  readonly isDrawn: boolean;
  readonly subject: SlideSubject;
  readonly block: TextBlock;
}

function charactersOn(subject: SlideSubject, deck: DeckSubject): Shown[] {
  const seen = new Map<string, Shown>();
  for (const [character, family, block] of charactersIn(subject)) {
    const before = seen.get(character);
    const isDrawn = deck.hasGlyph(family, character);
    // Where a font has it and another has not, it is missing.
    if (!before || (before.isDrawn && !isDrawn)) seen.set(character, { character, isDrawn, subject, block });
  }
  return [...seen.values()];
}

function* charactersIn({ views: [own] }: SlideSubject): Iterable<readonly [string, string, TextBlock]> {
  for (const block of own?.measures.texts ?? []) {
    if (block.decorative || block.kind === "math") continue;
    for (const { text, family } of block.pieces) {
      for (const character of text) {
        if (character > "~" && !isInvisible(character)) yield [character, family, block];
      }
    }
  }
}

const remarkOn = ({ character, subject, block }: Shown): Remark => ({
  span: placeOf(subject, character, block),
  message: `no bundled font has “${character}” (${codeOf(character)})`,
  remedy: "use another character or a picture, or name a font that has it under fonts:, see docs/themes.md",
  missed: `a font for “${character}”`,
  slide: subject,
  key: `${subject.slide.id}:${character}`,
});

/** One remark says it all: whoever lacks a script lacks it on every slide. */
function remarkOnScript(script: string, list: readonly Shown[], { deck }: DeckSubject): Remark {
  const first = list.find(({ character }) => scriptOf(character) === script) ?? list[0];
  const characters = new Set(list.map(({ character }) => character)).size;
  const slides = new Set(list.map(({ subject }) => subject)).size;
  const count = `${counted(characters, "character")} on ${counted(slides, "slide")}`;
  const said = `no font of this deck has ${nameOf(script)} letters: ${count}`;
  return {
    span: first ? placeOf(first.subject, first.character, first.block) : deck.info.span,
    message: first ? `${said}, first “${first.character}”` : said,
    remedy: "name a font that has them under fonts: in the deck, a brand or a theme, see docs/themes.md",
    missed: `a font for ${nameOf(script)} letters`,
    ...(first ? { slide: first.subject } : {}),
    key: `${deck.info.name}:${script}`,
  };
}

function placeOf(subject: SlideSubject, character: string, block: TextBlock): Span {
  const source = sourceOf(subject);
  const isWritten = source.file.text.slice(source.start, source.end).includes(character);
  return isWritten ? findSpan(source, character) : placeOfElement(subject, block.element);
}

/** Spaces, joiners and variation selectors need no glyph. */
const isInvisible = (character: string) => /[\s\p{Cf}\p{Cc}\p{Mn}]|\p{Variation_Selector}/u.test(character);

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
