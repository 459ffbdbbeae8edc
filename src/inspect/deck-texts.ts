import { wordsInDrawing, wordsInSettings } from "../check/beside.js";
import { type Prose, proseOf } from "../check/prose.js";
import type { Slide } from "../model/deck.js";
import { slidesOf } from "../model/outline.js";
import { homeOf } from "../source/home.js";
import { decodeUtf8, type SourceFile, sourceFile } from "../source/text.js";
import type { InspectedDeck } from "./editions.js";
import type { DeckTexts } from "./words.js";

/** A drawing beyond this size, in bytes, was made by a program, and its words are looked at there. */
const largest = 1_000_000;

/** Everything of a deck that somebody reads. */
export function textsOf({ compiled, editions: [own] }: InspectedDeck, readProse: (slide: Slide) => Prose): DeckTexts {
  const { deck, assets } = own.rendered;
  const { file } = compiled.info.span;
  const drawings = [...assets.values()].flatMap(({ path, type, bytes }) => {
    if (type !== "image/svg+xml" || bytes.length > largest || homeOf(path) !== "") return [];
    const read = decodeUtf8(bytes);
    return "text" in read ? [sourceFile(path, read.text, file.root)] : [];
  });
  const whole = (source: SourceFile, text: string) =>
    proseOf(text, { file: source, start: 0, end: source.text.length });
  const others = [whole(file, wordsInSettings(file)), ...drawings.map((each) => whole(each, wordsInDrawing(each)))];
  return {
    slides: slidesOf(deck.parts).map(readProse),
    others: others.filter(({ text }) => text.trim() !== ""),
  };
}
