import { type FieldsShape, fields, many, open } from "../values/shape.js";
import { type Names, told } from "./told-name.js";
import {
  bookSlide,
  brand,
  brandOfDecks,
  cardOfDeck,
  choices,
  course,
  day,
  deckOnShelf,
  entries,
  links,
  listedProblem,
  opener,
  paperSlide,
  sourceGroups,
  sourceNames,
} from "./told-shapes.js";
import { sheetsOfTrainings } from "./told-trainings.js";

/** What layouts and components are told about the slide. */
export const ofSlide = {
  id: told("text", "its id, unique in the deck"),
  number: told("number", "its position in the deck on stage, from 1; nothing for a slide that is for paper alone"),
  total: told("number", "how many slides the deck has"),
  titleText: told("text", "its title without markup"),
  minutes: told("number", "planned; 0 where nothing is planned"),
  kicker: told(fields({ number: "text", text: "text" }), "the line above the title; nothing where there is none"),
  leavesKicker: told(
    "yes/no",
    "whether slides of the deck have a line above their titles, so that one without leaves its room",
  ),
  course,
  sources: told(links, "the sources that it cites"),
  sourceNames: told(
    sourceNames,
    "the same by their names, as the foot shows them: the first, each once; how many others there are, and where those are listed",
  ),
} as const satisfies Names;

/** What layouts and components are told about the deck. */
export const ofDeck = {
  name: told("text", "its name, from its file's"),
  title: told("text", ""),
  subtitle: told("text", ""),
  speaker: told(fields({ name: "text", role: "text", contact: "text" }), ""),
  event: told("text", ""),
  dateText: told("text", "its date, in the form of its language"),
  lang: told("text", "its language, such as `en` or `de-AT` (BCP 47)"),
  minutes: told("number", "the talk's slot, or the sum of what is planned; nothing where neither is known"),
  brand: told(brand, "of the brand file; pictures as addresses for `src`, `logo` is the first of `logos`"),
  options: told(open(), "what the deck chooses of its theme's options"),
} as const satisfies Names;

/** What a layout is told besides about the slide that it frames. */
export const ofContent = {
  heading: told("HTML", "its first heading, as an element"),
  title: told("HTML", "what stands in that heading"),
  body: told("HTML", "everything but heading and notes"),
  slots: told({ each: "HTML" }, "the body, cut at `::break`; each also by the name that the layout's header gives it"),
  image: told(fields({ src: "text", alt: "text" }), "its first picture, where the header says `picture: first`"),
  attributes: told(open(), "the attributes that the layout's header declares"),
  part: told(
    opener,
    "on the opener of a part: the part and all of its sections, none where there is no room for all; how they have room: `large`, `medium` or `small` type, and columns; `word` is how wide the longest word of the title is, in em",
  ),
  closing: told(
    fields({ title: "text", text: "text", contact: "text" }),
    "on the last slide, where it is made for the brand: what the brand says",
  ),
  day,
  entries: told(
    entries,
    "on slides that the compiler makes: the parts of an agenda, with all sections if those of all parts have room, and where they lie in the planned time, in per cent, or in a day, with its breaks; columns of a glossary, with `terms`; columns of sources, with `groups`",
  ),
} as const satisfies Names;

/** What a component is told besides the attributes that its header declares. */
export const ofComponent = {
  children: told("HTML", "what stands between its lines"),
  slots: told(many("HTML"), "the same, cut at `::break`"),
  options: told(choices, "the items of its list with their letters, where its header says how many `options` it takes"),
  number: told("number", "how many of its name the slide has up to it"),
  caption: told("text", "the title of a fence that stands for it"),
  id: told("text", "the id that the author gave"),
  classes: told("text", "the classes that the author gave"),
} as const satisfies Names;

const page = {
  deck: told(
    fields({
      title: "text",
      description: "text",
      author: "text",
      keywords: "text",
      language: "text",
      direction: "text",
    }),
    "the deck; its direction is `ltr` or `rtl`",
  ),
  styles: told("HTML", "all style sheets"),
  width: told("number", "of a slide, in CSS pixels"),
  height: told("number", "of a slide, in CSS pixels"),
} as const satisfies Names;

const slides = told("HTML", "all slides");

const back = {
  answers: told(
    many(fields({ id: "text", number: "number", title: "text", answer: "HTML" })),
    "what answers the questions of slides",
  ),
  factSheets: told(
    many(fields({ id: "text", name: "text", summary: "text", rows: many(fields({ label: "text", value: "text" })) })),
    "the systems whose cards on slides show only some of what the registry has, in full",
  ),
  glossary: told(many(open({ name: "text", text: "text" })), "the terms that the deck uses"),
  sources: told(sourceGroups, "all sources, by project"),
} as const satisfies Names;

