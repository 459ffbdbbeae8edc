import { directionOf } from "../../words/words.js";
import type { RenderedDeck } from "../rendered.js";

/** What every page of a deck says of it. */
export function pageContext(rendered: RenderedDeck) {
  const { info } = rendered.deck;
  return {
    deck: {
      title: info.title,
      description: info.description,
      author: info.speaker.name,
      keywords: info.keywords.join(", "),
      language: info.language,
      direction: directionOf(info.language),
    },
    width: rendered.size.width,
    height: rendered.size.height,
  };
}
