import { measureFigures } from "../../browser/printed.js";
import type { Filling } from "../../check/rect.js";
import { brandContext } from "../../render/design/brand-context.js";
import { createPageFiles } from "../../render/page/page-files.js";
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
  const page = await renderPaper(rendered, tools.templates, files, {
    size: "A4",
    orientation: "portrait",
    binding: "book",
    lines: { start: "", end: "", foot: "", last: "" },
    sections: [],
    watermark: "",
    template: "book",
    context: { scale: 1, brand: brandContext(undefined), chapters: [{ slides: figures }] },
  });
  const extents = await tools.browser.withPage("print", async (tab) => {
    const done = await openPrintPage(tab, page, tools, "print");
    const measured = await measureFigures(tab);
    done();
    return measured;
  });
  return new Map(
    figures.flatMap(({ id }, index): [string, Crop][] => {
      const extent = extents[index];
      return extent ? [[id, cropOf(extent)]] : [];
    }),
  );
}

/** A slide whose content a book shows as a figure. */
const isFigure = ({ said, worksheet, slide }: PaperSlide) =>
  said === undefined && String(worksheet) === "" && slide.paper !== "stage";

function cropOf({ top, bottom, height }: Filling): Crop {
  const above = Math.max(0, Math.floor(top) - margin);
  return { top: above, height: Math.min(height, Math.ceil(bottom) + margin) - above };
}
