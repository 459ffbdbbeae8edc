import { directionOf } from "../../words/words.js";
import { deckContext } from "../design/deck-context.js";
import { inLayer, layerOrder } from "../design/layers.js";
import type { Templates } from "../design/templates.js";
import { charactersOf, fontStyles } from "../fonts/page-fonts.js";
import { styleText } from "../html/css.js";
import { asHtml, forTemplate } from "../html/html.js";
import type { RenderedDeck } from "../rendered.js";
import type { PlayerFiles } from "./deck-page.js";
import { finishPage } from "./own-page.js";
import { createPageFiles, type PrintFiles } from "./page-files.js";
import { printPolicy } from "./policy.js";
import { watermarkLayer } from "./sheet.js";
import { cardSize } from "./social.js";
import { titleSize } from "./title-size.js";

/** Pixels beside and above the title, and what the other words need at most. */
const room = { side: 64, top: 64, logo: 68, subtitle: 96, who: 156 };

/** The widths that words have, by what stands beside them; see card.css. */
const widths = { whole: cardSize.width - 2 * room.side, side: 840, art: 620 };

const sizes = { most: 108, least: 36 };

/** The page of which the social card is a picture; no script runs there. */
export async function renderCardPage(
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
  watermark: string,
): Promise<PrintFiles> {
  const { deck, brand, words, theme } = rendered;
  const files = createPageFiles();
  const context = {
    deck: deckContext(deck, brand, words),
    direction: directionOf(deck.info.language),
    watermark: forTemplate(watermarkLayer(watermark)),
  };
  const styles = [
    player.printStyles,
    ...rendered.styles,
    inLayer("top", `${geometry(rendered)}\n${templates.sheet("card")}`),
  ];
  const text = charactersOf(templates.render("card", { ...context, styles: "" }));
  const fonts = await fontStyles({ ...rendered, theme }, { characters: text, besides: [] }, files.font);
  const printed = templates.render("card", {
    ...context,
    styles: forTemplate(styleText([layerOrder, ...styles, fonts].join("\n"))),
  });
  const html = finishPage(printed, ["card"], templates, { scripts: [] });
  return { html: asHtml(html), policy: printPolicy(html), files: files.all };
}

/** The size of the card, and those of its title beside whatever a theme or a brand draws. */
function geometry({ deck: { info }, brand, theme }: RenderedDeck): string {
  const above = room.top + (brand && brand.logos.length > 0 ? room.logo : 0);
  const height = cardSize.height - above - room.who - (info.subtitle === "" ? 0 : room.subtitle);
  // Most of reveal.js's themes set titles in capital letters.
  const title = theme.isReveal ? info.title.toUpperCase() : info.title;
  const sized = Object.entries(widths).map(
    ([name, width]) => `--title-${name}:${titleSize(title, { width, height, ...sizes })}px;--words-${name}:${width}px`,
  );
  // Slides of reveal.js's themes are centred.
  const align = theme.isReveal ? "--card-align:center;" : "";
  const lines = Math.floor(height / (sizes.least * 1.06));
  const slide = `--slide-width:${cardSize.width}px;--slide-height:${cardSize.height}px`;
  return `:root{${slide};--card-side:${room.side}px;--card-top:${above}px;--card-height:${cardSize.height - above - room.who}px;--card-lines:${lines};${align}${sized.join(";")}}`;
}
