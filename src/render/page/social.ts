import type { DeckInfo } from "../../model/deck.js";

/** The size of a card in pixels: that of the examples of Open Graph. */
export const cardSize = { width: 1200, height: 630 };

export const cardFile = (deck: string): string => `${deck}-card.png`;

/**
 * What a page tells sites that show links to it: its own address and that of its card, "" for what is not known. Sites take
 * whole addresses only, so there is neither without the address at which the deck is published.
 * @param formats those in which the deck is made
 */
export function socialAddresses({ name, url }: Pick<DeckInfo, "name" | "url">, formats: readonly string[]) {
  if (url === "") return { url: "", card: "" };
  const beside = (file: string) => new URL(encodeURIComponent(file), url).href;
  return {
    url: url.endsWith("/") ? beside(`${name}.html`) : url,
    card: formats.includes("card") ? beside(cardFile(name)) : "",
  };
}
