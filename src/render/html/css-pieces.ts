import type { CssToken } from "./css-tokens.js";

/** White space and comments. */
export const isGap = (token: CssToken | undefined): boolean => token?.kind === "space" || token?.kind === "comment";

/** What closes the bracket that a token opens. */
export function closing({ kind, text }: CssToken): string | undefined {
  if (kind === "function" || text === "(") return ")";
  if (text === "[") return "]";
  return text === "{" ? "}" : undefined;
}

/** Tokens as text; what would swallow what is written behind it is left out, and its place kept, so that nothing grows together. */
export const textOf = (tokens: readonly CssToken[]): string => tokens.map(closedText).join("");

function closedText({ kind, text }: CssToken): string {
  if (kind === "comment" || kind === "bad-string" || kind === "bad-url") return "/**/";
  if (kind === "url") return text.endsWith(")") ? text : "/**/";
  if (kind !== "string") return text.endsWith("\\") ? "/**/" : text;
  // In the last string of a sheet that nothing closes, the last mark may be an escaped one.
  const isClosed = text.length > 1 && text.at(-1) === text[0] && !/(?<!\\)(?:\\\\)*\\.$/s.test(text);
  return isClosed ? text : '""';
}
