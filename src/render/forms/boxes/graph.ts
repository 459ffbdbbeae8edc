import type { Drawing } from "../../drawing/desk.js";
import { elementsIn, isTag, parseXml, textOf } from "../../html/dom.js";
import type { FormTools } from "../form.js";
import { type Cells, membersOf } from "./cells.js";
import type { Description } from "./description.js";
import type { Rect } from "./geometry.js";

/** Sides of boxes and distances in inches: only their order counts, so all boxes are equal. */
const side = 1;
const apart = 0.5;
/** Half of the room of a box in points, in which Graphviz's pictures are. */
const half = ((side + apart) * 72) / 2;

/** A graph for Graphviz, which finds places for boxes where no rows give them; undefined where rows do. */
export function graphOf(description: Description): string | undefined {
  const { rows, direction, boxes, scopes } = description;
  if (rows) return undefined;
  const outer = scopes.filter(({ id }) => !scopes.some(({ holds }) => holds.includes(id)));
  const node = (id: string) => `b${boxes.findIndex((box) => box.id === id)}`;
  const cluster = (id: string): string => {
    const at = scopes.findIndex((scope) => scope.id === id);
    const scope = scopes[at];
    return scope ? `subgraph cluster_${at} {${scope.holds.map(cluster).join(" ")}}` : `${node(id)};`;
  };
  return [
    "digraph {",
    `rankdir=${direction === "right" ? "LR" : "TB"} nodesep=${apart} ranksep=${apart}`,
    `node [shape=box fixedsize=true width=${side} height=${side} label=""]`,
    ...boxes.map(({ id }) => `${node(id)};`),
    ...outer.map(({ id }) => cluster(id)),
    ...edgesOf(description).map(([from, to]) => `${node(from)} -> ${node(to)}`),
    "}",
  ].join("\n");
}

/**
 * What is before what: a wire leads from the box in the middle of a scope to that of another, and all of what a wall
 * keeps apart is before what is behind it, unless wires say otherwise.
 */
function edgesOf({ scopes, wires, walls }: Description): (readonly [string, string])[] {
  const inside = (id: string): readonly string[] => {
    const scope = scopes.find((each) => each.id === id);
    return (scope && membersOf(scope, scopes)) ?? [id];
  };
  const middle = (id: string) => inside(id)[(inside(id).length - 1) >> 1] ?? id;
  const behind = walls.flatMap(({ between: [one = "", other = ""] }) => {
    const isWired = wires.some(({ from, to }) => [from, to].every((end) => end === one || end === other));
    return isWired ? [] : inside(one).map((id) => [id, middle(other)] as const);
  });
  const led = wires.map(({ from, to }) => [middle(from), middle(to)] as const);
  return [...led, ...behind].filter(([from, to]) => from !== to);
}

/** Where Graphviz has put the boxes, as places of a grid; undefined after saying why it could not. */
export function placedByGraph(description: Description, { graph, refuse }: FormTools): Cells | undefined {
  const drawn = graph(graphOf(description) ?? "");
  if (!drawn || !("svg" in drawn)) {
    const detail = drawn?.detail ?? "nothing was drawn";
    return refuse(["boxes"], `Graphviz finds no places for the boxes: ${detail}`, "say in rows where they stand");
  }
  const isRight = description.direction === "right";
  const centres = centresIn(drawn);
  const [along, across] = isRight ? (["x", "y"] as const) : (["y", "x"] as const);
  const ranks = [...new Set(centres.map((centre) => Math.round(centre[along])))].toSorted((one, other) => one - other);
  const first = Math.min(...centres.map((centre) => centre[across]));
  // Boxes of a rank are at least two halves apart, and rounding keeps that.
  const starts = centres.map((centre) => Math.round((centre[across] - first) / half));
  const covered = [...new Set(starts.flatMap((start) => [start, start + 1]))].toSorted((one, other) => one - other);
  const places = description.boxes.map(({ id }, at): [string, Rect] => {
    const rank = ranks.indexOf(Math.round(centres[at]?.[along] ?? 0));
    const start = covered.indexOf(starts[at] ?? 0);
    const beside = { left: start, right: start + 2, top: rank, bottom: rank + 1 };
    return [id, isRight ? { left: rank, right: rank + 1, top: start, bottom: start + 2 } : beside];
  });
  const [columns, rows] = isRight ? [ranks.length, covered.length] : [covered.length, ranks.length];
  return { columns, rows, alike: Array.from({ length: rows }, (_, row) => row), places: new Map(places) };
}

/** The centres of the boxes in their order, in points. */
function centresIn({ svg }: Drawing): { readonly x: number; readonly y: number }[] {
  const found = new Map<string, { readonly x: number; readonly y: number }>();
  for (const { attribs, children } of elementsIn(parseXml(svg))) {
    if (attribs["class"] !== "node") continue;
    const parts = children.filter(isTag);
    const title = parts.find(({ name }) => name === "title");
    const points = (parts.map((part) => part.attribs["points"] ?? part.attribs["d"]).find(Boolean) ?? "").match(
      /-?[\d.]+/g,
    );
    const numbers = (points ?? []).map(Number);
    const middle = (from: number) => {
      const own = numbers.filter((_, at) => at % 2 === from);
      return (Math.min(...own) + Math.max(...own)) / 2;
    };
    if (title) found.set(textOf(title), { x: middle(0), y: middle(1) });
  }
  return Array.from({ length: found.size }, (_, at) => found.get(`b${at}`) ?? { x: 0, y: 0 });
}
