import { LatePage, LeftPage } from "../../browser/page-errors.js";
import { lookAtPrinted } from "../../browser/printed.js";
import type { Room, Tab } from "../../browser/tabs.js";
import { waitForFonts } from "../../browser/world.js";
import type { Deck } from "../../model/deck.js";
import { slideLabels } from "../../model/slide-labels.js";
import type { Review } from "../../records/built-deck.js";
import { groundOfTheme } from "../../render/design/brand-look.js";
import { plainText } from "../../render/html/plain-text.js";
import { policyOf, renderDeckPage } from "../../render/page/deck-page.js";
import { withEditLinks } from "../../render/page/edit-links.js";
import { renderPrintPages } from "../../render/page/print-page.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";
import { InputError, problem } from "../../report/problem.js";
import type { Words } from "../../words/words.js";
import { addNotes } from "../pdf/annotations.js";
import { type PdfFile, parsePdf } from "../pdf/file.js";
import { finishPdf, prepareParts } from "../pdf/finish.js";
import { mergePdfs } from "../pdf/merge.js";
import type { Bookmark } from "../pdf/outline.js";
import { openRoom, printIn, printSlides } from "../pdf/print.js";
import { reviewPages } from "../review.js";
import type { Exporter, ExportTools } from "./exporter.js";

/** What Chromium printed, and the slide of each page. */
interface Printed {
  readonly pdf: PdfFile;
  readonly pages: readonly RenderedSlide[];
  /** What a look at the pages will have found. */
  readonly review?: Promise<Review | "unknown"> | undefined;
}

/** The deck as a PDF, one slide a page, printed from a static page (or, with `print: live`, from the deck). */
export const exporter: Exporter = {
  format: "pdf",
  async run(compiled, tools) {
    const edits = await tools.edits.of(compiled.deck, tools.notice);
    const rendered = onItsGround(withEditLinks(compiled, edits, tools.templates), tools);
    const isLive = rendered.deck.info.print === "live";
    const printed = isLive ? await printLive(rendered, tools) : await printStatic(rendered, tools);
    const { pdf } = printed;
    if (tools.options.pdfNotes) {
      const author = rendered.deck.info.speaker.name || rendered.words.say("paper.speaker");
      addNotes(pdf, notesOf(printed.pages), author);
    }
    const fileName = `${rendered.deck.info.name}.pdf`;
    const { pages } = printed;
    const bytes = await finishPdf(pdf, {
      info: rendered.deck.info,
      environment: tools.environment,
      bookmarks: bookmarksOf(pages, rendered.words),
      labels: labelsOf(pages, rendered.deck),
    });
    const review = await printed.review;
    if (review === "unknown") tools.notice("its printed pages could not be looked at; `quarterdeck check` looks again");
    const artifact = { format: "pdf", fileName, bytes, pages: pages.length };
    return [{ ...artifact, ...(review ? { review } : {}) }];
  },
};

/** Formats of those who print; they have the colours of paper. */
const onSheets: readonly string[] = ["handout", "notes", "book"];

/** As the deck looks on screen, or on paper where that is asked for; who prints a dark one can do so with less ink. */
function onItsGround(rendered: RenderedDeck, { options, formats, onPaper, notice }: ExportTools): RenderedDeck {
  if (options.onPaper) return onPaper(rendered);
  const isForPrinter = options.pageSize !== undefined || formats.some((format) => onSheets.includes(format));
  const { theme } = rendered;
  if (!isForPrinter || theme.paper === "" || groundOfTheme(theme) !== "dark") return rendered;
  if (groundOfTheme(onPaper(rendered).theme) === "light")
    notice("its PDF is dark, as its slides are; for a printer, --paper makes it in the light colours of its handout");
  return rendered;
}

