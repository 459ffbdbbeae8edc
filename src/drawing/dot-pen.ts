import type { Drawing, DrawingMistake, FontSet } from "../render/drawing/desk.js";
import { markPalette } from "../render/drawing/roles.js";
import { createFontMeter, type FontFace } from "../render/fonts/face.js";
import { openGraphviz } from "./graphviz.js";

/** Draws graphs in the fonts of a deck. */
interface DotPen {
  draw(text: string, fonts: FontSet): Promise<Drawing | DrawingMistake>;
  close(): void;
}

/** @param workerFile the compiled worker of Graphviz */
export function openDotPen(workerFile: string): DotPen {
  const graphviz = openGraphviz(workerFile);
  const meter = createFontMeter();
  const faces = new Map<string, FontFace | undefined>();
  return {
    draw(text, fonts) {
      if (!faces.has(fonts.key))
        faces.set(fonts.key, meter.measure(fonts.faces, { family: fonts.faces[0]?.family ?? "", weight: 400 }));
      return graphviz.draw(text, { engine: "dot", palette: markPalette, fontFace: faces.get(fonts.key) });
    },
    close: () => graphviz.close(),
  };
}
