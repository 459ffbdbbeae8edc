import type { Library } from "../content/library.js";
import type { Memory } from "../ledger/memory.js";
import { createAssetStore } from "../render/assets.js";
import { createFontCutter } from "../render/fonts/cutter.js";
import { createFontMeter, type FontMeter } from "../render/fonts/face.js";
import type { RenderTools } from "../render/render-tools.js";

/** What is read once for all decks of the project. */
export interface Shelves
  extends Omit<Library, "reader" | "originals">,
    Pick<RenderTools, "assets" | "casts" | "cutter"> {
  readonly meter: FontMeter;
}

/** @param readings slides as earlier runs have read them */
export function emptyShelves(memory: Memory, readings: Library["readings"]): Shelves {
  return {
    readings,
    frontMatters: memory.cells(),
    sections: memory.cells(),
    glossaries: memory.cells(),
    assets: createAssetStore(memory),
    casts: memory.cells(),
    cutter: createFontCutter(),
    meter: createFontMeter(),
  };
}
