import { foldersOfDeck } from "../content/deck-info.js";
import { anchorsOf } from "../content/heading-texts.js";
import type { Reader } from "../content/reader.js";
import type { Brand } from "../model/brand.js";
import type { Deck, DeckInfo, Slide } from "../model/deck.js";
import type { Theme } from "../model/design.js";
import type { Citation, FactRegistry } from "../model/fact.js";
import { slidesOf } from "../model/outline.js";
import type { Term } from "../model/term.js";
import { type Contents, createContents, type Place } from "./contents.js";
import { deckContext } from "./design/deck-context.js";
import type { Templates } from "./design/templates.js";
import type { FontSet } from "./drawing/desk.js";
import { type FontFace, widthIn } from "./fonts/face.js";
import type { Setting } from "./growth/setting.js";
import { labelOf } from "./labels.js";
import { isFor } from "./slide/conditions.js";
import type { Listed } from "./slide/late.js";
import type { Question, Surroundings } from "./slide/surroundings.js";
import { namedSources, sourceGroup } from "./source-list.js";

/** Answers what the slides of one deck ask about the deck around them. */
export interface DeckView {
  around(place: Place): Surroundings;
  /** Where a source is listed; undefined when no source has this key. */
  cite(key: string): Listed | undefined;
  /** Whether this is the key of a fact or an entry that names no source. */
  lacksSource(key: string): boolean;
  /** The address of the slide that explains a term. */
  addressOf(term: Term): string;
}

/** What the view needs besides the deck; read only when a slide asks. */
export interface ViewTools {
  readonly facts: () => FactRegistry;
  readonly brand: Brand | undefined;
  readonly fonts: () => FontSet;
  /** How the deck is set; undefined where a theme of reveal.js decides. */
  readonly setting: () => Setting | undefined;
  /** The style sheets of the theme and the deck. */
  readonly sheets: () => readonly string[];
  readonly templates: Pick<Templates, "words" | "catalogue">;
  readonly reader: Reader;
  readonly size: Theme["size"];
}

export function createDeckView(deck: Deck, tools: ViewTools): DeckView {
  const slides = slidesOf(deck.parts);
  const ids = new Set(slides.map((slide) => slide.id));
  const { words } = tools.templates;
  const contents = contentsOf(deck, tools);
  const citations = new Map(deck.citations.map((citation) => [citation.key, citation]));
  const cite = createCite(citations, slides);
  const deckData = deckContext(deck, tools.brand, words);
  const aboutSlide: Answers<Place> = {
    id: ({ slide }) => slide.id,
    number: ({ slide }) => deck.numbers.get(slide.id) ?? 0,
    total: () => deck.numbers.size,
    titleText: ({ slide }) => slide.title,
    minutes: ({ slide }) => slide.minutes ?? 0,
    kicker: (place) => contents.kicker(place),
    leavesKicker: () => contents.hasKickers(),
    sources: ({ slide }) => distinctKeys(slide).flatMap((key) => cite(key) ?? []),
    sourceNames: ({ slide }) => namedSources(citedBy(slide, citations), (key) => cite(key)?.href ?? ""),
    course: (place) => contents.course(place),
    part: ({ slide, part }) => (slide.generated?.kind === "part" ? contents.part(part) : null),
    closing: ({ slide }) => (slide.generated?.kind === "end" ? slide.generated.closing : null),
    day: (place) => contents.day(place) ?? null,
    entries: (place) => entriesOf(place, contents, cite),
  };
  const aboutDeck: Answers<string> = {
    variable: (name) => deck.info.variables.get(name),
    variables: () => [...deck.info.variables.keys()],
    slide: (id) => ids.has(id),
    hidden: (id) => deck.hidden.has(id),
    heading: createHeaded(slides),
    file: (name) => slides.find(({ span, generated }) => !generated && span.file.path === name)?.id,
    holds: (condition) => isFor(condition, deck.active),
    slides: () => [...ids],
    math: () => deck.info.math,
    styled: (name) => tools.sheets().some((css) => css.includes(`.${name}`)),
    scripts: () => hasScripts(deck.info, tools.reader),
    word: (key) => words.say(key),
    fonts: () => tools.fonts().key,
    setting: () => tools.setting()?.key,
    entity: (id) => tools.facts().entities.get(id),
    label: (name) => labelOf(name, deck.info.language, tools.facts()),
    deck: (key) => (key === "" ? deckData : Reflect.get(deckData, key)),
  };
  return {
    cite,
    lacksSource: (key) => !cite(key) && isEntry(key, tools.facts()),
    addressOf: createAddressOf(slides),
    around: (place) => ({
      answer(question: Question) {
        const { about, name } = split(question);
        if (about !== "this") return aboutDeck[about]?.(name);
        return name === "" ? answerAll(aboutSlide, place) : aboutSlide[name]?.(place);
      },
    }),
  };
}