const ofBrand = { brand: told(brand, "of the brand file") } as const;
const sheet = { sheetHeight: told("text", "the height of a page without its margins, as CSS writes it") };
const scale = { scale: told("number", "the size of a slide's picture; 1 is the slide's own") };
const place = { title: "text", id: "text", page: "text" } as const;
const codes = many(fields({ url: "text", address: "text", svg: "HTML", width: "number" }));
const places = many(fields({ id: "text", label: "text", isMain: "yes/no" }));
const subEntries = many(fields({ term: "text", places: many(fields({ id: "text", page: "text" })) }));
const indexEntry = fields({ term: "text", places, see: "text", related: "text", subs: subEntries });

/** What pages and documents on paper are told, by template. */
export const ofPage: Readonly<Record<string, Names>> = {
  deck: {
    ...page,
    slides,
    social: told(
      fields({ url: "text", card: "text" }),
      "the whole addresses of the page and of its card; empty without",
    ),
    icon: told("text", "the address of the tab's icon"),
    policy: told("text", "the Content-Security-Policy"),
    words: told("HTML", "what the player says, as JSON"),
    config: told("HTML", "what the player is told, as JSON"),
    scripts: told(many("HTML"), "in the order in which they run"),
  },
  print: { ...page, slides },
  card: {
    deck: told(
      fields(Object.fromEntries(Object.entries(ofDeck).map(([name, { shape }]) => [name, shape]))),
      "the deck, as slides are told of it",
    ),
    direction: told("text", "`ltr` or `rtl`"),
    styles: page.styles,
    watermark: told("HTML", "its element"),
  },
  paper: { ...page, body: told("HTML", "the document"), watermark: told("HTML", "its element") },
  index: {
    language: told("text", "of all decks, or English"),
    direction: told("text", "`ltr` or `rtl`"),
    decks: told(many(deckOnShelf), "the decks in the folder"),
    brand: told(brandOfDecks, "the brand that all have"),
    styles: told("HTML", "its style sheet"),
    data: told("HTML", "the decks as JSON, for the next build"),
  },
  decks: {
    language: told("text", "of all decks, or English"),
    direction: told("text", "`ltr` or `rtl`"),
    decks: told(many(cardOfDeck), "the decks of the server"),
    problems: told(many(listedProblem), "what is wrong with the list as a whole"),
    brand: told(brandOfDecks, "the brand that all have"),
    icon: told("text", "the address of the tab's icon"),
    styles: told("HTML", "its style sheet"),
    script: told("HTML", "what keeps it up to date"),
  },
  "paper/handout": {
    ...ofBrand,
    ...sheet,
    ...scale,
    ...back,
    perPage: told("number", "slides on a sheet"),
    beside: told("text", "what stands beside them: `lines`, `notes`, `sources` or `nothing`"),
    rows: told("number", "of slides on a sheet"),
    sheets: told(
      many(
        fields({
          page: "text",
          kind: "text",
          worksheet: open({ id: "text", number: "number", title: "text", worksheet: "HTML" }),
          slides: many(
            fields({
              id: "text",
              number: "number",
              title: "text",
              picture: "HTML",
              notes: "HTML",
              references: paperSlide.sources,
              codes,
              lines: many("any"),
            }),
          ),
        }),
      ),
      "the sheets in order: a worksheet, or slides; `fixed` keeps the height of a sheet, `grown` grows with text, `flow` takes as many as it needs",
    ),
  },
  "paper/notes": {
    ...ofBrand,
    ...scale,
    twoUp: told("yes/no", "whether a sheet has two pages"),
    isDraft: told(
      "yes/no",
      "whether this only shows how high slides are: each begins a page, and none is beside another",
    ),
    slides: told(
      many(open({ ...paperSlide, from: "text", until: "text", fit: "text", codes, next: "text" })),
      "the slides with the planned times at which they begin and end, and whether they stand on one page: `whole`, in `smaller` type, or not (`long`)",
    ),
  },
  ...Object.fromEntries(Object.entries(sheetsOfTrainings).map(([name, names]) => [name, { ...ofBrand, ...names }])),
  "paper/book": {
    ...ofBrand,
    ...sheet,
    ...scale,
    ...back,
    cover: told(fields({ title: "text", subtitle: "text", by: "text", address: "text" }), ""),
    isLong: told("yes/no", "whether the contents need two columns"),
    chapters: told(
      many(
        fields({
          ...place,
          number: "text",
          sheet: "text",
          about: "text",
          isFirst: "yes/no",
          isMoved: "yes/no",
          ...{ topics: many(fields(place)), questions: many(fields(place)) },
          targets: many("text"),
          slides: many(open({ ...bookSlide, codes, lines: many("any") })),
        }),
      ),
      "the parts, with what one learns in them, what they ask and the slides that books show; before one that is moved stands an empty page. A draft has `targets`, the ids of what the index may lead to",
    ),
    back: told(many(fields({ ...place, isMoved: "yes/no" })), "what stands behind the chapters"),
    index: told(many(fields({ letter: "text", entries: many(indexEntry) })), "terms by letter, and where they stand"),
  },
};

/** The shape of what is told by these names. */
export const shapeOf = (names: Names): FieldsShape =>
  fields(Object.fromEntries(Object.entries(names).map(([name, { shape }]) => [name, shape])));
