import type { Brand } from "../../model/brand.js";
import type { Deck } from "../../model/deck.js";
import { minutesOf, slidesOf } from "../../model/outline.js";
import type { Words } from "../../words/words.js";
import { brandContext } from "./brand-context.js";

/** What templates are told of a deck. */
export function deckContext({ info, parts }: Deck, brand: Brand | undefined, words: Words) {
  return {
    name: info.name,
    title: info.title,
    subtitle: info.subtitle,
    speaker: info.speaker,
    event: info.event,
    dateText: words.date(info.date),
    lang: info.language,
    minutes: info.minutes ?? (minutesOf(slidesOf(parts)) || undefined),
    brand: brandContext(brand),
    options: info.themeOptions,
  };
}
