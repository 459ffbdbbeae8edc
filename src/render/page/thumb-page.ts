import { isWorksheet } from "../../model/outline.js";
import type { Templates } from "../design/templates.js";
import { asHtml } from "../html/html.js";
import type { RenderedDeck } from "../rendered.js";
import type { PlayerFiles } from "./deck-page.js";
import type { SentPage } from "./decks-page.js";
import { createInnerFiles } from "./page-files.js";
import { thumbPolicy } from "./policy.js";
import { renderPrintPages } from "./print-page.js";

/** Nobody scrolls in a miniature. */
const still = "html{overflow:hidden}body{margin:0}";

/** The first slide of a deck as it is printed, as a page that holds all it needs; undefined for a deck without slides. */
export async function renderThumbPage(
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
): Promise<SentPage | undefined> {
  const first = rendered.columns.flat().find(({ slide }) => !isWorksheet(slide));
  if (!first) return undefined;
  const [page] = await renderPrintPages({ ...rendered, columns: [[first]] }, templates, player, {
    steps: false,
    watermark: "",
    pageSize: undefined,
    styles: [still],
    files: createInnerFiles,
  });
  return page && { html: page.html, policy: thumbPolicy(asHtml(page.html)) };
}
