import { type FieldsShape, fields, many } from "../values/shape.js";

/** Numbers of sources with their addresses. */
export const links = many(fields({ number: "number", href: "text" }));
/** Names of sources with their addresses. */
export const sourceNames = fields({
  shown: many(fields({ name: "text", href: "text" })),
  more: "number",
  href: "text",
});
/** What there is to choose from, as a list. */
export const choices = many(fields({ letter: "text", text: "HTML", classes: "text" }));
/** Sections as lists of contents name them. */
const sections = many(fields({ number: "text", title: "text", href: "text" }));
/** The sources of a deck by project. */
export const sourceGroups = many(
  fields({
    title: "text",
    repository: "text",
    revision: "text",
    href: "text",
    entries: many(
      fields({ number: "number", places: many(fields({ links: many(fields({ text: "text", href: "text" })) })) }),
    ),
  }),
);

/** The opener of a part. */
export const opener = fields({
  number: "number",
  title: "text",
  word: "number",
  code: "text",
  minutes: "number",
  sections,
  type: "text",
  columns: "number",
});

/** Where the day stands, on a break. */
export const course = {
  shape: many(fields({ number: "number", title: "text", share: "number", done: "number", isHere: "yes/no" })),
  about: "on a break: the parts of the deck, their share of its minutes and how much of each is done, in per cent",
};

/** The day of an agenda. */
export const day = {
  shape: fields({
    stretches: many(fields({ kind: "text", number: "number", share: "number", clock: "text", isHere: "yes/no" })),
    end: "text",
  }),
  about:
    "on an agenda of a deck that says `agenda: day`: the stretches of the day, `part`, `break` or `rest`, with their share of it in per cent, and clock times where these have room",
};

/** What slides list that the compiler makes. */
export const entries = many(
  fields({
    number: "number",
    title: "text",
    minutes: "number",
    href: "text",
    sections,
    from: "number",
    share: "number",
    clock: "text",
    breaks: many(fields({ title: "text", minutes: "number", clock: "text" })),
    isHere: "yes/no",
    terms: many(fields({ name: "text", text: "text", numbers: links })),
    groups: sourceGroups,
  }),
);

/** What a brand file says. */
export const brand = fields({
  name: "text",
  short: "text",
  entity: "text",
  logo: "text",
  logos: many(fields({ src: "text", alt: "text", ground: "text" })),
  cover: fields({ picture: "text", pattern: "text" }),
  footer: "text",
  confidential: "text",
  legal: "text",
});

/** What the gallery says of a brand. */
export const brandOfDecks = fields({
  name: "text",
  accent: "text",
  logo: "text",
  alt: "text",
  ground: "text",
  footer: "text",
  confidential: "text",
});

/** A deck in the gallery. */
export const deckOnShelf = fields({
  name: "text",
  title: "text",
  subtitle: "text",
  variant: "text",
  language: "text",
  direction: "text",
  slides: "number",
  minutes: "number",
  preview: "text",
  href: "text",
  look: "text",
  titleSize: "number",
  brand: brandOfDecks,
  files: many(fields({ format: "text", label: "text", href: "text", size: "text" })),
});

/** Something that is wrong, as a line of a server's start page. */
export const listedProblem = fields({ severity: "text", place: "text", message: "text" });

/** What the start page of a server says of a deck. */
export const cardOfDeck = fields({
  id: "text",
  title: "text",
  subtitle: "text",
  language: "text",
  direction: "text",
  slides: "number",
  minutes: "number",
  slot: "number",
  over: "number",
  width: "number",
  height: "number",
  thumb: "text",
  state: "text",
  tags: many("text"),
  href: "text",
  presenter: "text",
  errors: "number",
  warnings: "number",
  problems: many(listedProblem),
  more: "number",
});

/** A slide in a document on paper. */
export const paperSlide = {
  id: "text",
  number: "number",
  title: "text",
  part: "text",
  minutes: "number",
  picture: "HTML",
  worksheet: "HTML",
  notes: "HTML",
  reader: "HTML",
  prose: "HTML",
  answer: "HTML",
  sources: many(fields({ number: "number", title: "text", place: "text", href: "text" })),
} as const satisfies FieldsShape["fields"];

/** A slide in a book; its figure shows no more of it than what there is to see. */
export const bookSlide = {
  ...paperSlide,
  page: "text",
  isWords: "yes/no",
  said: "HTML",
  crop: fields({ top: "number", height: "number" }),
} as const satisfies FieldsShape["fields"];
