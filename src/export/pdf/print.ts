import type { Size } from "../../browser/measuring.js";
import type { BrowserOwner } from "../../browser/owner.js";
import { measurePrinted, type PrintedLook } from "../../browser/printed.js";
import type { Room, Tab } from "../../browser/tabs.js";
import { loadFonts, waitForFonts } from "../../browser/world.js";
import type { SlideMeasures } from "../../check/measures.js";
import type { PrintFiles } from "../../render/page/page-files.js";
import { type PdfFile, parsePdf } from "./file.js";

/** What printing needs of an exporter's tools. */
export interface PrintTools {
  readonly browser: BrowserOwner;
  readonly notice: (message: string) => void;
  /** Called when the browser has been told to print something, which takes it long. */
  readonly busy?: () => void;
}

/** How a page is opened. */
interface Opening {
  /** For which medium style sheets are read while it is open: that of the window, or paper even before it is printed. */
  readonly media?: "as it is" | "print";
  /** Which fonts are waited for: those that the screen shows, or all that the page declares. */
  readonly fonts?: "shown" | "declared";
}

/** A draft is not tagged: it is only read for its pages. */
export type PrintQuality = "draft" | "final";

/** Prints a page that holds everything already, and of which the screen shows nothing. */
export async function printStaticPage(
  page: PrintFiles,
  tools: PrintTools,
  quality: PrintQuality = "final",
): Promise<PdfFile> {
  const printed = await tools.browser.withPage("print", async (tab) => {
    const done = await openPrintPage(tab, page, tools, { fonts: "declared" });
    const [bytes] = await Promise.all([printIn(tab, quality), tellBusy(tools)]);
    done();
    return bytes;
  });
  await tools.browser.openings.none();
  return parsePdf(printed);
}

/** Lays a document out as for paper, but on no sheets, and reads something of it. */
export function readLaidOut<T>(page: PrintFiles, tools: PrintTools, read: (tab: Tab) => Promise<T>): Promise<T> {
  return tools.browser.withPage("measure", async (tab) => {
    const done = await openPrintPage(tab, page, tools, { media: "print" });
    const found = await read(tab);
    done();
    return found;
  });
}

/** What is printed, and its slides as they are laid out. */
export interface PrintedSlides {
  readonly pdf: Promise<PdfFile>;
  /** Earlier than the PDF where all is known; otherwise the browser measures while the PDF is worked on. Undefined where nobody could look. */
  readonly slides: Promise<readonly SlideMeasures[] | undefined>;
}

/**
 * Prints slides of this size, of which the screen shows nothing, and measures those afterwards that a look has not found known.
 * Whatever becomes of that, what is printed stays: neither a browser that dies meanwhile nor a deadline makes it print again.
 *
 * @param look begins to look at the slides while the browser prints them; undefined where nobody wants to know
 */
export function printSlides(
  page: PrintFiles,
  size: Size,
  tools: PrintTools,
  look: (() => PrintedLook) | undefined,
): PrintedSlides {
  let isPrinted = false;
  let give: (slides: readonly SlideMeasures[] | undefined) => void = () => undefined;
  const slides = new Promise<readonly SlideMeasures[] | undefined>((resolve) => {
    give = resolve;
  });
  const pdf = new Promise<PdfFile>((resolve, reject) => {
    const looking = tools.browser.withPage("print", async (tab) => {
      if (isPrinted) return undefined;
      const [done] = await Promise.all([
        openPrintPage(tab, page, tools, { fonts: "declared" }),
        tab.page.setViewport({ width: size.width, height: size.height }),
      ]);
      const [bytes, begun] = await Promise.all([printIn(tab), begin(look, give, tools)]);
      done();
      const handOver = () => {
        const parsed = parsePdf(bytes);
        isPrinted = true;
        resolve(parsed);
      };
      if (begun && !begun.all) return begun.complete(await measurePrinted(tab, begun.known, handOver));
      handOver();
      return begun?.all;
    });
    // Once the PDF is handed over, this comes too late to be heard.
    looking.catch(reject);
    looking.then(give, () => give(undefined));
  });
  const whenQuiet = async () => {
    const parsed = await pdf;
    await tools.browser.openings.none();
    return parsed;
  };
  return { pdf: whenQuiet(), slides };
}

/** Tells that the browser prints, as soon as it has been told to. */
async function tellBusy({ busy }: PrintTools): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  busy?.();
}

/** Begins a look when the browser has been told to print; gives all slides if they are known. One that fails is none. */
async function begin(
  look: (() => PrintedLook) | undefined,
  give: (slides: readonly SlideMeasures[]) => void,
  tools: PrintTools,
): Promise<PrintedLook | undefined> {
  await tellBusy(tools);
  try {
    const begun = look?.();
    if (begun?.all) give(begun.all);
    return begun;
  } catch {
    return undefined;
  }
}

/** Opens a page without scripts in a tab; returns what must be called when the work with it is done. */
export function openPrintPage(
  tab: Tab,
  { html, policy, files }: PrintFiles,
  tools: PrintTools,
  opening: Opening = {},
): Promise<() => void> {
  const page = { type: "text/html", bytes: Buffer.from(html) };
  return openRoom(tab, { files: new Map([...files, ["", page]]), page: "", policy, scripts: "off" }, tools, opening);
}

/** Opens a page in a tab and has told afterwards what was refused to it. */
export async function openRoom(
  tab: Tab,
  room: Room,
  { browser, notice }: PrintTools,
  opening: Opening = {},
): Promise<() => void> {
  const isOpen = browser.openings.begin();
  const refused = await fill(tab, room, opening).finally(isOpen);
  return () => {
    // Which one was refused first is chance.
    for (const url of [...refused].toSorted())
      if (!url.endsWith("/favicon.ico")) notice(`the print page asked for ${url}; refused`);
  };
}

/** Shows a page in a tab, and waits for its fonts. Gives the addresses that are refused from now on. */
async function fill(tab: Tab, room: Room, { media, fonts }: Opening): Promise<ReadonlySet<string>> {
  const medium = media === "print" ? media : undefined;
  // Another piece of work may have left the tab otherwise. The tab does one after the other what it is told.
  const [refused] = await Promise.all([tab.enter(room), tab.page.emulateMediaType(medium)]);
  // The first page of a tab, and the next one after a rest, gets another process, which knows nothing of the medium.
  const isSet = tab.page.emulateMediaType(medium);
  await Promise.all([isSet, fonts === "declared" ? loadFonts(tab) : waitForFonts(tab)]);
  return refused;
}

/** Prints what the tab shows, in the size that its style sheets give. The page's fonts are there, and it has a deadline as a whole. */
export async function printIn({ client }: Tab, quality: PrintQuality = "final"): Promise<Uint8Array> {
  const { stream } = await client.send("Page.printToPDF", {
    transferMode: "ReturnAsStream",
    preferCSSPageSize: true,
    printBackground: true,
    ...{ marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0 },
    generateTaggedPDF: quality === "final",
    generateDocumentOutline: false,
  });
  if (stream === undefined) throw new Error("the browser gives nothing to read of what it has printed");
  const chunks: Buffer[] = [];
  for (let isOver = false; !isOver; ) {
    const { data, base64Encoded, eof } = await client.send("IO.read", { handle: stream });
    chunks.push(Buffer.from(data, base64Encoded ? "base64" : "utf8"));
    isOver = eof;
  }
  // Nobody has to wait for that, and a browser that is ended meanwhile has forgotten it.
  client.send("IO.close", { handle: stream }).catch(() => undefined);
  return Buffer.concat(chunks);
}
