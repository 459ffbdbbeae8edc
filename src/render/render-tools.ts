import type { Reader } from "../content/reader.js";
import type { Brand } from "../model/brand.js";
import type { Theme } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import type { AssetStore } from "./assets.js";
import type { Templates } from "./design/templates.js";
import type { DrawingDesk, FontSet } from "./drawing/desk.js";
import type { FontCutter } from "./fonts/cutter.js";
import type { Setting } from "./growth/setting.js";
import type { CodeMemory } from "./slide/highlight.js";
import type { SlideMemory } from "./slide/kept.js";
import type { CastCells } from "./terminal/terminals.js";

/** What rendering needs besides the deck; reader and templates work in the deck's context. */
export interface RenderTools {
  readonly templates: Templates;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
  /** Raw HTML as it is, or reduced to a list of harmless elements (`--safe`). */
  readonly html: "raw" | "sanitized";
  /** Of the deck's slides, in CSS pixels. */
  readonly size: Theme["size"];
  /** Highlighted code of earlier runs. */
  readonly code: CodeMemory;
  readonly assets: AssetStore;
  readonly casts: CastCells;
  readonly drawings: DrawingDesk;
  readonly cutter: FontCutter;
  /** The fonts in which the deck is set. */
  readonly fonts: () => FontSet;
  /** How the deck is set; undefined where a theme of reveal.js decides. */
  readonly setting: () => Setting | undefined;
  /** The style sheets of the theme and the deck. */
  readonly sheets: () => readonly string[];
  /** Slides that were rendered before. */
  readonly slides: SlideMemory;
  /** For whom the slides are kept: a deck in one of its forms. */
  readonly owner: string;
  /** Names the deck for which frames are kept, whatever its form. */
  readonly deck: string;
}
