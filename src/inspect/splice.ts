/** A stretch of a text, in offsets of a source file, and what takes its place. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Puts texts into a file as it is on disk, in their order; everything between them keeps its bytes, line ends and byte
 * order mark included. New lines end as the first one of the file does.
 *
 * @param splices one behind the other; line ends count as one character there, and the mark as none
 */
export function spliced(raw: string, splices: readonly Splice[]): string {
  const lineEnd = /\r\n?|\n/.exec(raw)?.[0] ?? "\n";
  const parts: string[] = [];
  let kept = 0;
  const place = walker(raw);
  for (const { start, end, text } of splices) {
    parts.push(raw.slice(kept, place(start)), text.replaceAll("\n", lineEnd));
    kept = place(end);
  }
  return parts.join("") + raw.slice(kept);
}

/** Finds offsets of a source file in the file on disk; each at or behind the one that was asked for before. */
function walker(raw: string): (offset: number) => number {
  let at = raw.startsWith("\uFEFF") ? 1 : 0;
  let passed = 0;
  return (offset) => {
    for (; passed < offset && at < raw.length; passed++) at += raw.startsWith("\r\n", at) ? 2 : 1;
    return at;
  };
}
