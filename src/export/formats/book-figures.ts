import { measureFigures } from "../../browser/printed.js";
import type { Filling } from "../../check/rect.js";
import { brandContext } from "../../render/design/brand-context.js";
import { createPageFiles, type PageFiles } from "../../render/page/page-files.js";
import { type PaperSlide, paperSlides, renderPaper } from "../../render/page/paper.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { openPrintPage } from "../pdf/print.js";
import type { ExportTools } from "./exporter.js";

/** Pixels of a slide that stay free above and below what a figure shows. */
const margin = 32;

/** The part of a slide that its figure shows, in whole pixels of the slide. */
export interface Crop {
  readonly top: number;
  readonly height: number;
}

/**
 * What of each slide a figure has to show, by the slide's id: from the first thing that can be seen to the last one, and as
 * much around them at all edges. Slides are laid out at their whole height for that, so that nothing on them moves.
 */
export async function figureCrops(rendered: RenderedDeck, tools: ExportTools): Promise<ReadonlyMap<string, Crop>> {
  const files = createPageFiles();
  const figures = paperSlides(rendered, files, "elsewhere").filter(isFigure);
  const middle = Math.ceil(figures.length / 2);
  // Two tabs are busy at the same time, each with half of the slides to lay out.
  const halves = [figures.slice(0, middle), figures.slice(middle)];
  const extents = await Promise.all(halves.map((half) => extentsOf(half, rendered, files, tools)));
  const found = extents.flat();
  return new Map(
    figures.flatMap(({ id }, index): [string, Crop][] => {
      const extent = found[index];
      return extent ? [[id, cropOf(extent)]] : [];
    }),
  );
}

/** Where the content of each of these slides begins and ends. */
async function extentsOf(
  slides: readonly PaperSlide[],
  rendered: RenderedDeck,
  files: PageFiles,
  tools: ExportTools,
): Promise<readonly (Filling | undefined)[]> {
  const context = { scale: 1, brand: brandContext(undefined), chapters: [{ slides }] };
  const [sheets] = await renderPaper(rendered, tools.templates, files, {
    size: "A4",
    orientation: "portrait",
    binding: "book",
    lines: { start: "", end: "", foot: "", last: "" },
    sections: [],
    watermark: "",
    template: "book",
    context,
  });
  if (!sheets || slides.length === 0) return [];
  return tools.browser.withPage("print", async (tab) => {
    const done = await openPrintPage(tab, sheets(1), tools, "print");
    const measured = await measureFigures(tab);
    done();
    // A template of somebody's own may show other slides, or none.
    return measured.length === slides.length ? measured : slides.map(() => undefined);
  });
}

/** A slide whose content a book shows as a figure. */
const isFigure = ({ said, worksheet, slide }: PaperSlide) =>
  said === undefined && String(worksheet) === "" && slide.paper !== "stage";

function cropOf({ top, bottom, height }: Filling): Crop {
  const above = Math.max(0, Math.floor(top) - margin);
  return { top: above, height: Math.min(height, Math.ceil(bottom) + margin) - above };
}
