import { type ChildNode, Element, element, hasClass, isTag, isText, mapNodes, Text, textOf } from "../html/dom.js";
import { clickMarker, isAsWritten, isDirection } from "../slide/note-marks.js";

/** Sentences of more columns than this are broken at their clauses: about a line and a half of a script. */
const longSentence = 76;

/** As many columns fit on a line of a script. */
const line = 54;

/** A line is no shorter than this: two words help nobody. */
const shortLine = 20;

/** Where a clause ends: at a mark with a space behind it, or at one of Chinese or Japanese. */
const clauseEnd = /[,;:–—،؛][\p{Pf}\p{Pe}"]?\s+|[，、；：]/gu;

/** What looks like the end of a sentence and is an abbreviation: a letter alone, as in “z. B.”, or one of these. */
const abbreviation =
  /(?:^|[\s(.])(?:\p{L}|vs|cf|approx|ca|etc|resp|incl|bzw|vgl|evtl|ggf|inkl|usw|sog|Abb|Fig|No|Nr|Dr|Mr|Mrs|Ms|St)\.\s+$/u;

/** The end of a sentence before one that begins with a small letter, as names of programs do: Unicode sees no end there. */
const endBeforeName = /[.!?][\p{Pf}\p{Pe}"]?\s+(?=\p{Ll})/gu;

/** The end of a sentence: with a space behind it, or in Chinese and Japanese with its own mark. */
const sentenceEnd = /\s$|[。！？]["”’」』）]?$/u;

/**
 * Notes for a lectern: paragraphs in lines of one breath, a sentence or a long clause each, and a cue in the place of each
 * click marker, with the number of steps that are done then. Code stays as it is; lists and tables keep their lines.
 * @param language in which sentences end, BCP 47
 */
export function inBreaths(notes: readonly ChildNode[], language: string): readonly ChildNode[] {
  const sentences = new Intl.Segmenter(language, { granularity: "sentence" });
  return withCues(notes).map((node) =>
    isTag(node) && node.name === "p" ? new Element("p", node.attribs, linesOf(node.children, sentences)) : node,
  );
}

/** The same with cues in the places of click markers; as the speaker view counts them. */
function withCues(nodes: readonly ChildNode[]): readonly ChildNode[] {
  let step = 0;
  return mapNodes(nodes, (node) => {
    if (isAsWritten(node)) return [node];
    if (!isText(node)) return undefined;
    const pieces: ChildNode[] = [];
    let at = 0;
    for (const { 0: whole, 1: clicks, index } of node.data.matchAll(clickMarker)) {
      if (index > at) pieces.push(new Text(node.data.slice(at, index)));
      step += clicks === undefined ? 1 : Number(clicks);
      pieces.push(element("b", { class: "cue" }, [String(step)]));
      at = index + whole.length;
    }
    return at === 0 ? undefined : [...pieces, new Text(node.data.slice(at))];
  });
}

/** Where a line begins in what a paragraph says, and with what. */
interface Cut {
  readonly at: number;
  readonly kind: "sentence" | "clause";
}

/** A line of a paragraph while it is filled. */
interface Line {
  readonly kind: Cut["kind"];
  readonly nodes: ChildNode[];
  /** Whether more than cues stands on it. */
  isSaid: boolean;
}

/** The lines of a paragraph. Nothing is cut inside an element, such as a link: only between them, and in bare text. */
function linesOf(nodes: readonly ChildNode[], sentences: Intl.Segmenter): Element[] {
  const cutsWithin = inOrder(cutsIn(nodes.map(spokenText).join(""), sentences));
  let line: Line = { kind: "sentence", nodes: [], isSaid: false };
  const lines = [line];
  const begin = (kind: Cut["kind"] | undefined) => {
    if (!kind || !line.isSaid) return;
    line = { kind, nodes: [], isSaid: false };
    lines.push(line);
  };
  let at = 0;
  for (const node of nodes) {
    const end = at + spokenText(node).length;
    for (const { kind, piece } of piecesOf(node, at, cutsWithin(at, end))) {
      begin(kind);
      line.nodes.push(piece);
      line.isSaid ||= isSaid(piece);
    }
    if (isDirection(node)) begin("sentence");
    at = end;
  }
  return lines
    .filter((each) => each.nodes.some((node) => isTag(node) || textOf(node).trim() !== ""))
    .map(({ kind, nodes }) => element("span", { class: kind === "clause" ? "breath on" : "breath" }, nodes));
}

/** Finds the cuts from one place to before another; each call begins where the last one ended, or behind that. */
function inOrder(cuts: readonly Cut[]): (from: number, to: number) => readonly Cut[] {
  let next = 0;
  return (from, to) => {
    const first = next;
    while ((cuts[next]?.at ?? to) < to) next += 1;
    return cuts.slice(first, next).filter(({ at }) => at >= from);
  };
}

/** A node as it stands on lines: a text in its pieces, an element whole; with what begins where each of them begins. */
function piecesOf(
  node: ChildNode,
  from: number,
  cuts: readonly Cut[],
): readonly { readonly kind: Cut["kind"] | undefined; readonly piece: ChildNode }[] {
  if (standsAlone(node)) return [{ kind: "sentence", piece: node }];
  const [first] = cuts;
  const starts = first?.at === from ? cuts : [{ at: from, kind: undefined }, ...cuts];
  if (!isText(node)) return [{ kind: starts[0]?.kind, piece: node }];
  return starts.map(({ at, kind }, index) => {
    const next = starts[index + 1];
    return { kind, piece: new Text(node.data.slice(at - from, next && next.at - from)) };
  });
}

/** What a node says, in as many characters as count for where its sentence ends: cues and numbers of sources say nothing. */
function spokenText(node: ChildNode): string {
  if (isText(node)) return node.data.replace(/\s/g, " ");
  if (!isTag(node) || standsAlone(node) || node.name === "sup") return "";
  const text = textOf(node);
  // Full stops in code end no sentence.
  return node.name === "code" ? "x".repeat(text.length) : text.replace(/\s/g, " ");
}

const isCue = (node: ChildNode): boolean => isTag(node) && hasClass(node, "cue");

/** Whether a line has begun with this: a cue stands at what follows it. */
const isSaid = (node: ChildNode): boolean => (isTag(node) ? !isCue(node) : textOf(node).trim() !== "");

const standsAlone = (node: ChildNode): boolean => isDirection(node) || isCue(node);

/** Where lines begin, but for the first; in order. */
function cutsIn(text: string, sentences: Intl.Segmenter): readonly Cut[] {
  const cuts: Cut[] = [];
  let start = 0;
  for (const end of endsIn(text, sentences)) {
    if (start > 0) cuts.push({ at: start, kind: "sentence" });
    for (const place of clausesIn(text.slice(start, end))) cuts.push({ at: start + place, kind: "clause" });
    start = end;
  }
  return cuts;
}

/** Where sentences end, the last one included. */
function endsIn(text: string, sentences: Intl.Segmenter): number[] {
  const ends = new Set<number>();
  for (const { segment, index } of sentences.segment(text))
    if (sentenceEnd.test(segment)) ends.add(index + segment.length);
  for (const { 0: mark, index } of text.matchAll(endBeforeName)) ends.add(index + mark.length);
  const inOrder = [...ends].filter((end) => end < text.length).toSorted((one, other) => one - other);
  return [...inOrder.filter((end) => !abbreviation.test(text.slice(Math.max(0, end - 12), end))), text.length];
}

/** Where the lines of a long sentence begin, but for the first: as many clauses on each as fit. */
function clausesIn(sentence: string): number[] {
  if (columnsOf(sentence) <= longSentence) return [];
  const ends = [...sentence.matchAll(clauseEnd)].map(({ 0: mark, index }) => index + mark.length);
  const columns = columnsBefore(sentence, [...ends, sentence.length]);
  const all = columns.at(-1) ?? 0;
  const places: number[] = [];
  let start = 0;
  for (const [index, place] of ends.entries()) {
    const here = columns[index] ?? 0;
    const isShort = here - start < shortLine || all - here < shortLine;
    if (isShort || (columns[index + 1] ?? all) - start <= line) continue;
    places.push(place);
    start = here;
  }
  return places;
}

/** How many columns stand before each of these places, which are in order. */
function columnsBefore(text: string, places: readonly number[]): readonly number[] {
  let columns = 0;
  return places.map((place, index) => {
    columns += columnsOf(text.slice(places[index - 1] ?? 0, place));
    return columns;
  });
}

/** How wide a text is, in letters: those of East Asia are as wide as two. */
const columnsOf = (text: string): number =>
  text.length + (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0);
