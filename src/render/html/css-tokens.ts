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

const escaped = String.raw`\\(?:[0-9a-f]{1,6}(?:\r\n|[ \t\n\r\f])?|[^\n\r\f0-9a-f]|$)`;
const letter = String.raw`[a-z_\u0080-\uffff]|${escaped}`;
const nameRest = String.raw`(?:[-\w\u0080-\uffff]|${escaped})*`;
const name = `(?:--|-?(?:${letter}))${nameRest}`;
const string = (mark: string) => String.raw`${mark}(?:[^${mark}\\\n\r\f]|\\(?:\r\n|[^]|$))*(?:${mark}|$|(?=[\n\r\f]))`;
const inUrl = String.raw`[^"'()\\\s\u0000-\u0008\u000b\u000e-\u001f\u007f]|${escaped}`;

const rule = (pattern: string) => new RegExp(pattern, "iy");

/** In the order in which they are tried. */
const rules: readonly (readonly [CssKind, RegExp])[] = [
  ["space", rule(String.raw`[ \t\n\r\f]+`)],
  ["comment", rule(String.raw`\/\*[^]*?(?:\*\/|$)`)],
  ["string", rule(`${string('"')}|${string("'")}`)],
  ["hash", rule(String.raw`#(?:[-\w\u0080-\uffff]|${escaped})${nameRest}`)],
  ["at", rule(`@${name}`)],
  ["dimension", rule(String.raw`[-+]?(?:\d*\.)?\d+(?:e[-+]?\d+)?(?:%|${name})?`)],
  ["ident", rule(name)],
];
const wholeUrl = rule(String.raw`\([ \t\n\r\f]*(?:${inUrl})*[ \t\n\r\f]*(?:\)|$)`);
const quoted = rule(String.raw`\([ \t\n\r\f]*["']`);
const restOfUrl = rule(String.raw`(?:[^)\\]|\\(?:[^]|$))*(?:\)|$)`);

/** The tokens of a style sheet, or of a part of one; together their texts are the sheet. It never goes back, so it takes linear time. */
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
  for (const [kind, pattern] of rules) {
    const text = matchAt(pattern, css, start);
    if (text === undefined) continue;
    if (kind === "ident" && css[start + text.length] === "(") return functionAt(css, start, text);
    return {
      kind: kind === "string" && !isEnded(text, css, start) ? "bad-string" : kind,
      text,
      value: saidBy(kind, text),
      start,
    };
  }
  return { kind: "other", text: css[start] ?? "", value: css[start] ?? "", start };
}

/** `url(` without quotation marks is one token with its address; all other functions begin with their name. */
function functionAt(css: string, start: number, written: string): CssToken {
  const open = start + written.length;
  const value = saidBy("ident", written);
  if (value !== "url" || matchAt(quoted, css, open) !== undefined)
    return { kind: "function", text: `${written}(`, value, start };
  const whole = matchAt(wholeUrl, css, open);
  const text = whole ?? matchAt(restOfUrl, css, open) ?? "(";
  const address = unescapeCss(text.replace(/^\(|\)$/g, "").trim());
  return { kind: whole === undefined ? "bad-url" : "url", text: written + text, value: address, start };
}

function matchAt(pattern: RegExp, css: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(css)?.[0];
}

/** A string that a line break ends is none. */
const isEnded = (text: string, css: string, start: number) =>
  start + text.length === css.length || (text.length > 1 && text.endsWith(text[0] ?? ""));

function saidBy(kind: CssKind, text: string): string {
  if (kind === "at") return unescapeCss(text.slice(1)).toLowerCase();
  if (kind === "ident") return unescapeCss(text).toLowerCase();
  if (kind !== "string") return text;
  const mark = text[0] ?? "";
  const inside = text.length > 1 && text.endsWith(mark) ? text.slice(1, -1) : text.slice(1);
  return unescapeCss(inside.replace(/\\(?:\r\n|[\n\r\f])/g, ""));
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
