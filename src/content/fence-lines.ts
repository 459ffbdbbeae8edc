/** A line as it is written; offsets without the line end. */
export interface RawLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line that opens a block of code. */
export interface Fence {
  readonly marker: string;
  /** What follows the marker on its line. */
  readonly info: string;
  readonly line: number;
  /** How far a line may be indented that closes it. */
  readonly reach: number;
}

/** Four spaces make indented code, where ``` is text; but lists indent too, so a closed pair counts. */
export const fenceOpen = /^([ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d+[.)])[ \t]+)*)(`{3,}|~{3,})(.*)$/;

/** The fence that a line opens, if it does. */
export function openFence(text: string, line: number): Fence | undefined {
  if (!text.includes("```") && !text.includes("~~~")) return undefined;
  const match = fenceOpen.exec(text);
  if (!match?.[2] || (match[2].startsWith("`") && match[3]?.includes("`"))) return undefined;
  return { marker: match[2], info: (match[3] ?? "").trim(), line, reach: reachOf(widthOf(match[1] ?? "")) };
}

/** How far something is indented. */
export const widthOf = (indent: string) => indent.replaceAll("\t", "    ").length;

/** As in Markdown three spaces more than the fence; deep in lists anything, so that there are only few such numbers. */
const reachOf = (indent: number) => (indent > 8 ? Number.POSITIVE_INFINITY : indent + 3);

/** What opens on a line, a fence or something else, and the line that ends it. */
interface Opened {
  readonly fence: Fence | undefined;
  readonly end: number | undefined;
}

/** A forgotten closing fence shows as a separator inside, followed by an opening fence with a language. */
export function swallowsSlide(
  raw: readonly RawLine[],
  { fence, end }: Opened,
  divides: (text: string) => boolean,
): boolean {
  if (!fence || end === undefined) return false;
  const inside = raw.slice(fence.line + 1, end);
  const opener = inside.findLastIndex(({ text }, index) => {
    const inner = openFence(text, index);
    return inner?.marker.startsWith(fence.marker) && inner.info !== "" && widthOf(indentOf(text)) <= fence.reach;
  });
  const before = inside.slice(0, Math.max(0, opener));
  return before.length > 0 && divides(before.map(({ text }) => text).join("\n"));
}

/** The line that was meant to close a fence and has fewer marks, before another fence or a slide begins. */
export function closedTooShort(
  raw: readonly RawLine[],
  fence: Fence | undefined,
  divides: (text: string) => boolean,
): number | undefined {
  if (!fence) return undefined;
  const { marker, line } = fence;
  let next = line + 1;
  while (next < raw.length && !openFence(raw[next]?.text ?? "", next)) next++;
  const text = raw[next]?.text.trim() ?? "";
  const isShort = text !== "" && text.length < marker.length && marker.startsWith(text);
  const inside = raw.slice(line + 1, next).map((each) => each.text);
  return isShort && !divides(inside.join("\n")) ? next : undefined;
}

const indentOf = (text: string) => /^[ \t]*/.exec(text)?.[0] ?? "";
