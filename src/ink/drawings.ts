import { inkLimits } from "./limits.js";
import { type Colour, inks, type Point, type Size, type Stroke, type Tool, tools } from "./stroke.js";

/** What was drawn on the slides of a deck. */
export interface Drawings {
  /** The name of the deck. */
  readonly deck: string;
  /** The size of its slides, in whose pixels strokes are given. */
  readonly size: Size;
  /** By the ids of slides. */
  readonly slides: ReadonlyMap<string, readonly Stroke[]>;
}

/** What is wrong with a value, and where that stands. */
export interface DrawingMistake {
  /** Keys and indexes that lead to the value. */
  readonly path: readonly (string | number)[];
  readonly kind: "shape" | "unknown" | "version" | "many";
  /** What the value has to be; for `unknown`, the keys that are known; for `many`, what there is too much of. */
  readonly detail: string;
}

type Path = DrawingMistake["path"];

/** Ends the reading of a value at its first mistake. */
class Wrong extends Error {
  readonly mistake: DrawingMistake;
  constructor(mistake: DrawingMistake) {
    super(mistake.detail);
    this.mistake = mistake;
  }
}

const shape = (path: Path, detail: string) => new Wrong({ path, kind: "shape", detail });

/** The content of a file of drawings; whatever else was given ends in what is wrong with it. */
export function readDrawings(value: unknown): { readonly drawings: Drawings } | { readonly mistake: DrawingMistake } {
  try {
    return { drawings: drawingsIn(value) };
  } catch (cause) {
    if (cause instanceof Wrong) return { mistake: cause.mistake };
    throw cause;
  }
}

/** Strokes that came from another window or were kept; undefined where they are none, or more than are kept. */
export function readStrokes(value: unknown): readonly Stroke[] | undefined {
  try {
    const strokes = strokesIn(value, []);
    return isFew(strokes) ? strokes : undefined;
  } catch (cause) {
    if (cause instanceof Wrong) return undefined;
    throw cause;
  }
}

/** The text of a file of drawings. */
export const writeDrawings = ({ deck, size, slides }: Drawings): string =>
  `${JSON.stringify({ quarterdeck: "drawings", version: 1, deck, size, slides: Object.fromEntries(slides) })}\n`;

function drawingsIn(value: unknown): Drawings {
  const file = mapIn(value, [], ["quarterdeck", "version", "deck", "size", "slides"]);
  if (file["quarterdeck"] !== "drawings") throw shape(["quarterdeck"], "“drawings”: this is no file of drawings");
  if (file["version"] !== 1)
    throw new Wrong({ path: ["version"], kind: "version", detail: "1, the only version that is known" });
  const deck = file["deck"];
  if (typeof deck !== "string" || deck === "") throw shape(["deck"], "the name of a deck");
  const size = mapIn(file["size"], ["size"], ["width", "height"]);
  const side = (name: string) => numberIn(size[name], ["size", name], { least: 100, most: 10_000 });
  const slides: [string, readonly Stroke[]][] = Object.entries(mapIn(file["slides"], ["slides"])).map(
    ([id, strokes]) => [id, strokesIn(strokes, ["slides", id])],
  );
  requireFew(slides.flatMap(([, strokes]) => strokes));
  return { deck, size: { width: side("width"), height: side("height") }, slides: new Map(slides) };
}

/** Whether so many strokes may be kept. */
export function isFew(strokes: readonly Stroke[]): boolean {
  return strokes.length <= inkLimits.strokes && pointsOf(strokes) <= inkLimits.points;
}

function requireFew(strokes: readonly Stroke[]): void {
  if (isFew(strokes)) return;
  const detail = strokes.length > inkLimits.strokes ? "strokes" : "points";
  throw new Wrong({ path: ["slides"], kind: "many", detail });
}

/** How many points these strokes have together. */
export const pointsOf = (strokes: readonly Stroke[]) => strokes.reduce((sum, { points }) => sum + points.length, 0);

function strokesIn(value: unknown, path: Path): readonly Stroke[] {
  return listIn(value, path, "a list of strokes").map((stroke, index) => strokeIn(stroke, [...path, index]));
}

function strokeIn(value: unknown, path: Path): Stroke {
  const { tool, colour, width, points } = mapIn(value, path, ["tool", "colour", "width", "points"]);
  const list = listIn(points, [...path, "points"], "a list of points");
  if (list.length === 0) throw shape([...path, "points"], "a list with one point or more");
  return {
    tool: oneOf<Tool>(tool, [...path, "tool"], tools),
    colour: oneOf<Colour>(colour, [...path, "colour"], Object.keys(inks) as Colour[]),
    width: numberIn(width, [...path, "width"], { least: 0.5, most: 500 }),
    points: list.map((point, index) => pointIn(point, [...path, "points", index])),
  };
}

// Far outside of every slide, and near enough for every arithmetic.
const reach = { least: -20_000, most: 20_000 };

function pointIn(value: unknown, path: Path): Point {
  if (!Array.isArray(value) || value.length !== 3) throw shape(path, "a list of three numbers: x, y and pressure");
  const [x, y, pressure]: unknown[] = value;
  return [
    numberIn(x, [...path, 0], reach),
    numberIn(y, [...path, 1], reach),
    numberIn(pressure, [...path, 2], { least: 0, most: 1 }),
  ];
}

/** A map; with `keys`, nothing else may be in it. */
function mapIn(value: unknown, path: Path, keys?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw shape(path, "a map");
  const map = value as Readonly<Record<string, unknown>>;
  const unknown = keys && Object.keys(map).find((key) => !keys.includes(key));
  if (keys && unknown !== undefined)
    throw new Wrong({ path: [...path, unknown], kind: "unknown", detail: keys.join(", ") });
  const missing = keys?.find((key) => map[key] === undefined);
  if (missing !== undefined) throw shape(path, `a map with “${missing}”`);
  return map;
}

function listIn(value: unknown, path: Path, detail: string): readonly unknown[] {
  if (!Array.isArray(value)) throw shape(path, detail);
  return value;
}

function numberIn(value: unknown, path: Path, { least, most }: { readonly least: number; readonly most: number }) {
  if (typeof value !== "number" || !Number.isFinite(value) || value < least || value > most)
    throw shape(path, `a number from ${least} to ${most}`);
  return value;
}

function oneOf<T extends string>(value: unknown, path: Path, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw shape(path, `one of: ${known.join(", ")}`);
  return found;
}
