import { layers, onLayer, type Palette } from "../../render/drawing/roles.js";

/** The colours by which things of equal rank are told apart, and of text on them, from the first again where there are more. */
export const seriesColours = (palette: Palette, count: number): { fill: string; text: string }[] =>
  Array.from({ length: count }, (_, at) => {
    const role = layers[at % layers.length] ?? "workload";
    return { fill: palette[role], text: palette[onLayer(role)] };
  });
