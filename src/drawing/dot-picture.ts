import type { Drawing } from "../render/drawing/desk.js";
import { type Ground, groundAt, groundsIn } from "./dot-grounds.js";

/** What Graphviz tells of a graph that it has laid out, as far as it is used; from its JSON. */
export interface DotPicture {
  readonly title: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  readonly texts: readonly PictureText[];
}

interface PictureNode {
  readonly number: number;
  /** Its text as it is seen. */
  readonly text: string;
  /** The same, of a node with many fields only the first one. */
  readonly name: string;
}

interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** How it is read: `->` from its beginning to its end, `--` without a direction. */
  readonly way: "->" | "<-" | "--";
}

/** A line of text, and how wide Graphviz takes it to be. */
export interface PictureText {
  readonly text: string;
  readonly x: number;
  /** Counted upwards. */
  readonly y: number;
  readonly size: number;
  readonly width: number;
  readonly face: string;
  /** The fill that it stands on, as `#rrggbb`. */
  readonly ground: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the picture; what has another form than expected is left out. */
export function readPicture(json: string): DotPicture {
  const graph = asObject(JSON.parse(json));
  const objects = listIn(graph, "objects");
  const nodes = objects
    .filter((object) => !isCluster(object))
    .filter((object) => "_draw_" in object || "_ldraw_" in object)
    .map((node) => ({ number: Number(node["_gvid"]), name: shortText(node), text: seenText(node) || nameOf(node) }));
  const names = new Map(nodes.map(({ number, name }) => [number, name]));
  const drawn = listIn(graph, "edges").filter((edge) => "_draw_" in edge);
  const edges = drawn
    .sort((a, b) => Number(a["_gvid"]) - Number(b["_gvid"]))
    .map(
      (edge): PictureEdge => ({
        from: names.get(Number(edge["tail"])) ?? "",
        to: names.get(Number(edge["head"])) ?? "",
        text: seenText(edge),
        way: wayOf(edge, graph["directed"] === true ? "->" : "--"),
      }),
    );
  // A page of paper is white even where the graph has no ground.
  const page = graph["bgcolor"] === "transparent" ? [] : [graph];
  const behind = [...page, ...objects.filter(isCluster)].flatMap((object) => groundsIn(listIn(object, "_draw_")));
  const texts = [graph, ...objects, ...listIn(graph, "edges")].flatMap((object) => {
    const grounds = object === graph ? behind : [...behind, ...groundsIn(listIn(object, "_draw_"))];
    return drawingsOf(object).flatMap((drawing) => textsOf(drawing, grounds));
  });
  return { title: seenText(graph) || nameOf(graph), nodes, edges, texts };
}

const isCluster = (object: Json) => "nodes" in object || "subgraphs" in object || "bb" in object;

/** Graphviz names what has no name with a percent sign and a number. */
const nameOf = (object: Json) => String(object["name"] ?? "").replace(/^%\d+$/, "");

function wayOf(edge: Json, usual: "->" | "--"): PictureEdge["way"] {
  const direction = edge["dir"] ?? (usual === "->" ? "forward" : "none");
  return direction === "forward" ? "->" : direction === "back" ? "<-" : "--";
}

/** The lists of drawing operations that hold texts. */
const drawingsOf = (object: Json) =>
  ["_ldraw_", "_hldraw_", "_tldraw_"].map((name) => listIn(object, name)).filter((list) => list.length > 0);

/** @param behind what is painted before the drawing, which may hold more: the cells of a table */
function textsOf(drawing: readonly Json[], behind: readonly Ground[] = []): PictureText[] {
  const grounds = [...behind, ...groundsIn(drawing)];
  const texts: PictureText[] = [];
  let size = 0;
  let face = "";
  for (const operation of drawing) {
    if (operation["op"] === "F") {
      size = Number(operation["size"]);
      face = String(operation["face"]);
    }
    if (operation["op"] !== "T" || !Array.isArray(operation["pt"])) continue;
    const [x = 0, y = 0] = operation["pt"].map(Number);
    const width = Number(operation["width"]);
    const middle = { l: x + width / 2, r: x - width / 2 }[String(operation["align"])] ?? x;
    const ground = groundAt(grounds, middle, y + size * 0.3);
    texts.push({ text: String(operation["text"]), x, y, size, face, width, ground });
  }
  return texts;
}

/** The words of a label as they are seen. */
function seenText(object: Json): string {
  const texts = textsOf(listIn(object, "_ldraw_")).map(({ text }) => text);
  return texts.join(" ").replace(/\s+/g, " ").trim();
}

/** Shapes that hold fields or tables. */
const fielded = new Set(["record", "Mrecord", "none", "plain", "plaintext"]);

function shortText(node: Json): string {
  const [first] = textsOf(listIn(node, "_ldraw_"));
  const isFielded = fielded.has(String(node["shape"]));
  return (isFielded ? first?.text.trim() : seenText(node)) || nameOf(node);
}

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

function listIn(object: Json, name: string): Json[] {
  const list = object[name];
  return Array.isArray(list) ? list.map(asObject) : [];
}

/** What a graph is made of: its edges, as they are read; of what has no edges, its nodes. */
export function partsOf({ nodes, edges }: DotPicture): Drawing["parts"] {
  if (edges.length === 0) return nodes.map(({ text }) => text);
  return edges.map(({ from, to, text, way }) => {
    const [first, last] = way === "<-" ? [to, from] : [from, to];
    return { from: first, to: last, text, way: way === "--" ? "with" : "to" };
  });
}
