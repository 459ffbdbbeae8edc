import type { Slide } from "../../model/deck.js";
import { sourceAddress } from "../../model/fact.js";
import { minutesOf, slidesOf } from "../../model/outline.js";
import { sourceText } from "../../model/source-text.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";
import { referenceTo } from "../../source/home.js";
import { placeOf } from "../../source/text.js";
import { alternativesOf } from "./alternatives.js";
import type { DeckData, SlideData } from "./deck-data.js";
import type { Exporter } from "./exporter.js";
import { createMarkdownWriter, type MarkdownWriter } from "./markdown.js";

/** The deck's model as JSON, by the schema `schemas/deck.schema.json`. */
export const exporter: Exporter = {
  format: "json",
  run(rendered) {
    const { name } = rendered.deck.info;
    const bytes = Buffer.from(`${JSON.stringify(dataOf(rendered), null, 2)}\n`);
    return Promise.resolve([{ format: "json", fileName: `${name}.json`, bytes }]);
  },
};

function dataOf(rendered: RenderedDeck): DeckData {
  const { deck } = rendered;
  const { name, title, subtitle, speaker, event, date, language } = deck.info;
  const writer = createMarkdownWriter(rendered, { asset: ({ path }) => path });
  const numbers = new Map(deck.citations.map(({ key, number }) => [key, number]));
  const slides = rendered.columns
    .flat()
    .map((slide) => slideData(slide, deck.numbers.get(slide.slide.id), writer, numbers));
  return {
    $schema: "https://quarterdeck.dev/schemas/deck.schema.json",
    name,
    title,
    subtitle,
    speaker,
    event,
    date,
    language,
    minutes: minutesOf(slidesOf(deck.parts)),
    size: rendered.size,
    ...brandOf(rendered),
    slides,
    sources: deck.citations.map(({ number, key, title: of, sources }) => ({
      number,
      id: key,
      title: of,
      addresses: sources.map(sourceAddress).filter(Boolean),
      places: sources.map((source) => ({ text: sourceText(source, {}), address: sourceAddress(source) })),
    })),
    terms: deck.terms.map(({ name: term, text }) => ({ term, text })),
  };
}

/** What a brand says in words; nothing without one. */
function brandOf({ brand }: RenderedDeck): Pick<DeckData, "brand"> {
  if (!brand) return {};
  const { name, footer, confidential, legal } = brand;
  return { brand: { name, footer, confidential, legal } };
}

function slideData(
  rendered: RenderedSlide,
  number: number | undefined,
  writer: MarkdownWriter,
  numbers: ReadonlyMap<string, number>,
): SlideData {
  const { slide, part } = rendered;
  const keys = [...new Set(slide.citations.map(({ key }) => key))];
  return {
    ...(number === undefined ? {} : { number }),
    id: slide.id,
    title: slide.title,
    part: part.title,
    layout: slide.layout,
    kind: kindOf(slide),
    minutes: slide.minutes ?? 0,
    priority: slide.priority,
    tags: [...slide.tags],
    markdown: writer.slide(rendered, 2),
    notes: writer.notes(rendered),
    reader: writer.reader(rendered),
    alternatives: alternativesOf(rendered.tree),
    sources: keys.flatMap((key) => numbers.get(key) ?? []),
    ...(slide.generated
      ? {}
      : { file: referenceTo(slide.span.file.path), line: placeOf(slide.span.file, slide.span.start).line }),
  };
}

/** Who made a slide; the first one is called by what it is to readers. */
function kindOf({ generated }: Slide): SlideData["kind"] {
  return generated?.kind === "title" ? "cover" : (generated?.kind ?? "written");
}
