import { renderDeckPage } from "../../render/page/deck-page.js";
import { withEditData } from "../../render/page/edit-links.js";
import type { Exporter } from "./exporter.js";

/** The live deck as one self-contained HTML file. */
export const exporter: Exporter = {
  format: "html",
  async run(rendered, tools) {
    const edits = await tools.edits.of(rendered.deck, tools.notice);
    const page = await renderDeckPage(withEditData(rendered, edits), tools.templates, tools);
    const fileName = `${rendered.deck.info.name}.html`;
    return [{ format: "html", fileName, bytes: Buffer.from(page) }];
  },
};
