import { openCamera } from "../../browser/camera.js";
import { renderCardPage } from "../../render/page/card-page.js";
import type { PrintFiles } from "../../render/page/page-files.js";
import { cardFile, cardSize } from "../../render/page/social.js";
import { openPrintPage } from "../pdf/print.js";
import { pagePicture } from "../pictures.js";
import type { Exporter, ExportTools } from "./exporter.js";

/** The card that sites show for a link to the deck, in the type of its theme. */
export const exporter: Exporter = {
  format: "card",
  async run(rendered, tools) {
    const page = await renderCardPage(rendered, tools.templates, tools.player, tools.options.watermark);
    const bytes = await pagePicture(page, ["card"], tools, (heard) => takePicture(page, heard));
    return [{ format: "card", fileName: cardFile(rendered.deck.info.name), bytes }];
  },
};

function takePicture(page: PrintFiles, tools: ExportTools): Promise<Uint8Array> {
  return tools.browser.withPage("pictures", async (tab) => {
    const done = await openPrintPage(tab, page, tools);
    await tab.page.setViewport(cardSize);
    const picture = await openCamera(tab)({ x: 0, y: 0, ...cardSize, scale: 1 });
    done();
    return picture;
  });
}
