import { composeDeck } from "../content/compose.js";
import type { DeckChoices } from "../content/deck-info.js";
import type { LoadedDeck } from "../content/load-deck.js";
import { shownKey } from "../content/shown-parts.js";
import { numberedAs } from "../content/stage-numbers.js";
import { Ledger } from "../ledger/ledger.js";
import type { Deck } from "../model/deck.js";
import { offStage } from "../model/outline.js";
import type { RenderTools } from "../render/render-tools.js";
import { foldersFrom } from "../source/folder.js";

/** What composing needs besides the sections. */
interface ComposeTools extends Pick<RenderTools, "templates" | "facts" | "reader" | "brand" | "size"> {
  readonly choices: DeckChoices;
  /** Minutes that slides took in rehearsals, by their ids. */
  readonly rehearsed: ReadonlyMap<string, number>;
}

/** Composes the deck of a group of formats, which show the same slides; its slides have the numbers of the stage. */
export function compose(loaded: LoadedDeck, formats: readonly string[], tools: ComposeTools): Deck {
  const { variant, skipped } = tools.choices;
  const all = variant ? [variant] : [];
  const active = new Set([...formats, ...all, ...(skipped ? [offStage] : [])]);
  const onStage = new Set(["html", ...all]);
  const deck = composeFor(active, loaded, tools);
  if (shownKey(loaded.parts, active) === shownKey(loaded.parts, onStage)) return deck;
  // What is wrong on the stage is said where that is made; what it was made of decides about the numbers here.
  const aside = new Ledger();
  const stage = composeFor(onStage, loaded, { ...tools, reader: tools.reader.for(aside) });
  for (const inquiry of aside.inquiries()) tools.reader.ledger.asked(inquiry);
  return numberedAs(deck, stage);
}

function composeFor(active: ReadonlySet<string>, loaded: LoadedDeck, tools: ComposeTools): Deck {
  const { choices, rehearsed, templates, facts, reader, brand, size } = tools;
  return composeDeck(loaded, {
    templates: templates.catalogue,
    words: templates.words,
    facts,
    include(reference, span) {
      const file = reader.find(reference, foldersFrom(span.file.path), span);
      return file && reader.read(file);
    },
    active,
    slot: choices.minutes,
    rehearsed,
    ledger: reader.ledger,
    reader,
    closing: brand?.closing,
    size,
  });
}
