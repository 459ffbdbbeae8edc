import type { Ledger } from "../ledger/ledger.js";
import type { Backdrop } from "../model/backdrop.js";
import type { Closing } from "../model/brand.js";
import { holds } from "../model/condition.js";
import type { Column, Deck, Generated, Part, Section, Slide } from "../model/deck.js";
import type { TemplateCatalogue } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { mapSlides, partWithoutMinutes, slidesOf } from "../model/outline.js";
import type { Term } from "../model/term.js";
import { ProblemList, problem } from "../report/problem.js";
import type { Span } from "../source/text.js";
import type { Words } from "../words/words.js";
import { noAttributes } from "./attributes.js";
import { checkTemplates } from "./check-templates.js";
import { type IncludeReader, numberCitations, slideCitations } from "./citations.js";
import { fitDeck } from "./fit-deck.js";
import { layOutTerms, usedTerms } from "./glossary.js";
import type { Canvas } from "./list-columns.js";
import type { LoadedDeck } from "./load-deck.js";
import type { Reader } from "./reader.js";
import { rehearsedDeck } from "./rehearsed-timing.js";
import { assignIds } from "./slide-ids.js";
import { slugOf } from "./slug.js";
import { layOutSources } from "./source-layout.js";
import { withVariables } from "./variants.js";

/** What composing needs besides the sections. */
export interface ComposeContext {
  readonly templates: TemplateCatalogue;
  /** Titles of the slides that are added. */
  readonly words: Words;
  /** Read on the first use: a deck without citations and data needs no registry. */
  readonly facts: () => FactRegistry;
  readonly include: IncludeReader;
  /** Names for `only` and `not`: the variant and the format. */
  readonly active: ReadonlySet<string>;
  /** The slot given on the command line; slides that do not fit are left out by priority. */
  readonly slot: number | undefined;
  /** Minutes that slides took in rehearsals, by their ids; they count instead of planned ones. */
  readonly rehearsed: ReadonlyMap<string, number>;
  readonly ledger: Ledger;
  /** Reads in the context of this deck. */
  readonly reader: Reader;
  /** The last slide that the brand wants; undefined: none. */
  readonly closing: Closing | undefined;
  /** On which lists are laid out: the size of the deck's slides. */
  readonly size: Canvas;
}

/** The steps from parts to a deck, in order. */
export function composeDeck(loaded: LoadedDeck, context: ComposeContext): Deck {
  const { terms, hidden } = loaded;
  const parts = loaded.partsFor(context.active);
  const info = loaded.infoFor(parts);
  const { active } = context;
  const fitted = fitInto(
    { info, parts, citations: [], terms: [], hidden: new Set(hidden), active, numbers: new Map(), leftOut: [] },
    context,
  );
  // A deck whose sections cannot be found is empty, too; one message is enough.
  if (fitted.parts.length === 0 && !context.ledger.hasErrors) {
    const why = emptiness(slidesOf(loaded.parts).length, hidden.length);
    context.ledger.report(problem("empty-deck", { name: info.name, ...why }, { span: info.span }));
  }
  checkDay(fitted, context.ledger);
  const checked = mapSlides(fitted, (slide) => {
    const { templates, facts, reader, ledger } = context;
    for (const { condition } of slide.code)
      if (condition && !holds(condition, active))
        ledger.report(problem("unplaced-condition", {}, { span: condition.span }));
    const layout = checkTemplates(slide, { templates, facts, reader, problems: ledger });
    const { name = slide.layout, paper = slide.paper } = layout ?? {};
    const title = withVariables(slide.title, info.variables);
    return { ...slide, title, layout: name, paper, citations: slideCitations(slide, context) };
  });
  const slides = slidesOf(checked.parts);
  const used = usedTerms(terms, slides).map((term) => withKnownFacts(term, context.reader));
  const marks = [
    ...slides.flatMap((slide) => slide.citations),
    ...used.flatMap(({ facts, span }) => facts.map((key) => ({ key, span }))),
  ];
  const citations = numberCitations(marks, context.facts, context.reader);
  const whole = addGenerated({ ...checked, citations, terms: used }, context);
  return numbered(assignIds(withPaper(whole, context.templates), context.ledger));
}

const numbered = (deck: Deck): Deck => ({
  ...deck,
  numbers: new Map(slidesOf(deck.parts).map(({ id }, index) => [id, index + 1])),
});

/** A day is drawn by the minutes of its parts. */
function checkDay({ info, parts }: Deck, ledger: Ledger): void {
  const unknown = info.day && partWithoutMinutes(parts.filter(({ title }) => title !== ""));
  if (!unknown) return;
  const detail = `a day needs the minutes of all parts, and “${unknown.title}” has none`;
  const hint = 'write minutes="5" on its slides, or agenda: true';
  ledger.report(problem("wrong-value", { key: "agenda", detail, hint }, { span: info.agendaSpan, dispensable: true }));
}

/** The deck as far as it fits into the slot of the command line, if that names one. */
function fitInto(deck: Deck, context: ComposeContext): Deck {
  const { slot, rehearsed, ledger } = context;
  if (slot === undefined) return deck;
  // What is wrong with ids is said of the deck that is made.
  const whole = rehearsed.size === 0 ? deck : assignIds(addGenerated(deck, context), new ProblemList());
  const { timing, idOf } = rehearsedDeck(deck, whole, rehearsed);
  const fitted = fitDeck(deck, slot, timing, ledger);
  // Slides that are left out must not give those that stay other ids than were rehearsed.
  const withId = (slide: Slide): Slide => (slide.explicitId ? slide : { ...slide, id: idOf(slide) });
  return { ...mapSlides(fitted.deck, withId), leftOut: fitted.leftOut.map(withId) };
}

