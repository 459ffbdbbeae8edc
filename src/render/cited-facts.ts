import type { CitationMark, Deck, Slide } from "../model/deck.js";
import type { Entity, FactRegistry, FactSource } from "../model/fact.js";
import { slidesOf } from "../model/outline.js";
import { shortSourceText } from "../model/source-text.js";
import { attributeText, type SheetTools } from "./fact-sheets.js";
import { labelOf } from "./labels.js";

/** A fact that a slide cites, or a value that it shows, as the registry has it. */
export interface CitedFact {
  /** The project, specification or thing that it is about. */
  readonly subject: string;
  /** What of that: the title of the slide that says it first, or what the value is called; "" for a summary. */
  readonly topic: string;
  /** In the registry's own words. */
  readonly text: string;
  /** Where it was read first, in words; "" where no source is named. */
  readonly source: string;
  /** When that was read last, and when it was published, ISO 8601; "" where it is not known. */
  readonly checked: string;
  readonly published: string;
}

/** What slides cite, in their order, each once: claims, values that forms show, and what cards and tables are about. */
export function citedFactsOf(deck: Deck, tools: SheetTools): CitedFact[] {
  const found = new Map<string, CitedFact>();
  for (const slide of slidesOf(deck.parts))
    for (const mark of slide.citations) {
      const fact = found.has(mark.key) ? undefined : factOf(mark, slide, { deck, tools });
      if (fact) found.set(mark.key, fact);
    }
  return [...found.values()];
}

interface Telling {
  readonly deck: Deck;
  readonly tools: SheetTools;
}

function factOf(mark: CitationMark, slide: Slide, { deck, tools }: Telling): CitedFact | undefined {
  const registry = tools.facts();
  const fact = mark.entry === undefined ? registry.facts.get(mark.key) : undefined;
  if (fact) {
    const subject = registry.entities.get(fact.entity)?.name ?? fact.entity;
    return { subject, topic: slide.title, text: fact.claim, ...sourceOf(fact.sources, fact.checked) };
  }
  const entity = registry.entities.get(mark.entry ?? mark.key);
  if (!entity) return undefined;
  if (mark.entry !== undefined) return valueAt(entity, mark.key.slice(mark.entry.length + 1), { deck, tools });
  const sources = Object.values(entity.attributeSources).flat();
  return entity.summary === ""
    ? undefined
    : { subject: entity.name, topic: "", text: entity.summary, ...sourceOf(sources, checkedIn(entity, registry)) };
}

function valueAt(entity: Entity, name: string, { deck, tools }: Telling): CitedFact | undefined {
  const registry = tools.facts();
  const text = attributeText(entity.attributes[name], tools.templates.words);
  if (text === undefined) return undefined;
  const topic = labelOf(name, deck.info.language, registry);
  const source = sourceOf(entity.attributeSources[name] ?? [], checkedIn(entity, registry));
  return { subject: entity.name, topic, text, ...source };
}

/** The day on which the file of an entry was checked, as its facts know it. */
const checkedIn = ({ id }: Entity, { facts }: FactRegistry): string | undefined =>
  [...facts.values()].find(({ entity }) => entity === id)?.checked;

function sourceOf([first]: readonly FactSource[], checked: string | undefined) {
  const source = first ? shortSourceText(first) : "";
  return { source, checked: checked ?? "", published: first?.date ?? "" };
}
