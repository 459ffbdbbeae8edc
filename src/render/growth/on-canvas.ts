import type { Canvas } from "../../content/list-columns.js";
import type { Growth } from "./grow.js";
import { onCanvas, type Setting } from "./setting.js";

/** A slide, and how its content grows; undefined where the layout or the author decides. */
export interface Grower {
  readonly id: string;
  readonly grow: ((setting: Setting) => Growth) | undefined;
}

const unchanged: Growth = { classes: [] };

/** In which sizes slides are set on another canvas, by their ids; nothing where no size of ours decides. */
export function growthOn(
  canvas: Canvas,
  slides: readonly Grower[],
  setting: Setting | undefined,
): Readonly<Record<string, Growth>> {
  if (!setting?.ofContent) return {};
  const there = onCanvas(setting, canvas);
  return Object.fromEntries(slides.map(({ id, grow }) => [id, grow?.(there) ?? unchanged]));
}
