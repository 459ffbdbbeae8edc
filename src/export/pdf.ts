import { type PrintPage, renderDeckPage, renderPrintPages } from "../render/pages.js";
import type { RenderedDeck, RenderedSlide } from "../render/rendered.js";
import type { ServedFile, Tab } from "./browser.js";
import type { Exporter, ExportTools } from "./exporter.js";
import { type PdfFile, parsePdf, writePdf } from "./pdf-file.js";
import { mergePdfs } from "./pdf-merge.js";
import { addOutline, type Bookmark, setInformation } from "./pdf-outline.js";

/** What Chromium printed, and the slide of each page. */
interface Printed {
  readonly pdf: PdfFile;
  readonly pages: readonly RenderedSlide[];
}

/** The deck as a PDF, one slide a page, printed from a static page (or, with `print: live`, from the deck). */
export const exporter: Exporter = {
  format: "pdf",
  async run(rendered, tools) {
    const isLive = rendered.deck.info.print === "live";
    const printed = isLive ? await printLive(rendered, tools) : await printStatic(rendered, tools);
    const { pdf } = printed;
    setInformation(pdf, rendered.deck.info, tools.environment);
    addOutline(pdf, bookmarksOf(printed.pages));
    const fileName = `${rendered.deck.info.name}.pdf`;
    return [{ format: "pdf", fileName, bytes: writePdf(pdf), pages: printed.pages.length }];
  },
};

async function printStatic(rendered: RenderedDeck, tools: ExportTools): Promise<Printed> {
  const parts = renderPrintPages(rendered, tools.templates, tools.player, tools.steps);
  const [first, ...rest] = await Promise.all(parts.map((part) => printPart(part, tools)));
  if (!first) throw new Error("there is nothing to print");
  const pages = parts.flatMap((part) => part.pages);
  const pdf = mergePdfs(
    [first, ...rest],
    pages.map(({ slide }) => slide.id),
  );
  return { pdf, pages };
}

async function printPart({ html, files }: PrintPage, tools: ExportTools): Promise<PdfFile> {
  const served = new Map<string, ServedFile>([...files, ["", { type: "text/html", bytes: Buffer.from(html) }]]);
  return parsePdf(await tools.browser.withPage((tab) => print(tab, served, "/", tools)));
}

/** Prints the running deck in reveal.js's own print view; for slides that a script draws. */
async function printLive(rendered: RenderedDeck, tools: ExportTools): Promise<Printed> {
  const html = renderDeckPage(rendered, tools.templates, tools);
  const served = new Map<string, ServedFile>([["?view=print", { type: "text/html", bytes: Buffer.from(html) }]]);
  const bytes = await tools.browser.withPage((tab) => print(tab, served, "/?view=print", tools, true));
  return { pdf: parsePdf(bytes), pages: rendered.columns.flat() };
}

async function print(
  { page, origin, serveOnly }: Tab,
  served: ReadonlyMap<string, ServedFile>,
  path: string,
  tools: ExportTools,
  live = false,
): Promise<Uint8Array> {
  const refused = serveOnly(served);
  await page.goto(origin + path, { waitUntil: "load", timeout: 120_000 });
  if (live) await page.waitForSelector("html[data-ready=true]", { timeout: 60_000 });
  const bytes = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: false,
    timeout: 300_000,
  });
  for (const url of refused)
    if (!url.endsWith("/favicon.ico")) tools.notice(`the print page asked for ${url}; refused`);
  return bytes;
}

/** Parts with their slides below them; slides outside a part stand at the top. A slide's steps share its entry. */
function bookmarksOf(pages: readonly RenderedSlide[]): Bookmark[] {
  const top: (Bookmark & { children: Bookmark[] })[] = [];
  let open: { title: string; children: Bookmark[] } | undefined;
  for (const [page, rendered] of pages.entries()) {
    if (pages[page - 1] === rendered) continue;
    const { slide, part } = rendered;
    const title = slide.title || `Slide ${page + 1}`;
    if (part.title === "") {
      open = undefined;
      top.push({ title, page, children: [] });
    } else if (slide.generated?.kind === "part" || open?.title !== part.title) {
      const bookmark = { title: part.title, page, children: [] as Bookmark[] };
      open = bookmark;
      top.push(bookmark);
      if (slide.generated?.kind !== "part") bookmark.children.push({ title, page, children: [] });
    } else {
      open.children.push({ title, page, children: [] });
    }
  }
  return top;
}
