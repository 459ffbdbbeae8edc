/** A word in small letters alone, as images, packages and commands are called. */
const small = /^[\p{Ll}\d][\p{Ll}\d._-]*$/u;

/**
 * Whether a word stands among names in small letters: in a row that commas divide, or as an item of a list of such. It is the name of a package or an
 * image there, and no capital belongs to it.
 *
 * @param at its offset in the text
 * @param isName whether a word is a name that is written in another way, and tells nothing of its neighbours
 */
export function isAmongSmall(text: string, at: number, word: string, isName: (word: string) => boolean): boolean {
  if (!small.test(word)) return false;
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end === -1 ? text.length : end);
  const neighbours = [...inRow(line, at - start, word), ...inList(text, start, line, word)];
  return neighbours.length > 0 && neighbours.every((other) => small.test(other) && !isName(other));
}

/** The words beside it in a row, `like redis, postgresql, and mysql`; none where a sentence goes on behind it. */
function inRow(line: string, at: number, word: string): string[] {
  const before =
    /(?:^[\s*+-]*|[,(:]\s*|\b(?:like|as|with|of|wie|comme|como|come)\s+)([\p{L}\d._-]+),\s+(?:(?:and|or|und|oder|et|ou|y|o|e)\s+)?$/u;
  const after = /^,\s+(?:(?:and|or|und|oder|et|ou|y|o|e)\s+)?([\p{L}\d_-]+)(?=\s*(?:[,.;:)…]|$))/u;
  const rest = line.slice(at + word.length);
  if (!/^\s*(?:[,.;:)…]|$)/u.test(rest)) return [];
  return [before.exec(line.slice(0, at))?.[1], after.exec(rest)?.[1]].flatMap((found) => found ?? []);
}

const item = /^\s*(?:[-*+]|\d+[.)])\s+(\S+)\s*$/;

/** The items before and after one that is nothing but this word. */
function inList(text: string, start: number, line: string, word: string): string[] {
  if (item.exec(line)?.[1] !== word) return [];
  const before = text.slice(0, start).trimEnd().split("\n").at(-1) ?? "";
  const after =
    text
      .slice(start + line.length)
      .trimStart()
      .split("\n")[0] ?? "";
  return [before, after].flatMap((other) => item.exec(other)?.[1] ?? []);
}