/** What stands in for letters of which nothing is known: as wide as any. */
const unknownFace: FontFace = { widths: {}, other: 0.66 };

const contentsOf = (deck: Deck, { size, setting, templates: { catalogue, words } }: ViewTools) =>
  createContents(deck.parts, {
    title: deck.info.title,
    day: deck.info.day,
    size,
    widthOf: (text) => widthIn(setting()?.face("display") ?? unknownFace, text),
    say: (key) => words.say(key),
    asideIn: (layout) => catalogue.layouts.get(layout)?.aside,
  });

/** Whether one of the scripts that a deck lists is there. */
const hasScripts = (info: DeckInfo, reader: Reader): boolean =>
  info.scripts.some((script) => "found" in reader.lookUp(script, foldersOfDeck(info)));

/** Finds the slide of a heading by its anchor, `ANCHOR` in the deck or `FILE#ANCHOR` in one file of it. */
function createHeaded(slides: readonly Slide[]): (anchor: string) => string | undefined {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (written) => {
    const at = written.lastIndexOf("#");
    const file = written.slice(0, Math.max(0, at));
    const anchors =
      known.get(file) ?? anchorsOf(at === -1 ? slides : slides.filter(({ span }) => span.file.path === file));
    known.set(file, anchors);
    return anchors.get(written.slice(at + 1));
  };
}

/** Answers by what is asked for. */
type Answers<T> = Readonly<Record<string, (from: T) => unknown>>;

const answerAll = <T>(answers: Answers<T>, from: T) =>
  Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer(from)]));

/** `slide.number` asks about this slide, `deck.title` about the deck, `slide intro` whether there is such a slide. */
function split(question: Question): { readonly about: string; readonly name: string } {
  const [, about = "", mark, name = ""] = /^(\w+)([ .]?)(.*)$/s.exec(question) ?? [];
  return { about: about === "slide" && mark === "." ? "this" : about, name };
}

function createCite(citations: ReadonlyMap<string, Citation>, slides: readonly Slide[]): DeckView["cite"] {
  const listedOn = new Map<string, string>();
  for (const slide of slides) {
    if (slide.generated?.kind !== "sources") continue;
    const listed = slide.generated.columns.flat().flatMap(({ citations: list }) => list);
    // Places of one number can go on in the next column: it is listed where they begin.
    for (const { key } of listed) if (!listedOn.has(key)) listedOn.set(key, slide.id);
  }
  return (key) => {
    const found = citations.get(key);
    return found && { number: found.number, href: `#/${listedOn.get(key) ?? "sources"}` };
  };
}

const isEntry = (key: string, { facts, entities }: FactRegistry) => facts.has(key) || entities.has(key);

function createAddressOf(slides: readonly Slide[]): DeckView["addressOf"] {
  const explainedOn = new Map<Term, string>();
  for (const slide of slides) {
    if (slide.generated?.kind !== "glossary") continue;
    for (const term of slide.generated.columns.flat()) explainedOn.set(term, slide.id);
  }
  return (term) => `#/${explainedOn.get(term) ?? "glossary"}`;
}

const distinctKeys = (slide: Slide) => [...new Set(slide.citations.map((mark) => mark.key))];

const citedBy = (slide: Slide, citations: ReadonlyMap<string, Citation>) =>
  distinctKeys(slide).flatMap((key) => citations.get(key) ?? []);

function entriesOf(place: Place, contents: Contents, cite: DeckView["cite"]): readonly object[] {
  const { slide } = place;
  if (slide.generated?.kind === "sources")
    return slide.generated.columns.map((groups) => ({ groups: groups.map((group) => sourceGroup(group)) }));
  if (slide.generated?.kind === "glossary") {
    return slide.generated.columns.map((terms) => ({
      terms: terms.map(({ name, text, facts }) => ({ name, text, numbers: facts.flatMap((key) => cite(key) ?? []) })),
    }));
  }
  return slide.layout === "agenda" ? contents.agenda(place) : [];
}
