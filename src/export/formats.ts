import type { RenderedDeck } from "../render/rendered.js";
import type { PlayerFiles } from "../render/pages.js";
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

/** The exporters; a module is loaded when its format is asked for. Another format is one more entry. */
const exporters = {
  html: () => import("./html.js"),
  pdf: () => import("./pdf.js"),
} as const satisfies Record<string, () => Promise<{ exporter: Exporter }>>;

export type Format = keyof typeof exporters;

export const formatNames = Object.keys(exporters) as readonly Format[];

export const isFormat = (name: string): name is Format => Object.hasOwn(exporters, name);

export async function loadExporter(format: Format): Promise<Exporter> {
  return (await exporters[format]()).exporter;
}

/** Formats that print; known without loading them, so that the browser can start early. */
export const needsBrowser = (formats: readonly Format[]) => formats.some((format) => format !== "html");
