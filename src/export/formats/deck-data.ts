import * as v from "valibot";

const described = <T extends v.GenericSchema>(schema: T, text: string) => v.pipe(schema, v.description(text));

const slideSchema = v.strictObject({
  number: described(v.optional(v.number()), "Position on stage, from 1; absent for what is for paper alone"),
  id: described(v.string(), "Unique in the deck; the deck's address of the slide is #/id"),
  title: v.string(),
  part: described(v.string(), "Title of its part; empty outside of parts"),
  layout: v.string(),
  kind: described(
    v.picklist(["written", "cover", "agenda", "part", "end", "glossary", "sources"]),
    "written by the author, or made by the compiler",
  ),
  minutes: described(v.number(), "Planned; 0 where nothing is planned"),
  priority: v.picklist(["must", "should", "could"]),
  tags: v.array(v.string()),
  markdown: described(v.string(), "Heading and content as GitHub Flavored Markdown, with [^n] for source n"),
  notes: described(v.string(), "Speaker notes as Markdown; empty without"),
  reader: described(v.string(), "Text for those who read, as Markdown; empty without"),
  alternatives: described(
    v.array(v.string()),
    "What its pictures, diagrams and drawings say to those who do not see them, captions included",
  ),
  sources: described(v.array(v.number()), "Numbers of the sources that it cites"),
  file: described(v.optional(v.string()), "The Markdown file of a written slide, relative to the project"),
  line: described(v.optional(v.number()), "The line on which it begins, from 1"),
});

/** The JSON form of a deck. */
export const deckDataSchema = v.strictObject({
  $schema: v.string(),
  name: v.string(),
  title: v.string(),
  subtitle: v.string(),
  speaker: v.strictObject({ name: v.string(), role: v.string(), contact: v.string() }),
  event: v.string(),
  date: described(v.string(), "ISO 8601, or empty"),
  language: described(v.string(), "BCP 47"),
  minutes: described(v.number(), "Sum of the planned minutes"),
  size: described(v.strictObject({ width: v.number(), height: v.number() }), "Canvas in CSS pixels"),
  brand: described(
    v.optional(v.strictObject({ name: v.string(), footer: v.string(), confidential: v.string(), legal: v.string() })),
    "What its brand says in words; absent without one",
  ),
  slides: v.array(slideSchema),
  sources: v.array(
    v.strictObject({
      number: described(v.number(), "As in the slides' sources and in [^n] of their Markdown"),
      id: v.string(),
      title: v.string(),
      addresses: described(v.array(v.string()), "Of the places that have one"),
      places: described(
        v.array(v.strictObject({ text: v.string(), address: v.string() })),
        "Each place in words, with file, lines and revision, and its address; empty without one",
      ),
    }),
  ),
  terms: v.array(v.strictObject({ term: v.string(), text: v.string() })),
});

export type DeckData = v.InferOutput<typeof deckDataSchema>;
export type SlideData = v.InferOutput<typeof slideSchema>;
