import { getStroke } from "perfect-freehand";

/** Where the pen was, in pixels of the slide's own size, and how hard it was pressed (0 to 1). */
export type Point = readonly [x: number, y: number, pressure: number];

export const tools = ["pen", "marker"] as const;
export type Tool = (typeof tools)[number];

/** Colours that are seen on dark and on light ground: each has a contrast of 3:1 or more to black and to white. */
export const inks = {
  red: "#e8413c",
  orange: "#d97706",
  green: "#1f9d55",
  blue: "#2f80ed",
  violet: "#b15be0",
} as const;
export type Colour = keyof typeof inks;

/** One stroke of a pen on a slide; plain data. */
export interface Stroke {
  readonly tool: Tool;
  readonly colour: Colour;
  /** Pixels of the slide's own size. */
  readonly width: number;
  readonly points: readonly Point[];
}

/** The pressure that a mouse and a finger report; a stroke that has no other is thinner where it was quick. */
export const evenPressure = 0.5;

const opacities: Readonly<Record<Tool, string>> = { pen: "1", marker: "0.4" };

/** The attributes of a `<path>` that shows a stroke. */
export const pathAttributes = (stroke: Stroke): Record<string, string> => ({
  d: outlineOf(stroke),
  fill: inks[stroke.colour],
  ...(opacities[stroke.tool] === "1" ? {} : { "fill-opacity": opacities[stroke.tool] }),
});

/** The outline of a stroke as path data of SVG; the same everywhere. */
function outlineOf({ tool, width, points }: Stroke): string {
  const isEven = points.every(([, , pressure]) => pressure === evenPressure);
  const outline = getStroke(
    points.map(([x, y, pressure]) => [x, y, pressure]),
    {
      size: width,
      thinning: tool === "pen" ? 0.45 : 0,
      smoothing: 0.5,
      streamline: 0.35,
      simulatePressure: tool === "pen" && isEven,
      last: true,
    },
  );
  return closedCurve(outline);
}

/** A smooth closed line: each point bends it on the way from the middle before to the middle behind it. */
function closedCurve(outline: readonly (readonly number[])[]): string {
  const [first] = outline;
  if (!first) return "";
  const bends = outline.map((point, index) => {
    const following = outline[index + 1] ?? first;
    return `${shown(point)} ${shown(middle(point, following))}`;
  });
  return `M${shown(middle(outline.at(-1) ?? first, first))}Q${bends.join(" ")}Z`;
}

const middle = ([ax = 0, ay = 0]: readonly number[], [bx = 0, by = 0]: readonly number[]) => [
  (ax + bx) / 2,
  (ay + by) / 2,
];

// A tenth of a pixel is not seen, and hides in which way a machine rounds.
const shown = ([x = 0, y = 0]: readonly number[]) => `${tenth(x)} ${tenth(y)}`;
const tenth = (value: number) => Math.round(value * 10) / 10 + 0;

/** Strokes that were drawn on slides of one size, as they are on slides of another. */
export function resized(strokes: readonly Stroke[], from: Size, to: Size): readonly Stroke[] {
  const [across, along] = [to.width / from.width, to.height / from.height];
  if (across === 1 && along === 1) return strokes;
  return strokes.map((stroke) => ({
    ...stroke,
    width: tenth(stroke.width * Math.min(across, along)),
    points: stroke.points.map(([x, y, pressure]): Point => [tenth(x * across), tenth(y * along), pressure]),
  }));
}

/** The size of a slide in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
