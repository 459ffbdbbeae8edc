import { luminance } from "../render/design/luminance.js";

/** The luminance of a colour as #rrggbb. */
export const luminanceOf = (hex: string): number =>
  luminance([1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));

/** What no theme changes: text on colours that no theme changes. */
export const plainInks = ["#000000", "#ffffff"] as const;

/** Black or white, whichever reads better on a colour that no theme changes. */
export const plainInkOn = (hex: string): string => plainInks[luminanceOf(hex) > 0.179 ? 0 : 1];
