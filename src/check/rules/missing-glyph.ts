import { counted } from "../../report/counted.js";
import { findSpan, type Span } from "../../source/text.js";
import { groupBy } from "../group.js";
import { placeOfElement, sourceOf } from "../place.js";
import { defineRule, type Remark } from "../rule.js";
import { isUsedWith, nameOf, scriptOf } from "../scripts.js";
import type { TextBlock } from "../seen.js";
import type { DeckSubject, SlideSubject } from "../subject.js";

/** Characters that the deck's fonts cannot draw. */
export const missingGlyph = defineRule({
  id: "missing-glyph",
  family: "fonts",
  severity: "warning",
  ofLook: true,
  summary:
    "No font of the deck has a character, or any letter of a script; another machine may show empty boxes. Only for themes that bundle fonts, and not for emoji, which every system has, but for those of the last years.",
  why: "It looks right where the author's machine has a font for it, and shows as an empty box on the conference's laptop or in the PDF made in CI.",
  bad: "## The whale ⍼ carries boxes\n\nIt is a logo.\n",
  good: "## The whale 🐳 carries boxes → everywhere\n\nIt is a logo.\n",
  deck(deck, { report }) {
    if (deck.theme.fonts.every(({ added }) => added)) return;
    const shown = deck.slides.flatMap((subject) => charactersOn(subject, deck));
    const known = new Set(shown.flatMap(({ isDrawn, character }) => (isDrawn ? (scriptOf(character) ?? []) : [])));
    const missing = shown.filter(({ isDrawn }) => !isDrawn);
    const letters = missing.flatMap(({ character }) => scriptOf(character) ?? []);
    const scripts = [...new Set(letters)].filter((script) => !known.has(script));
    const byScript = new Map(scripts.map((script): [string, Shown[]] => [script, []]));
    const ofNoScript: Shown[] = [];
    for (const each of missing) {
      const { character } = each;
      const script = scriptOf(character) ?? scripts.find((other) => isUsedWith(other, character)) ?? "";
      const list = byScript.get(script);
      if (list) list.push(each);
      else ofNoScript.push(each);
    }
    for (const list of groupBy(ofNoScript, (each) => signOf(each.character)).values()) report(remarkOn(list, deck));
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
        if (character > "~" && !isInvisible(character) && !isEverywhere(character)) yield [character, family, block];
      }
    }
  }
}

/** What is said once of a deck: a character, or all emoji. */
const signOf = (character: string) => (isEmoji(character) ? "emoji" : character);

function remarkOn(list: readonly Shown[], { deck }: DeckSubject): Remark {
  const [first] = list;
  const characters = [...new Set(list.map(({ character }) => character))];
  const slides = new Set(list.map(({ subject }) => subject)).size;
  const named = characters.map((character) => `“${character}” (${codeOf(character)})`).join(", ");
  const where = slides > 1 ? `, on ${counted(slides, "slide")}` : "";
  return {
    span: first ? placeOf(first.subject, first.character, first.block) : deck.info.span,
    message: `no bundled font has ${named}${where}`,
    identity: `no bundled font has ${first ? signOf(first.character) : named}`,
    remedy: "use another character or a picture, or name a font that has it under fonts:, see docs/themes.md",
    missed: `a font for ${characters.map((character) => `“${character}”`).join(", ")}`,
    ...(first ? { slide: first.subject } : {}),
    key: `${deck.info.name}:${characters.join("")}`,
  };
}

/** One remark says it all: whoever lacks a script lacks it on every slide. */
function remarkOnScript(script: string, list: readonly Shown[], { deck }: DeckSubject): Remark {
  const first = list.find(({ character }) => scriptOf(character) === script) ?? list[0];
  const characters = new Set(list.map(({ character }) => character)).size;
  const slides = new Set(list.map(({ subject }) => subject)).size;
  const count = `${counted(characters, "character")} on ${counted(slides, "slide")}`;
  const identity = `no font of this deck has ${nameOf(script)} letters`;
  const said = `${identity}: ${count}`;
  return {
    span: first ? placeOf(first.subject, first.character, first.block) : deck.info.span,
    message: first ? `${said}, first “${first.character}”` : said,
    identity,
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

const isEmoji = (character: string) =>
  /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u.test(character);

/** Emoji of Unicode 15 and later (2022), which systems of some years ago do not have. */
const newEmoji =
  /[\u{1F6DC}\u{1FA75}-\u{1FA77}\u{1FA87}-\u{1FA8F}\u{1FAAD}-\u{1FAAF}\u{1FABB}-\u{1FABF}\u{1FAC6}-\u{1FACF}\u{1FADA}-\u{1FADF}\u{1FAE8}-\u{1FAEF}\u{1FAF7}-\u{1FAFF}]/u;

/** Every system has a font for emoji, and browsers take it. */
const isEverywhere = (character: string) => isEmoji(character) && !newEmoji.test(character);

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