/** A term whose facts are known by their names in the whole project. */
function withKnownFacts(term: Term, reader: Reader): Term {
  const facts = term.facts.map((key) => reader.qualify(key, term.span.file.path));
  return facts.every((key, index) => key === term.facts[index]) ? term : { ...term, facts };
}

/** Why no slide is left of those that are shown and those that are hidden. */
function emptiness(shown: number, hidden: number): { readonly detail: string; readonly hint: string } {
  if (shown > 0) {
    const are = shown > 1 ? `none of its ${shown} slides belongs` : "its only slide does not belong";
    return { detail: ` to show: ${are} to what is built`, hint: "relax the variant and the minutes" };
  }
  if (hidden > 0) {
    const are = hidden > 1 ? `all ${hidden} slides are hidden` : "its only slide is hidden";
    return {
      detail: ` to show: ${are}`,
      hint: 'take data-visibility="hidden" or draft from those that are to be shown',
    };
  }
  return { detail: ": its files hold none", hint: "write one, such as a heading # and some text" };
}

/** Adds the title slide, the agenda, the opener of each part, the last slide, the glossary and the list of sources. */
function addGenerated(deck: Deck, context: Pick<ComposeContext, "words" | "closing" | "size">): Deck {
  const { words, closing } = context;
  const { info } = deck;
  const titled = deck.parts.filter((part) => part.title !== "");
  const front: Slide[] = [];
  if (info.cover) front.push(generatedSlide({ kind: "title" }, info.title, "cover", info.span));
  if (info.agenda && titled.length > 1)
    front.push(generatedSlide({ kind: "agenda" }, words.say("agenda"), "agenda", info.span));
  const parts = deck.parts.map((part) => (part.title === "" ? part : withOpener(part, info.span)));
  const end = closing ? closingSlides(deck, closing, words) : [];
  const back = [...end, ...glossarySlides(deck, context), ...sourceSlides(deck, context)];
  return {
    ...deck,
    parts: [...untitledPart(front), ...parts, ...untitledPart(back)],
  };
}

/** Slides that the compiler makes are on paper what their layouts say. */
function withPaper(deck: Deck, { layouts }: TemplateCatalogue): Deck {
  return mapSlides(deck, (slide) =>
    slide.generated ? { ...slide, paper: layouts.get(slide.layout)?.paper ?? slide.paper } : slide,
  );
}

function untitledPart(slides: readonly Slide[]): Part[] {
  if (slides.length === 0) return [];
  return [{ title: "", code: "", scene: undefined, sections: [generatedSection(slides)] }];
}

function generatedSection(slides: readonly Slide[]): Section {
  return { file: "", title: "", columns: slides.map((slide): Column => [slide]) };
}

function withOpener(part: Part, span: Span): Part {
  const { scene } = part;
  const made = generatedSlide({ kind: "part" }, part.title, `part-${slugOf(part.title)}`, scene?.span ?? span);
  const opener = scene ? { ...made, backdrop: scene, fingerprint: sceneKey(scene) } : made;
  return { ...part, sections: [generatedSection([opener]), ...part.sections] };
}

/** What an opener shows of a scene: its picture is looked for from the manifest on, so two of one name can be two pictures. */
function sceneKey({ span, ...scene }: Backdrop): string {
  return JSON.stringify([span.file.path, scene]);
}

/** A deck with a last slide of its own needs none. */
function closingSlides({ info, parts }: Deck, closing: Closing, words: Words): Slide[] {
  if (slidesOf(parts).some(({ layout }) => layout === "end")) return [];
  const title = closing.title || words.say("closing");
  return [generatedSlide({ kind: "end", closing }, title, "end", info.span)];
}

/** What slides that list something are made with. */
type ListContext = Pick<ComposeContext, "words" | "size">;

function glossarySlides({ terms, info }: Deck, { words, size }: ListContext): Slide[] {
  return layOutTerms(terms, size).map((columns, index) => {
    const id = index === 0 ? "glossary" : `glossary-${index + 1}`;
    return generatedSlide({ kind: "glossary", columns }, words.say("glossary"), id, info.span);
  });
}

function sourceSlides({ citations, info }: Deck, { words, size }: ListContext): Slide[] {
  return layOutSources(citations, size).map((columns, index) => {
    const id = index === 0 ? "sources" : `sources-${index + 1}`;
    return generatedSlide({ kind: "sources", columns }, words.say("sources"), id, info.span);
  });
}

/** A slide that the compiler makes has the layout of the same name. */
function generatedSlide(generated: Generated, title: string, id: string, span: Span): Slide {
  return {
    generated,
    id,
    explicitId: false,
    title,
    layout: generated.kind,
    paper: "stage",
    minutes: undefined,
    priority: "must",
    conditions: [],
    marks: [],
    passages: [],
    tags: [],
    hidden: "no",
    skipped: false,
    replaces: undefined,
    attributes: noAttributes,
    body: [],
    backdrop: undefined,
    notes: [],
    reader: [],
    citations: [],
    span,
    code: [],
    fingerprint: "",
  };
}
