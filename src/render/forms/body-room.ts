import type { Setting } from "../growth/setting.js";

/** The body of a slide with a title of two lines, in CSS pixels at 16:9; what a theme draws besides is left out. */
const around = { head: 182, foot: 96, side: 72 } as const;
/** Letters where only a browser can tell; somewhat wider than most. */
const unknownFace = { widths: {}, other: 0.58 } as const;
const unknownCanvas = { width: 960, height: 700, narrow: 320 } as const;

/** What a form has of a slide, in CSS pixels, and its letters. */
export function roomFrom(setting: Setting | undefined) {
  const { width, height, narrow } = setting ?? unknownCanvas;
  return {
    text: setting?.faces.text ?? unknownFace,
    bold: setting?.faces.bold ?? unknownFace,
    width: width - 2 * (around.side - narrow * 0.075),
    height: height - around.head - around.foot + narrow * 0.14,
  };
}
