import { componentsOf } from "../content/check-templates.js";
import type { Deck } from "../model/deck.js";
import { type Entity, type FactRegistry, mainValue } from "../model/fact.js";
import { slidesOf } from "../model/outline.js";
import type { Words } from "../words/words.js";
import { labelOf } from "./labels.js";

/** All that the registry says of a system, as its attributes are called and written in the deck's language. */
export interface FactSheet {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

/** What a fact sheet is written with. */
export interface SheetTools {
  readonly facts: () => FactRegistry;
  readonly templates: { readonly words: Words };
}

/** The systems of which cards on slides show some attributes only, in the order of the slides, each once. */
export function factSheetsOf(deck: Deck, tools: SheetTools): FactSheet[] {
  const cards = slidesOf(deck.parts)
    .flatMap(({ body }) => componentsOf(body))
    .filter(({ name, attributes }) => name === "card" && attributes.values.has("rows"));
  const ids = new Set(cards.flatMap(({ attributes }) => attributes.values.get("fact") ?? []));
  return [...ids].flatMap((id) => {
    const entity = tools.facts().entities.get(id);
    return entity ? [sheetOf(entity, deck.info.language, tools)] : [];
  });
}

function sheetOf({ id, name, summary, attributes }: Entity, language: string, tools: SheetTools): FactSheet {
  const { words } = tools.templates;
  const rows = Object.entries(attributes).flatMap(([key, attribute]) => {
    const value = attributeText(attribute, words);
    return value === undefined ? [] : [{ label: labelOf(key, language, tools.facts()), value }];
  });
  return { id, name, summary, rows };
}

/** An attribute as readers see it; undefined where it says nothing. */
export const attributeText = (attribute: unknown, words: Words): string | undefined =>
  typeof attribute === "boolean" ? words.say(attribute ? "yes" : "no") : mainValue(attribute);
