import type { BrowserOwner } from "../../browser/owner.js";
import type { ServedFile, Tab } from "../../browser/tabs.js";
import type { PrintFiles } from "../../render/page/page-files.js";
import { type PdfFile, parsePdf } from "./file.js";

/** What printing needs of an exporter's tools. */
export interface PrintTools {
  readonly browser: BrowserOwner;
  readonly notice: (message: string) => void;
}

/** A draft is not tagged: it is only read for its pages. */
export type PrintQuality = "draft" | "final";

/** Prints a page that holds everything already. */
export async function printStaticPage(
  page: PrintFiles,
  tools: PrintTools,
  quality: PrintQuality = "final",
): Promise<PdfFile> {
  return tools.browser.withPage(async (tab) =>
    parsePdf(await printIn(tab, await openPrintPage(tab, page, tools), quality)),
  );
}

/** Opens a print page in a tab; returns what must be called when the work with it is done. */
export async function openPrintPage(
  { page, origin, serveOnly }: Tab,
  { html, files }: PrintFiles,
  { notice }: PrintTools,
  path = "/",
): Promise<() => void> {
  const served = new Map<string, ServedFile>([
    ...files,
    [path.slice(1), { type: "text/html", bytes: Buffer.from(html) }],
  ]);
  const refused = serveOnly(served);
  // Another piece of work may have left the tab otherwise.
  await page.emulateMediaType();
  await page.goto(origin + path, { waitUntil: "load", timeout: 120_000 });
  return () => {
    for (const url of refused) if (!url.endsWith("/favicon.ico")) notice(`the print page asked for ${url}; refused`);
  };
}

/** Prints what the tab shows, in the size that its style sheets give. */
export async function printIn({ page }: Tab, done: () => void, quality: PrintQuality = "final"): Promise<Uint8Array> {
  const bytes = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: quality === "final",
    outline: false,
    timeout: 300_000,
  });
  done();
  return bytes;
}
