import { renderDeckPage } from "../../render/page/deck-page.js";
import type { Exporter } from "./exporter.js";

/** The live deck as one self-contained HTML file. */
export const exporter: Exporter = {
  format: "html",
  async run(rendered, tools) {
    const page = await renderDeckPage(rendered, tools.templates, tools);
    const fileName = `${rendered.deck.info.name}.html`;
    return [{ format: "html", fileName, bytes: Buffer.from(page) }];
  },
};
