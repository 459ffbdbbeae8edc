import type { FormatName } from "../../model/format-names.js";
import type { Exporter } from "./exporter.js";

/** The exporters; a module is loaded when its format is asked for. Another format is one more entry. */
const exporters = {
  html: () => import("./html.js"),
  pdf: () => import("./pdf.js"),
  handout: () => import("./handout.js"),
  notes: () => import("./notes.js"),
  book: () => import("./book.js"),
  png: () => import("./png.js"),
  card: () => import("./card.js"),
  md: () => import("./md.js"),
  json: () => import("./json.js"),
  epub: () => import("./epub.js"),
  plan: () => import("./plan.js"),
  cards: () => import("./cards.js"),
  certificate: () => import("./certificate.js"),
} as const satisfies Record<FormatName, () => Promise<{ exporter: Exporter }>>;

export type Format = FormatName;

export async function loadExporter(format: Format): Promise<Exporter> {
  return (await exporters[format]()).exporter;
}

const textFormats: ReadonlySet<Format> = new Set(["html", "md", "json"]);

/** Formats that are mostly pictures, which may be known from an earlier run. */
const picturedFormats: readonly Format[] = ["epub", "png", "card"];

/** Formats that the browser prints in one piece, those first that take it longest. */
const longPrints: readonly Format[] = ["pdf", "book"];

/** How the formats of a deck are best made. */
export interface Order {
  /** Those that the browser prints, what is best begun early first. */
  readonly prints: readonly Format[];
  /** Those that need no browser, or none where their pictures are known from an earlier run: they are made while it prints. */
  readonly others: readonly Format[];
}

/** Puts formats in the order in which the browser waits least for this process, and this process least for the browser. */
export function orderOf(formats: readonly Format[]): Order {
  const among = (wanted: readonly Format[]) => wanted.filter((format) => formats.includes(format));
  const texts = formats.filter((format) => textFormats.has(format));
  const known = new Set([...textFormats, ...picturedFormats, ...longPrints]);
  return {
    prints: [...among(longPrints), ...formats.filter((format) => !known.has(format))],
    others: [...texts, ...among(picturedFormats)],
  };
}

/** Whether one of the formats prints or paints; known without loading them, so that the browser can start early. */
export const needsBrowser = (formats: readonly Format[]) => formats.some((format) => !textFormats.has(format));
