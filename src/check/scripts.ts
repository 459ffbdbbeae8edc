import { once } from "../render/once.js";

/** The scripts of living languages, as Unicode names them; Latin letters are in every theme. */
const names =
  "Adlam Arabic Armenian Bengali Bopomofo Canadian_Aboriginal Cherokee Cyrillic Devanagari Ethiopic Georgian Greek " +
  "Gujarati Gurmukhi Han Hangul Hanifi_Rohingya Hebrew Hiragana Kannada Katakana Khmer Lao Malayalam Meetei_Mayek " +
  "Mongolian Myanmar Nko Ol_Chiki Oriya Sinhala Syriac Tamil Telugu Thaana Thai Tibetan Tifinagh Yi";

const scripts = once(() =>
  names.split(" ").map((script) => ({
    script,
    isOwn: new RegExp(`^\\p{Script=${script}}$`, "u"),
    isUsed: new RegExp(`^\\p{Script_Extensions=${script}}$`, "u"),
  })),
);

/** The script of a letter; undefined for what is no letter, and for letters of other scripts. */
export const scriptOf = (character: string): string | undefined =>
  /^\p{L}$/u.test(character) ? scripts().find(({ isOwn }) => isOwn.test(character))?.script : undefined;

/** Whether a digit or mark is used with a script, perhaps among others. */
export const isUsedWith = (script: string, character: string): boolean =>
  scripts().some((each) => each.script === script && each.isUsed.test(character));

/** A script's name as it stands in a sentence. */
export const nameOf = (script: string): string => script.replaceAll("_", " ");
