/**
 * A text as a terminal may show it: a character that would command it is a picture of itself (U+2400 and following), so that
 * no deck can colour, move or hide what is said of it. Lines and tabs stay, and every text keeps its length.
 */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  text.replace(/[\0-\x08\x0B-\x1F\x7F-\x9F]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
  });
