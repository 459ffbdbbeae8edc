import type { FactRegistry, Label } from "../model/fact.js";
import { splitReference } from "../source/home.js";
import { fallbacksOf } from "../words/words.js";
import { plainLabel } from "./design/templates.js";

/** How an attribute of the registry is called in a language. */
export const labelOf = (name: string, language: string, { labels }: FactRegistry): string =>
  labelIn(language, labels.get(name)) ?? plainLabel(splitReference(name)?.name ?? name);

/** A label in a language, or in one that it falls back to. */
const labelIn = (language: string, label: Label | undefined) =>
  fallbacksOf(language).flatMap((tag) => label?.[tag] ?? [])[0];
