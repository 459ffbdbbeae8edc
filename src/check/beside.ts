import { blank } from "../content/asides.js";
import { type Line, withoutInlineCode } from "../content/scan.js";
import type { SourceFile } from "../source/text.js";

/** A stretch of a file that somebody reads; offsets, `end` is exclusive. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Attributes whose values are sentences, and not names of something. */
const attribute = /(?<=[\s{])(?:alt|title|caption|label|subtitle|text|aria-label|notes)=("[^"\n]*"|'[^'\n]*')/g;

/** The title of a link or picture, behind its address. */
const linkTitle = /\]\([^()\s]+[ \t]+("[^"\n]*")\)/g;

/** Fences whose labels are drawn on the slide. */
const drawn = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:mermaid|dot|graphviz)\b/;

/** Fences whose data a form shows. */
const formed =
  /^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:chart|numbers|matrix|walls|timeline|lifetimes|boxes|diagram|sequence|quiz)\b/;

/** A value that a form shows as it is written. */
const shownValue =
  /(?<=(?:^|[{,\s-])(?:label|text|title|note|name|remark|caption|question|answer|because|head):[ \t]+)("[^"\n]*"|'[^'\n]*'|[^\s"'{}[\]|>&*,][^,{}[\]\n]*)/g;

/** What stands between the marks of a label. */
const label = /(?<=[[("|{])[^[\]()"|{}\n]{3,}(?=[\])"|}])/g;

/** The fence of each line of code, as it opens. */
function* codeLines(lines: readonly Line[]): Iterable<{ readonly line: Line; readonly opening: string }> {
  let opening = "";
  for (const line of lines) {
    if (line.opensFence) opening = line.text;
    else if (line.masked && !line.closesFence && opening !== "") yield { line, opening };
    if (line.closesFence) opening = "";
  }
}

/** Text as long as the file in which only captions, titles, alternative texts and the words of drawings are left. */
export function wordsBeside(file: SourceFile, lines: readonly Line[]): string {
  const inLines = lines.flatMap((line): Piece[] => {
    if (line.masked && !line.opensFence) return [];
    const text = line.opensFence ? line.text : withoutInlineCode(line.text);
    return [...piecesOf(attribute, text, line.start), ...piecesOf(linkTitle, text, line.start)];
  });
  const labels = [...codeLines(lines)].flatMap(({ line, opening }) => {
    const pattern = drawn.test(opening) ? label : formed.test(opening) ? shownValue : undefined;
    return pattern ? piecesOf(pattern, line.text, line.start) : [];
  });
  const shown = lines.map((line) => (line.masked ? blank(line.text) : line.text)).join("\n");
  return only(file.text, [...inLines, ...labels, ...drawingsIn(shown).flatMap((each) => textsIn(shown, each))]);
}

/** Marks behind which a comment goes to the end of its line. */
const lineComment = /(?:^|\s)(?:\/\/|#|;;)[ \t]+([^\n]*)/g;
const blockComment = /(?:\/\*|<!--)([^\n]*?)(?:\*\/|-->|$)/g;

/** Text as long as the file in which only the comments of its code are left. */
export function wordsInCode(file: SourceFile, lines: readonly Line[]): string {
  const pieces = [...codeLines(lines)].flatMap(({ line, opening }) =>
    drawn.test(opening) || formed.test(opening)
      ? []
      : [...piecesOf(lineComment, line.text, line.start), ...piecesOf(blockComment, line.text, line.start)],
  );
  return only(file.text, pieces);
}

/** The words of an SVG file, in a text as long as the file. */
export const wordsInDrawing = (file: SourceFile): string =>
  only(file.text, textsIn(file.text, { start: 0, end: file.text.length }));

/** Keys whose values a deck shows as they are written. */
const settings = /^[ \t]*(?:-[ \t]+)?(?:title|subtitle|description|event|abstract|summary|footer):[ \t]*([^\n]*)/gm;

/** The words of front matter, or of a manifest, in a text as long as the file. */
export function wordsInSettings(file: SourceFile): string {
  const isYaml = /\.ya?ml$/.test(file.path);
  const end = isYaml ? file.text.length : frontMatterEnd(file.text);
  return only(
    file.text,
    piecesOf(settings, file.text.slice(0, end), 0).map((piece) => withBlock(file.text, piece, end)),
  );
}

function frontMatterEnd(text: string): number {
  if (!/^---[ \t]*\n/.test(text)) return 0;
  const close = text.indexOf("\n---", 3);
  return close === -1 ? 0 : close;
}

/** A value that begins with `>` or `|` goes on in the indented lines below. */
function withBlock(text: string, { start, end }: Piece, limit: number): Piece {
  if (!/^[>|][+-]?\s*$/.test(text.slice(start, end))) return { start, end };
  const block = /(?:\n(?:[ \t]+[^\n]*|[ \t]*(?=\n)))*/y;
  block.lastIndex = end;
  const { length } = block.exec(text)?.[0] ?? "";
  return { start: end, end: Math.min(limit, end + length) };
}

/** Where a pattern matches; of a match with a group, the group. */
const piecesOf = (pattern: RegExp, text: string, base: number): Piece[] =>
  [...text.matchAll(pattern)].map((match) => {
    const inner = match[1] ?? match[0];
    const start = base + match.index + match[0].lastIndexOf(inner);
    return { start, end: start + inner.length };
  });

function drawingsIn(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/<svg\b/gi)) {
    if (index < from) continue;
    const close = text.indexOf("</svg>", index);
    if (close === -1) break;
    found.push({ start: index, end: close });
    from = close;
  }
  return found;
}

/** What stands between the tags of a drawing, without style sheets and scripts. */
function textsIn(text: string, { start, end }: Piece): Piece[] {
  const found: Piece[] = [];
  let open = "";
  let from = start;
  for (const { 0: tag, 1: close = "", 2: name = "", index } of text
    .slice(start, end)
    .matchAll(/<(\/?)([a-z:]*)[^<>]*>/gi)) {
    if (open === "") found.push({ start: from, end: start + index });
    if (/^(?:style|script|metadata)$/i.test(name) && !tag.endsWith("/>")) open = close === "" ? name : "";
    from = start + index + tag.length;
  }
  return found.filter((piece) => text.slice(piece.start, piece.end).trim() !== "");
}

/** A text in which everything but some pieces is blank; addresses in them are, too. */
function only(text: string, pieces: readonly Piece[]): string {
  let kept = "";
  let at = 0;
  for (const { start, end } of pieces.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    kept +=
      blank(text.slice(at, start)) +
      withoutInlineCode(text.slice(start, end)).replace(/(?<!\w)\w+:\/\/\S+|&#?\w+;/g, blank);
    at = end;
  }
  return kept + blank(text.slice(at));
}
