import type { PlayerFiles } from "../render/pages.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { Templates } from "../render/templates.js";
import type { BrowserOwner } from "./browser.js";

/** One file of a deck, ready to be written. */
export interface Artifact {
  readonly format: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Pages, for formats that have some. */
  readonly pages?: number;
}

/** What exporters may use besides the rendered deck. */
export interface ExportTools {
  readonly templates: Templates;
  readonly player: PlayerFiles;
  /** The deck's own scripts, as text. */
  readonly scripts: readonly string[];
  readonly browser: BrowserOwner;
  /** A page per step of a slide. */
  readonly steps: boolean;
  readonly environment: NodeJS.ProcessEnv;
  /** Tells what the exporter noticed, such as a refused address. */
  readonly notice: (message: string) => void;
}

export interface Exporter {
  readonly format: string;
  run(rendered: RenderedDeck, tools: ExportTools): Promise<readonly Artifact[]>;
}
