import type { Palette } from "../../render/drawing/roles.js";

/** What things of equal rank are told apart by, each with the colour of text that stands on it. */
const series = ["workload", "runtime", "guest", "kernel", "hardware"] as const;

/** The colours of a series, and of text on them, from the first again where there are more. */
export const seriesColours = (palette: Palette, count: number): { fill: string; text: string }[] =>
  Array.from({ length: count }, (_, at) => {
    const role = series[at % series.length] ?? "workload";
    return { fill: palette[role], text: palette[`on-${role}`] };
  });