async function printStatic(rendered: RenderedDeck, tools: ExportTools): Promise<Printed> {
  const options = { ...tools.options, questionsFirst: true, laidOut: "on paper" } as const;
  const parts = await renderPrintPages(rendered, tools.templates, tools.player, options);
  // On sheets of paper slides are scaled, and nothing is where a slide has it.
  const reviewer = tools.options.pageSize === undefined ? tools.reviewer : undefined;
  const printing = parts.map((part) => {
    const look = reviewer && (() => lookAtPrinted(part, rendered, tools.measures));
    return printSlides(part, rendered.size, tools, look);
  });
  const pages = parts.flatMap((part) => part.pages);
  const looked = Promise.all(printing.map(({ slides }) => slides));
  const review = reviewer && looked.then((laidOut) => reviewPages(rendered, pages, laidOut, reviewer));
  const [first, ...rest] = await prepareParts(printing.map(({ pdf }) => pdf));
  if (!first) throw new Error("there is nothing to print");
  const pdf = mergePdfs(
    [first, ...rest],
    pages.map(({ slide }) => slide.id),
  );
  return { pdf, pages, review };
}

/**
 * Prints the running deck in reveal.js's own print view; for slides that a script draws. Its page gets the policy of the
 * deck, whatever its template holds.
 * @throws InputError when its scripts do not come to an end, or leave the page
 */
async function printLive(rendered: RenderedDeck, tools: ExportTools): Promise<Printed> {
  const html = await renderDeckPage(rendered, tools.templates, tools);
  const page = "?view=print";
  const files = new Map([[page, { type: "text/html", bytes: Buffer.from(html) }]]);
  const room: Room = { files, page, policy: policyOf(rendered, tools), scripts: "own" };
  const print = async (tab: Tab) => {
    const done = await openRoom(tab, room, tools);
    // Its scripts may take long, and need nothing of this process.
    tools.busy?.();
    await tab.page.waitForSelector("html[data-ready=true]", { timeout: 0 });
    await waitForFonts(tab);
    const bytes = await printIn(tab);
    done();
    return bytes;
  };
  try {
    const bytes = await tools.browser.withPage("live", print);
    await tools.browser.openings.none();
    return { pdf: parsePdf(bytes), pages: rendered.columns.flat() };
  } catch (cause) {
    const detail = whyNotLive(cause);
    if (detail === undefined) throw cause;
    const { name, printSpan: span } = rendered.deck.info;
    throw new InputError([problem("live-print", { name, detail }, { span })]);
  }
}

function whyNotLive(cause: unknown): string | undefined {
  if (cause instanceof LeftPage) return `a script wants to go to ${cause.address}`;
  return cause instanceof LatePage ? `its scripts are not done after ${cause.seconds} s` : undefined;
}

/** The slide's number; with a page per step also the step: 12.1, 12.2. */
function labelsOf(pages: readonly RenderedSlide[], deck: Deck): string[] {
  const counts = new Map<RenderedSlide, number>();
  for (const page of pages) counts.set(page, (counts.get(page) ?? 0) + 1);
  const slides = [...counts.keys()];
  const names = slideLabels(slides, deck);
  const labels = new Map(slides.map((slide, index) => [slide, names[index] ?? ""]));
  return pages.map((page, index) => {
    const label = labels.get(page) ?? "";
    return counts.get(page) === 1 ? label : `${label}.${index - pages.indexOf(page) + 1}`;
  });
}

/** Notes as plain text, on the first page of each slide. */
function notesOf(pages: readonly RenderedSlide[]): string[] {
  return pages.map((page, index) => (pages[index - 1] === page ? "" : plainText(page.tree.notes)));
}

/** Parts with their slides below them; slides outside a part stand at the top. A slide's steps share its entry. */
function bookmarksOf(pages: readonly RenderedSlide[], words: Words): Bookmark[] {
  const top: (Bookmark & { children: Bookmark[] })[] = [];
  let open: { title: string; children: Bookmark[] } | undefined;
  for (const [page, rendered] of pages.entries()) {
    if (pages[page - 1] === rendered) continue;
    const { slide, part } = rendered;
    const { id } = slide;
    const title = slide.title || words.say("slide", { number: page + 1 });
    if (part.title === "") {
      open = undefined;
      top.push({ title, id, page, children: [] });
    } else if (slide.generated?.kind === "part" || open?.title !== part.title) {
      const bookmark = { title: part.title, page, children: [] as Bookmark[] };
      open = bookmark;
      top.push(bookmark);
      if (slide.generated?.kind !== "part") bookmark.children.push({ title, id, page, children: [] });
    } else {
      open.children.push({ title, id, page, children: [] });
    }
  }
  return top;
}
