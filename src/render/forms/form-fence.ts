/** What the first line of a list or a map begins with: `- `, `[`, `{`, an anchor, or a key, which may have spaces in it. */
const beginnings = [
  /^[[{]/,
  /^(?:-|\?|---|&[^\s]*)(?:\s|$)/,
  /^(?:"[^"]*"|'[^']*'|[\p{L}\p{N}_][\p{L}\p{M}\p{N}_. -]*):(?:\s|$)/u,
] as const;

/**
 * Whether the text of a fence is data for a form: a list or a map of YAML or JSON, or nothing at all. Other tools have
 * fences of the same names, whose text is none of ours: `Alice->Bob: hello`.
 */
export function looksLikeData(text: string): boolean {
  const first = firstLine(text);
  return first === "" || beginnings.some((beginning) => beginning.test(first));
}

/** The first line that is neither blank nor a comment; "" where there is none. */
function firstLine(text: string): string {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end).trim();
    if (line !== "" && !line.startsWith("#")) return line;
    start = end + 1;
  }
  return "";
}
