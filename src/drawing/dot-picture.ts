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
  readonly size: number;
  readonly width: number;
  readonly face: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the picture; what has another form than expected is left out. */
export function readPicture(json: string): DotPicture {
  const graph = asObject(JSON.parse(json));
  const objects = listIn(graph, "objects");
  const nodes = objects
    .filter((object) => !("nodes" in object || "subgraphs" in object || "bb" in object))
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
  const drawings = [graph, ...objects, ...listIn(graph, "edges")].flatMap(drawingsOf);
  return { title: seenText(graph) || nameOf(graph), nodes, edges, texts: drawings.flatMap(textsOf) };
}

/** Graphviz names what has no name with a percent sign and a number. */
const nameOf = (object: Json) => String(object["name"] ?? "").replace(/^%\d+$/, "");

function wayOf(edge: Json, usual: "->" | "--"): PictureEdge["way"] {
  const direction = edge["dir"] ?? (usual === "->" ? "forward" : "none");
  return direction === "forward" ? "->" : direction === "back" ? "<-" : "--";
}

/** The lists of drawing operations that hold texts. */
const drawingsOf = (object: Json) =>
  ["_ldraw_", "_hldraw_", "_tldraw_"].map((name) => listIn(object, name)).filter((list) => list.length > 0);

function textsOf(drawing: readonly Json[]): PictureText[] {
  const texts: PictureText[] = [];
  let size = 0;
  let face = "";
  for (const operation of drawing) {
    if (operation["op"] === "F") {
      size = Number(operation["size"]);
      face = String(operation["face"]);
    }
    if (operation["op"] !== "T" || !Array.isArray(operation["pt"])) continue;
    const x = Number(operation["pt"][0]);
    texts.push({ text: String(operation["text"]), x, size, face, width: Number(operation["width"]) });
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

const mostCharacters = 400;

/** A graph in words: “a to b (label), b to c”; of what has no edges, its nodes. */
export function describe({ nodes, edges }: DotPicture): string {
  const connected = edges.map(({ from, to, text, way }) => {
    const [first, last] = way === "<-" ? [to, from] : [from, to];
    return `${first} ${way === "--" ? "with" : "to"} ${last}${text ? ` (${text})` : ""}`;
  });
  const words = (connected.length > 0 ? connected : nodes.map(({ text }) => text)).join(", ");
  return words.length > mostCharacters ? `${words.slice(0, mostCharacters).replace(/\s*\S*$/, "")}…` : words;
}
