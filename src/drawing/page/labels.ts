import type { DrawingMistake } from "../../render/drawing/desk.js";
import { lineAt } from "../line-at.js";

/** What Mermaid knows of a thing that it draws, as far as it is words. */
interface Labelled {
  readonly id?: string;
  readonly shape?: string;
  readonly label?: unknown;
  /** Of entities: stands where the label would. */
  readonly alias?: string;
  /** Of requirements. */
  readonly text?: unknown;
  readonly startLabelRight?: string;
  readonly endLabelLeft?: string;
  /** Of entities. */
  readonly attributes?: readonly { readonly comment?: string }[];
}

/** What Mermaid has read; each kind of diagram has its own, and only some tell their labels in one way. */
export interface ReadDiagram {
  readonly db: {
    getData?(): { readonly nodes: readonly Labelled[]; readonly edges: readonly Labelled[] };
    getBlocksFlat?(): readonly Labelled[];
    getEdges?(): readonly Labelled[];
  };
}

/** Shapes in which nothing is written; a label only says what they stand for. */
const wordless = new Set(
  [
    "sm-circ start small-circle fr-circ stop framed-circle f-circ junction filled-circle cross-circ summary",
    "crossed-circle fork join hourglass collate bolt com-link lightning-bolt",
  ].flatMap((names) => names.split(" ")),
);

/** What Mermaid calls blocks that have no name. */
const made = /^id-\w+-\d+$/;

/** The labels that an author has written, as Mermaid has read them. */
export function labelsOf({ db }: ReadDiagram): readonly string[] {
  const { nodes, edges } = db.getData?.() ?? { nodes: db.getBlocksFlat?.() ?? [], edges: db.getEdges?.() ?? [] };
  const things = nodes.filter(({ shape }) => !wordless.has(shape ?? "")).flatMap(wordsOf);
  const ways = edges.flatMap(({ label, startLabelRight, endLabelLeft }) => [label, startLabelRight, endLabelLeft]);
  return [...things, ...ways].filter((label): label is string => typeof label === "string" && !made.test(label));
}

function wordsOf({ id, alias, label, text, attributes = [] }: Labelled): unknown[] {
  // A label that is an id may be one that nobody wrote: of beginnings, forks and the like.
  const name = alias || (label === id ? "" : label);
  return [name, text, ...attributes.map(({ comment }) => comment)];
}

/** The first label of which not every character is seen. */
export function lostLabel(labels: readonly string[], source: string, drawn: string): DrawingMistake | undefined {
  const seen = essence(drawn);
  const lost = labels.find((label) => !label.split(lineBreak).every((line) => seen.includes(essence(line))));
  if (lost === undefined) return undefined;
  const at = source.indexOf(lost);
  return { line: at < 0 ? 0 : lineAt(source, at), detail: `the label “${inOneLine(lost)}” would lose text` };
}

const lineBreak = /\\n|\n|[<]br\s*\/?>/i;

/** How Mermaid writes characters that a label names, until it draws them. */
const named = (text: string) => text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");

/** What must be the same on both sides: no spaces, icons and marks of Markdown, and no names of characters. */
const essence = (text: string) =>
  decode(named(text))
    .replace(/\bfa[bklrs]?:fa-[\w-]+/g, "")
    .replace(/[\s*_`~\\#]+/g, "");

/** Names may name the beginning of a name: `&amp;gt;`. */
function decode(text: string): string {
  const decoder = document.createElement("textarea");
  let decoded = text;
  for (let before = ""; before !== decoded; ) {
    before = decoded;
    decoder.innerHTML = decoded.replaceAll("<", "&lt;");
    decoded = decoder.value;
  }
  return decoded;
}

const inOneLine = (text: string) => decode(named(text)).replace(/\s+/g, " ").trim().slice(0, 60);
