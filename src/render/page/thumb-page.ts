import { isWorksheet } from "../../model/outline.js";
import type { Templates } from "../design/templates.js";
import { asHtml } from "../html/html.js";
import type { RenderedDeck } from "../rendered.js";
import type { PlayerFiles } from "./deck-page.js";
import type { SentPage } from "./decks-page.js";
import { createInnerFiles, createPageFiles } from "./page-files.js";
import { thumbPolicy } from "./policy.js";
import { type PrintOptions, type PrintPage, renderPrintPages } from "./print-page.js";

/** Nobody scrolls in a miniature. */
const still = "html{overflow:hidden}body{margin:0}";

/** The first slide of a deck as it is printed, as a page that holds all it needs; undefined for a deck without slides. */
export async function renderThumbPage(
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
): Promise<SentPage | undefined> {
  const page = await firstSlide(rendered, templates, player, { watermark: "", files: createInnerFiles });
  return page && { html: page.html, policy: thumbPolicy(asHtml(page.html)) };
}

/** The same as a page for the printer, with a watermark. */
export const renderThumbFiles = (
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
  watermark: string,
): Promise<PrintPage | undefined> => firstSlide(rendered, templates, player, { watermark, files: createPageFiles });

async function firstSlide(
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
  options: Pick<PrintOptions, "watermark" | "files">,
): Promise<PrintPage | undefined> {
  const first = rendered.columns.flat().find(({ slide }) => !isWorksheet(slide));
  if (!first) return undefined;
  const own = { ...options, steps: false, pageSize: undefined, styles: [still] };
  const [page] = await renderPrintPages({ ...rendered, columns: [[first]] }, templates, player, own);
  return page;
}
