import { type ChildNode, classesOf, Element, element, isTag, isText, mapNodes, Text, textOf } from "../html/dom.js";

/** What stands for a click in notes; `[click:2]` for two. */
const marker = /\[click(?::(\d{1,3}))?\] ?/gi;

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
    if (isTag(node)) return node.name === "code" || node.name === "pre" ? [node] : undefined;
    if (!isText(node)) return undefined;
    const pieces: ChildNode[] = [];
    let at = 0;
    for (const { 0: whole, 1: clicks, index } of node.data.matchAll(marker)) {
      if (index > at) pieces.push(new Text(node.data.slice(at, index)));
      step += clicks === undefined ? 1 : Number(clicks);
      pieces.push(element("b", { class: "cue" }, [String(step)]));
      at = index + whole.length;
    }
    return at === 0 ? undefined : [...pieces, new Text(node.data.slice(at))];
  });
}

type Cut = "sentence" | "clause";

/** A line of a paragraph while it is filled. */
interface Line {
  readonly cut: Cut;
  readonly nodes: ChildNode[];
}

/** The lines of a paragraph. Nothing is cut inside an element, such as a link: only between them, and in bare text. */
function linesOf(nodes: readonly ChildNode[], sentences: Intl.Segmenter): Element[] {
  const cuts = cutsIn(nodes.map(spokenText).join(""), sentences);
  const lines: Line[] = [{ cut: "sentence", nodes: [] }];
  const begin = (cut: Cut | undefined) => {
    if (cut && lines.at(-1)?.nodes.some(isSaid)) lines.push({ cut, nodes: [] });
  };
  let at = 0;
  for (const node of nodes) {
    const end = at + spokenText(node).length;
    for (const { cut, piece } of piecesOf(node, at, cuts)) {
      begin(cut);
      lines.at(-1)?.nodes.push(piece);
    }
    if (isStage(node)) begin("sentence");
    at = end;
  }
  return lines
    .filter((line) => line.nodes.some((node) => textOf(node).trim() !== "" || isTag(node)))
    .map((line) => element("span", { class: line.cut === "clause" ? "breath on" : "breath" }, line.nodes));
}

/** A node as it stands on lines: a text in its pieces, an element whole; with what begins where each of them begins. */
function piecesOf(
  node: ChildNode,
  at: number,
  cuts: ReadonlyMap<number, Cut>,
): readonly { readonly cut: Cut | undefined; readonly piece: ChildNode }[] {
  if (standsAlone(node)) return [{ cut: "sentence", piece: node }];
  const spoken = spokenText(node);
  if (!isText(node)) return [{ cut: spoken === "" ? undefined : cuts.get(at), piece: node }];
  const inside = [...cuts.keys()].filter((place) => place > at && place < at + spoken.length);
  const starts = [at, ...inside];
  return starts.map((start, index) => ({
    cut: cuts.get(start),
    piece: new Text(node.data.slice(start - at, (starts[index + 1] ?? at + spoken.length) - at)),
  }));
}

/** What a node says, in as many characters as count for where its sentence ends: cues and numbers of sources say nothing. */
function spokenText(node: ChildNode): string {
  if (isText(node)) return node.data.replace(/\s/g, " ");
  if (!isTag(node) || standsAlone(node) || node.name === "sup") return "";
  const text = textOf(node);
  // Full stops in code end no sentence.
  return node.name === "code" ? "x".repeat(text.length) : text.replace(/\s/g, " ");
}

const isCue = (node: ChildNode): boolean => isTag(node) && classesOf(node).includes("cue");

/** Whether a line has begun with this: a cue stands at what follows it. */
const isSaid = (node: ChildNode): boolean => (isTag(node) ? !isCue(node) : textOf(node).trim() !== "");

const standsAlone = (node: ChildNode): boolean => isStage(node) || isCue(node);
const isStage = (node: ChildNode): boolean => isTag(node) && classesOf(node).includes("stage-direction");

/** Where lines begin, but for the first. */
function cutsIn(text: string, sentences: Intl.Segmenter): ReadonlyMap<number, Cut> {
  const cuts = new Map<number, Cut>();
  let start = 0;
  for (const end of endsIn(text, sentences)) {
    if (start > 0) cuts.set(start, "sentence");
    for (const place of clausesIn(text.slice(start, end))) cuts.set(start + place, "clause");
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
  const places: number[] = [];
  for (const [index, place] of ends.entries()) {
    const start = places.at(-1) ?? 0;
    const next = ends[index + 1] ?? sentence.length;
    const isShort = columnsOf(sentence.slice(start, place)) < shortLine || columnsOf(sentence.slice(place)) < shortLine;
    if (!isShort && columnsOf(sentence.slice(start, next)) > line) places.push(place);
  }
  return places;
}

/** How wide a text is, in letters: those of East Asia are as wide as two. */
const columnsOf = (text: string): number =>
  text.length + (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0);
