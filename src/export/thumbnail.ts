import { openCamera } from "../browser/camera.js";
import type { PrintPage } from "../render/page/print-page.js";
import { renderThumbFiles } from "../render/page/thumb-page.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { ExportTools } from "./formats/exporter.js";
import type { KeptThumbnails } from "./kept-thumbnails.js";
import { openPrintPage } from "./pdf/print.js";

/** Pixels across a thumbnail: twice what it takes in the gallery at most, for dense screens; less where that is too much to carry. */
const widths = [960, 720, 480, 320];

/** As many bytes a thumbnail has at most; the smallest one may have more. */
const mostBytes = 40_000;

/** A picture of a deck's first slide for the gallery, as a `data:` URL; undefined for a deck that shows none. */
export async function takeThumbnail(
  rendered: RenderedDeck,
  tools: ExportTools,
  kept: KeptThumbnails,
): Promise<string | undefined> {
  const page = await renderThumbFiles(rendered, tools.templates, tools.player, tools.options.watermark);
  if (!page) return undefined;
  return kept.of(page, rendered.size, () => photograph(page, rendered.size, tools));
}

/** A picture of a page of this size, as a `data:` URL. */
function photograph(page: PrintPage, { width, height }: RenderedDeck["size"], tools: ExportTools): Promise<string> {
  return tools.browser.withPage("pictures", async (tab) => {
    const done = await openPrintPage(tab, page, tools);
    await tab.page.setViewport({ width, height });
    const takePicture = openCamera(tab);
    let picture: Uint8Array = Buffer.alloc(0);
    for (const across of widths) {
      picture = await takePicture({ x: 0, y: 0, width, height, scale: across / width }, "webp");
      if (picture.length <= mostBytes) break;
    }
    done();
    return `data:image/webp;base64,${Buffer.from(picture).toString("base64")}`;
  });
}
