import { openCamera } from "../../browser/camera.js";
import { brandContext } from "../../render/design/brand-context.js";
import { createPageFiles, type PrintFiles } from "../../render/page/page-files.js";
import { renderPaper } from "../../render/page/paper.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { bylineOf } from "../byline.js";
import type { ExportTools } from "../formats/exporter.js";
import { openPrintPage } from "../pdf/print.js";
import { pagePicture } from "../pictures.js";

/** Pixels of a cover: the shape in which shops and shelves show books. */
const coverSize = { width: 1200, height: 1600 };

/** The picture of the book's cover (PNG). */
export async function takeCover(rendered: RenderedDeck, tools: ExportTools): Promise<Uint8Array> {
  const { title, subtitle, speaker } = rendered.deck.info;
  const files = createPageFiles();
  const [sheet] = await renderPaper(rendered, tools.templates, files, {
    template: "cover",
    context: {
      title,
      subtitle,
      speaker: speaker.name,
      by: bylineOf(rendered, "elsewhere"),
      brand: brandContext(rendered.brand),
    },
    size: "A4",
    orientation: "portrait",
    binding: "sheets",
    lines: { start: "", end: "", foot: "", last: "" },
    sections: [],
    watermark: tools.options.watermark,
  });
  if (!sheet) throw new Error("there is no cover");
  const page = sheet(1);
  return pagePicture(page, ["cover"], tools, (heard) => takePicture(page, heard));
}

function takePicture(page: PrintFiles, tools: ExportTools): Promise<Uint8Array> {
  return tools.browser.withPage("pictures", async (tab) => {
    const done = await openPrintPage(tab, page, tools, { media: "print" });
    await tab.page.setViewport(coverSize);
    const picture = await openCamera(tab)({ x: 0, y: 0, ...coverSize, scale: 1 });
    done();
    return picture;
  });
}
