import { drawLine } from "../icon.js";

/** Drawings on buttons, 24 × 24. */
const paths = {
  back: "M15 4l-8 8 8 8",
  next: "M9 4l8 8-8 8",
  ask: "M4 5h16v11h-9l-5 4v-4h-2zM9.5 9a2.5 2 0 1 1 3.5 1.8c-.6.3-1 .6-1 1.2M12 14v.1",
} as const;

export type IconName = keyof typeof paths;

/** Draws an icon. */
export const drawIcon = (name: IconName): SVGSVGElement => drawLine(paths[name]);
