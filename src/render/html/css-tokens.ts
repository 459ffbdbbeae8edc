/** What of CSS has to be told apart to find what a style sheet would fetch. https://www.w3.org/TR/css-syntax-3/#tokenization */
type CssKind =
  | "at"
  | "bad-string"
  | "bad-url"
  | "comment"
  | "dimension"
  | "function"
  | "hash"
  | "ident"
  | "other"
  | "space"
  | "string"
  | "url";

export interface CssToken {
  readonly kind: CssKind;
  /** As it is written. */
  readonly text: string;
  /** What it says when escapes are undone: a name in small letters, an address, a string without its marks. */
  readonly value: string;
  /** Where it begins. */
  readonly start: number;
}

const rule = (pattern: string) => new RegExp(pattern, "iy");

const escaped = String.raw`\\(?:[0-9a-f]{1,6}(?:\r\n|[ \t\n\r\f])?|[^\n\r\f0-9a-f]|$)`;
const nameBegin = String.raw`(?:--|-?(?:[a-z_\u0080-\uffff]|${escaped}))`;
const number = String.raw`[-+]?(?:\d*\.)?\d+(?:e[-+]?\d+|(?!e[-+]?\d))`;

/** Characters that go on for long, and what may stand between them and begins with a backslash. */
interface Run {
  readonly characters: RegExp;
  readonly separator: RegExp;
}

const name: Run = { characters: rule(String.raw`[-\w\u0080-\uffff]+`), separator: rule(escaped) };
const inString = (mark: string): Run => ({
  characters: rule(String.raw`[^${mark}\\\n\r\f]+`),
  separator: rule(String.raw`\\(?:\r\n|[^]|$)`),
});
const inUrl: Run = {
  characters: rule(String.raw`[^"'()\\\s\u0000-\u0008\u000b\u000e-\u001f\u007f]+`),
  separator: rule(escaped),
};
const inBadUrl: Run = { characters: rule(String.raw`[^)\\]+`), separator: rule(String.raw`\\(?:[^]|$)`) };

/** How tokens begin, and how they go on, in the order in which they are tried. */
const rules: readonly (readonly [CssKind, RegExp, Run?])[] = [
  ["space", rule(String.raw`[ \t\n\r\f]+`)],
  ["comment", rule(String.raw`\/\*[^]*?(?:\*\/|$)`)],
  ["string", rule('"'), inString('"')],
  ["string", rule("'"), inString("'")],
  ["hash", rule(String.raw`#(?:[-\w\u0080-\uffff]|${escaped})`), name],
  ["at", rule(`@${nameBegin}`), name],
  ["dimension", rule(`${number}%`)],
  ["dimension", rule(number + nameBegin), name],
  ["dimension", rule(number)],
  ["ident", rule(nameBegin), name],
];
const spaces = rule(String.raw`[ \t\n\r\f]+`);
const quoted = rule(String.raw`\([ \t\n\r\f]*["']`);

/** The tokens of a style sheet, or of a part of one; together their texts are the sheet. */
export function cssTokens(css: string): CssToken[] {
  const tokens: CssToken[] = [];
  for (let at = 0; at < css.length; ) {
    const token = tokenAt(css, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(css: string, start: number): CssToken {
  for (const [kind, begin, rest] of rules) {
    const begun = endAt(begin, css, start);
    if (begun === start) continue;
    const end = rest ? endOfRun(rest, css, begun) : begun;
    if (kind === "string") return stringAt(css, start, end);
    const text = css.slice(start, end);
    return kind === "ident" && css[end] === "("
      ? functionAt(css, start, text)
      : { kind, text, value: saidBy(kind, text), start };
  }
  return { kind: "other", text: css[start] ?? "", value: css[start] ?? "", start };
}

/** A string that a line break ends is none. */
function stringAt(css: string, start: number, end: number): CssToken {
  const isClosed = css[end] === css[start];
  const inside = unescapeCss(css.slice(start + 1, end).replace(/\\(?:\r\n|[\n\r\f])/g, ""));
  const kind = isClosed || end === css.length ? "string" : "bad-string";
  return { kind, text: css.slice(start, isClosed ? end + 1 : end), value: inside, start };
}

/** `url(` without quotation marks is one token with its address; all other functions begin with their name. */
function functionAt(css: string, start: number, written: string): CssToken {
  const open = start + written.length;
  const value = saidBy("ident", written);
  if (value !== "url" || endAt(quoted, css, open) !== open)
    return { kind: "function", text: `${written}(`, value, start };
  const addressEnd = endAt(spaces, css, endOfRun(inUrl, css, endAt(spaces, css, open + 1)));
  const isWhole = addressEnd === css.length || css[addressEnd] === ")";
  const end = isWhole ? addressEnd : endOfRun(inBadUrl, css, open);
  const address = unescapeCss(css.slice(open + 1, end).trim());
  const text = css.slice(start, end + 1);
  return { kind: isWhole ? "url" : "bad-url", text, value: address, start };
}

/** Where a pattern that matches at a place ends; the place itself where it does not. */
function endAt(pattern: RegExp, css: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(css) ? pattern.lastIndex : at;
}

/** Read piece by piece: one expression for all of them would try them in many ways, and keep each of them in mind. */
function endOfRun({ characters, separator }: Run, css: string, start: number): number {
  let end = endAt(characters, css, start);
  for (let next = endAt(separator, css, end); next > end; next = endAt(separator, css, end))
    end = endAt(characters, css, next);
  return end;
}

function saidBy(kind: CssKind, text: string): string {
  if (kind === "at") return unescapeCss(text.slice(1)).toLowerCase();
  return kind === "ident" ? unescapeCss(text).toLowerCase() : text;
}

const unescapeCss = (text: string): string =>
  text.replace(
    /\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\n\r\f])?|([\s\S])|$)/gi,
    (_, hex: string | undefined, other = "\uFFFD") => {
      if (hex === undefined) return other;
      const code = Number.parseInt(hex, 16);
      return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
        ? "\uFFFD"
        : String.fromCodePoint(code);
    },
  );
