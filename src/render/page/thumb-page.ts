import { createHash } from "node:crypto";
import { isWorksheet } from "../../model/outline.js";
import type { Templates } from "../design/templates.js";
import { asHtml } from "../html/html.js";
import type { RenderedDeck, RenderedSlide } from "../rendered.js";
import type { PlayerFiles } from "./deck-page.js";
import type { SentPage } from "./decks-page.js";
import { createInnerFiles, createPageFiles } from "./page-files.js";
import { thumbPolicy } from "./policy.js";
import { type PrintOptions, type PrintPage, renderPrintPages } from "./print-page.js";
import { printStaticSection } from "./slides.js";

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

/** The same as long as a picture of the first slide would be; "" for a deck without slides. */
export function thumbKey(rendered: RenderedDeck): string {
  const first = firstOf(rendered);
  if (!first) return "";
  const { assets, styles, size, theme } = rendered;
  const section = printStaticSection(first.tree, { assets, address: ({ name }) => name, links: "page", ids: "kept" });
  const decisive = [section, theme.name, `${size.width} ${size.height}`, ...styles];
  return createHash("sha256").update(decisive.join("\n")).digest("base64url").slice(0, 16);
}

const firstOf = ({ columns }: RenderedDeck): RenderedSlide | undefined =>
  columns.flat().find(({ slide }) => !isWorksheet(slide));

async function firstSlide(
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
  options: Pick<PrintOptions, "watermark" | "files">,
): Promise<PrintPage | undefined> {
  const first = firstOf(rendered);
  if (!first) return undefined;
  const own = { ...options, steps: false, pageSize: undefined, styles: [still] };
  const [page] = await renderPrintPages({ ...rendered, columns: [[first]] }, templates, player, own);
  return page;
}
