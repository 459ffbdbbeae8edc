import type { Entity, FactRegistry, Label } from "../model/fact.js";
import { splitReference } from "../source/home.js";
import { fallbacksOf } from "../words/words.js";
import { plainLabel } from "./design/templates.js";

/** How an attribute of the registry is called in a language; without a label, by its name, in the spelling of its words. */
export const labelOf = (name: string, language: string, { labels, entities }: FactRegistry): string =>
  labelIn(language, labels.get(name)) ?? spelled(plainLabel(splitReference(name)?.name ?? name), entities);

/** A label in a language, or in one that it falls back to. */
const labelIn = (language: string, label: Label | undefined) =>
  fallbacksOf(language).flatMap((tag) => label?.[tag] ?? [])[0];

/** A label with its abbreviations in capitals, as the registry's names and summaries write them: nobody writes “Oci”. */
function spelled(label: string, entities: FactRegistry["entities"]): string {
  const said = [...entities.values()].flatMap(abbreviationsIn);
  const known = new Map(said.map((abbreviation) => [abbreviation.toLowerCase(), abbreviation]));
  return label.replace(/[\p{L}\p{N}]+/gu, (word) => known.get(word.toLowerCase()) ?? word);
}

const abbreviationsIn = ({ name, summary }: Entity) =>
  `${name} ${summary}`.match(/(?<![\p{L}\p{N}-])\p{Lu}[\p{Lu}\p{N}]+(?![\p{L}\p{N}])/gu) ?? [];
