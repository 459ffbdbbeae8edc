import { type Colour, evenPressure, type Point, pathAttributes, type Stroke, type Tool } from "../../ink/stroke.js";
import type { Overlaid } from "./layer.js";
import { oncePerFrame } from "./parts.js";
import type { InkStore } from "./store.js";
import { touches } from "./touching.js";

/** With what is drawn now. */
export interface PenState {
  readonly tool: Tool | "eraser";
  readonly colour: Colour;
  /** Pixels of the slide's own size. */
  readonly width: number;
}

/** What the pen needs to know, and whom it tells. */
export interface PenHolder extends Overlaid {
  readonly store: InkStore;
  readonly state: () => PenState;
  /** The slide that is shown. */
  readonly slide: () => string;
  /** A stroke was refused: there are as many as are kept. */
  readonly full: () => void;
}

/** A stroke while it is drawn. */
interface OpenStroke {
  readonly pointer: number;
  readonly slide: string;
  readonly state: PenState;
  readonly points: Point[];
}

/** Points nearer than this to the one before say nothing new; pixels of the slide. */
const least = 1.2;

/** Draws with mouse, finger and pen on the layer; what is finished goes into the store. */
export function createPen(holder: PenHolder): void {
  const { layer, link, store } = holder;
  const live = layer.path("qd-live");
  let open: OpenStroke | undefined;
  // A hand that rests on the screen beside a pen draws nothing.
  let hasPen = false;
  const show = oncePerFrame(() => {
    const stroke = open && open.state.tool !== "eraser" ? strokeOf(open) : undefined;
    showLive(live, stroke);
    link.send("ink-live", open && stroke ? { slide: open.slide, strokes: [stroke] } : null);
  });
  const add = (event: PointerEvent) => {
    if (!open || event.pointerId !== open.pointer) return;
    for (const each of coalesced(event)) addPoint(open.points, pointOf(each, holder));
    if (open.state.tool === "eraser") erase(open, store);
    show();
  };
  const finish = (event: PointerEvent) => {
    if (!open || event.pointerId !== open.pointer) return;
    const done = open;
    open = undefined;
    document.documentElement.classList.remove("qd-stroking");
    if (event.type === "pointerup" && done.state.tool !== "eraser") {
      const isKept = store.change(done.slide, [...store.on(done.slide), strokeOf(done)]);
      if (!isKept) holder.full();
    }
    showLive(live, undefined);
    link.send("ink-live", null);
  };
  layer.root.addEventListener("pointerdown", (event) => {
    // These keys zoom.
    if (event.altKey || event.ctrlKey) return;
    hasPen ||= event.pointerType === "pen";
    event.stopPropagation();
    if (open || event.button > 0 || (hasPen && event.pointerType === "touch")) return;
    event.preventDefault();
    layer.root.setPointerCapture(event.pointerId);
    document.documentElement.classList.add("qd-stroking");
    open = { pointer: event.pointerId, slide: holder.slide(), state: stateFor(event, holder.state()), points: [] };
    add(event);
  });
  layer.root.addEventListener("pointermove", add);
  for (const end of ["pointerup", "pointercancel"] as const) layer.root.addEventListener(end, finish);
  // What draws does not swipe.
  for (const part of ["pointermove", "pointerup", "pointercancel"] as const)
    layer.root.addEventListener(part, (event) => event.stopPropagation());
}

/** Shows a stroke that is not finished; undefined hides it. */
export function showLive(path: SVGPathElement, stroke: Stroke | undefined): void {
  for (const name of ["d", "fill-opacity"]) path.removeAttribute(name);
  if (!stroke) return;
  for (const [name, value] of Object.entries(pathAttributes(stroke))) path.setAttribute(name, value);
}

/** The other end of a pen erases. */
const stateFor = ({ buttons }: PointerEvent, state: PenState): PenState =>
  (buttons & 32) === 0 ? state : { ...state, tool: "eraser" };

/** A browser may have gathered several places since the last frame. */
function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const all = event.getCoalescedEvents?.() ?? [];
  return all.length === 0 ? [event] : all;
}

function pointOf(event: PointerEvent, { layer }: PenHolder): Point {
  const { x, y } = layer.spotOf(event);
  const pressure = event.pointerType === "pen" ? event.pressure : evenPressure;
  return [rounded(x, 10), rounded(y, 10), rounded(pressure, 100)];
}

const rounded = (value: number, steps: number) => Math.round(value * steps) / steps;

function addPoint(points: Point[], point: Point): void {
  const last = points.at(-1);
  if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= least) points.push(point);
}

function strokeOf({ state: { tool, colour, width }, points }: OpenStroke): Stroke {
  return { tool: tool === "marker" ? "marker" : "pen", colour, width, points: [...points] };
}

/** Takes away every stroke under the last stretch of the way. */
function erase({ points, slide, state }: OpenStroke, store: InkStore): void {
  const strokes = store.on(slide);
  const left = strokes.filter((stroke) => !touches(stroke, points.slice(-2), state.width));
  if (left.length < strokes.length) store.change(slide, left);
}
