import type { Exporter } from "./exporter.js";

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
