import type { BrowserOwner } from "../../browser/owner.js";
import type { PrintedShelf } from "../../browser/printed.js";
import type { EditLinks } from "../../project/edits/edit-links.js";
import type { Review } from "../../records/built-deck.js";
import type { Templates } from "../../render/design/templates.js";
import type { PlayerFiles } from "../../render/page/deck-page.js";
import type { RenderedDeck } from "../../render/rendered.js";
import type { KeptLayouts } from "../kept-layouts.js";
import type { KeptPictures } from "../kept-pictures.js";
import type { Reviewer } from "../review.js";
import type { FormatOptions } from "./options.js";

/** One file of a deck, ready to be written. */
export interface Artifact {
  readonly format: string;
  /** Below the output folder. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Pages, for formats that have some. */
  readonly pages?: number;
  /** What its readers miss; `unknown` where its pages could not be looked at, absent where nobody wanted that. */
  readonly review?: Review | "unknown";
}

/** What exporters may use besides the rendered deck. */
export interface ExportTools {
  /** All formats in which the deck is made. */
  readonly formats: readonly string[];
  readonly templates: Templates;
  readonly player: PlayerFiles;
  /** The deck's own scripts, as text. */
  readonly scripts: readonly string[];
  readonly browser: BrowserOwner;
  readonly options: FormatOptions;
  readonly environment: NodeJS.ProcessEnv;
  /** Where slides are edited. */
  readonly edits: EditLinks;
  /** The same slides in the theme that the deck has on paper. */
  readonly onPaper: (rendered: RenderedDeck) => RenderedDeck;
  /** Finds out what readers of printed slides miss; undefined where nobody wants to know. */
  readonly reviewer: Reviewer | undefined;
  /** What earlier runs have measured of printed slides; undefined where nothing is kept. */
  readonly measures: PrintedShelf | undefined;
  /** What earlier runs have found out about documents on paper. */
  readonly layouts: KeptLayouts;
  /** What earlier runs have photographed. */
  readonly pictures: KeptPictures;
  /** Tells what the exporter noticed, such as a refused address. */
  readonly notice: (message: string) => void;
  /** Called when the browser has been told to print something: what waits for the browser's work may begin. */
  readonly busy?: () => void;
}

/** A format: makes files of a rendered deck. */
export interface Exporter {
  readonly format: string;
  run(rendered: RenderedDeck, tools: ExportTools): Promise<readonly Artifact[]>;
}
