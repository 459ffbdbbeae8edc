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

/** Formats that take long, the longest first: what is begun early does not hold up the end. */
const slow: readonly Format[] = ["png", "book", "epub"];

/** The formats in the order in which they are best begun. */
export const longestFirst = (formats: readonly Format[]): Format[] => [
  ...slow.filter((format) => formats.includes(format)),
  ...formats.filter((format) => !slow.includes(format)),
];

/** Whether one of the formats prints or paints; known without loading them, so that the browser can start early. */
export const needsBrowser = (formats: readonly Format[]) => formats.some((format) => !textFormats.has(format));
