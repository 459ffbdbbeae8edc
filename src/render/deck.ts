import { codeIn } from "../content/dialect.js";
import type { Reader } from "../content/reader.js";
import type { Deck, Part, Section, Slide } from "../model/deck.js";
import type { Brand, Theme } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { minutesOf, slidesOf, slidesOfSection } from "../model/outline.js";
import type { Term } from "../model/term.js";
import type { ProblemSink } from "../report/problem.js";
import { type AssetStore, createAssetStore } from "./assets.js";
import { deckStyles, mathStyles, type StyleTools } from "./design/styles.js";
import type { Templates } from "./design/templates.js";
import type { Html } from "./html/html.js";
import type { RenderedDeck, RenderedSlide } from "./rendered.js";
import type { BlockTools } from "./slide/blocks.js";
import { type CodeMemory, createHighlighter, highlightStyles, stepStyles } from "./slide/highlight.js";
import { createMathRenderer } from "./slide/math.js";
import { renderSlide } from "./slide/slide.js";
import { foldersOf, type SlideScope } from "./slide/slide-scope.js";
import { createTermLinker } from "./slide/terms.js";
import { sourceGroup } from "./source-list.js";
import { createTerminals } from "./terminal/terminals.js";

export interface RenderTools {
  readonly templates: Templates;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
  /** Sanitize raw HTML to a list of harmless elements (`--safe`). */
  readonly safe: boolean;
  readonly memory: CodeMemory;
  readonly problems: ProblemSink;
}

/** Renders all slides of a deck, in order. */
export async function renderDeck(deck: Deck, theme: Theme, tools: RenderTools): Promise<RenderedDeck> {
  const slides = slidesOf(deck.parts);
  const code = slides.flatMap((slide) => codeIn([...slide.body, ...slide.notes]));
  const highlighter = await createHighlighter(code, tools.memory);
  const math = await createMathRenderer(deck.info.math && slides.some((slide) => slide.span.file.text.includes("$")));
  const terminals = await createTerminals(slides, tools.templates.catalogue, tools.reader);
  const blockTools: BlockTools = { ...tools, highlighter, math, terminals };
  const assets = createAssetStore(tools.reader);
  const sanitize = await createSanitizer(tools.safe);
  const view = createDeckView(deck, assets, tools);
  const columns = deck.parts.flatMap((part) =>
    part.sections.flatMap((section) =>
      section.columns.map((column) =>
        column.map((slide): RenderedSlide => {
          const data = view.layoutData(slide, part, section);
          return renderSlide(slide, part, data, view.scope(slide), blockTools, sanitize);
        }),
      ),
    ),
  );
  const size = deck.info.size ?? theme.size;
  const steps = Math.max(0, ...code.map((block) => block.steps.length));
  const contentStyles = [
    highlightStyles,
    stepStyles(steps),
    ...(math.used
      ? [
          mathStyles(
            columns
              .flat()
              .map((slide) => slide.html)
              .join(""),
          ),
        ]
      : []),
  ];
  const styles = [...deckStyles(deck.info, theme, size, tools), ...contentStyles];
  return { deck, theme, size, columns, styles, contentStyles, assets, recordings: terminals.recordings };
}

/** The same slides in another theme; their HTML does not depend on it. */
export function withTheme(rendered: RenderedDeck, theme: Theme, tools: StyleTools): RenderedDeck {
  if (theme === rendered.theme) return rendered;
  const styles = [...deckStyles(rendered.deck.info, theme, rendered.size, tools), ...rendered.contentStyles];
  return { ...rendered, theme, styles };
}

async function createSanitizer(safe: boolean): Promise<(html: Html) => Html> {
  if (!safe) return (html) => html;
  const { sanitizeHtml } = await import("./slide/sanitize.js");
  return sanitizeHtml;
}

/** Answers what the slides of one deck ask about the deck around them. */
function createDeckView(deck: Deck, assets: AssetStore, tools: RenderTools) {
  const slides = slidesOf(deck.parts);
  const numbers = new Map(slides.map((slide, index) => [slide, index + 1]));
  const ids = new Set(slides.map((slide) => slide.id));
  const titled = deck.parts.filter((part) => part.title !== "");
  const citations = new Map(deck.citations.map((citation) => [citation.key, citation]));
  const listedOn = new Map<string, string>();
  for (const slide of slides) {
    if (slide.generated?.kind !== "sources") continue;
    const listed = slide.generated.columns.flat().flatMap(({ citations: list }) => list);
    for (const { key } of listed) listedOn.set(key, slide.id);
  }
  const cite = (key: string) => {
    const found = citations.get(key);
    return found && { number: found.number, href: `#/${listedOn.get(key) ?? "sources"}` };
  };
  const explainedOn = new Map<Term, string>();
  for (const slide of slides) {
    if (slide.generated?.kind !== "glossary") continue;
    for (const term of slide.generated.columns.flat()) explainedOn.set(term, slide.id);
  }
  const linkTerms = createTermLinker(deck.terms, (term) => `#/${explainedOn.get(term) ?? "glossary"}`);
  const deckData = deckContext(deck, tools.brand);
  return {
    scope: (slide: Slide): SlideScope => ({
      slide,
      folders: foldersOf(slide),
      variables: deck.info.variables,
      assets,
      problems: tools.problems,
      slideIds: ids,
      linkTerms: slide.generated ? undefined : linkTerms,
      citation: cite,
    }),
    layoutData: (slide: Slide, part: Part, section: Section) => ({
      deck: deckData,
      slide: {
        id: slide.id,
        number: numbers.get(slide) ?? 0,
        total: slides.length,
        titleText: slide.title,
        minutes: slide.minutes ?? 0,
        kicker: kickerOf(slide, part, section, titled),
        sources: distinctKeys(slide).flatMap((key) => cite(key) ?? []),
        part: slide.generated?.kind === "part" ? partContext(part, titled.indexOf(part) + 1) : null,
        entries: entriesOf(slide, titled, cite),
      },
    }),
  };
}

const distinctKeys = (slide: Slide) => [...new Set(slide.citations.map((mark) => mark.key))];

function deckContext(deck: Deck, brand: Brand | undefined) {
  const { info } = deck;
  const planned = minutesOf(slidesOf(deck.parts));
  return {
    name: info.name,
    title: info.title,
    subtitle: info.subtitle,
    speaker: info.speaker,
    event: info.event,
    dateText: dateText(info.date, info.language),
    lang: info.language,
    minutes: info.minutes ?? (planned || undefined),
    brand: { logo: brand?.logo ?? "", footer: brand?.footer ?? "" },
  };
}

/** An ISO date as it is written in the deck's language. */
function dateText(date: string, language: string): string {
  if (date === "") return "";
  const parsed = new Date(`${date}T00:00:00Z`);
  // British order for English without a region: 23 November 2026.
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(parsed);
}

const written = (part: Part) =>
  part.sections.filter((section) => section.columns.some((column) => !column[0].generated));

function kickerOf(slide: Slide, part: Part, section: Section, titled: readonly Part[]) {
  if (slide.generated) return null;
  const partNumber = titled.indexOf(part) + 1;
  const sectionNumber = written(part).indexOf(section) + 1;
  const text = slide.attributes.values.get("kicker") ?? section.title;
  const number = partNumber > 0 && section.title !== "" ? `${partNumber}.${sectionNumber}` : "";
  return text === "" && number === "" ? null : { number, text };
}

/** The opener of a part and the agenda name at most so many of its sections. */
const mostSections = { opener: 10, agenda: 6 };

/** Tags of slides that belong to a talk's course and not to its contents. */
const asides = ["recap", "break"];

const isAside = (section: Section) =>
  slidesOfSection(section).every(({ tags }) => tags.some((tag) => asides.includes(tag)));

/** Sections that a list of contents names: those with a title, each title once, and no recaps and breaks. */
function namedSections(part: Part): Section[] {
  const byTitle = new Map(
    written(part)
      .toReversed()
      .map((section) => [section.title, section]),
  );
  return written(part).filter(
    (section) => section.title !== "" && byTitle.get(section.title) === section && !isAside(section),
  );
}

function partContext(part: Part, number: number) {
  const sections = namedSections(part);
  return {
    number,
    title: part.title,
    code: part.code,
    minutes: wholeMinutes(part),
    more: Math.max(0, sections.length - mostSections.opener),
    sections: sections.slice(0, mostSections.opener).map((section) => ({
      number: `${number}.${written(part).indexOf(section) + 1}`,
      title: section.title,
      href: `#/${section.columns[0]?.[0].id ?? ""}`,
    })),
  };
}

/** Planned minutes as an audience is told them: a part of 138.75 minutes takes 139. */
const wholeMinutes = (part: Part) => Math.round(minutesOf(part.sections.flatMap(slidesOfSection)));

type Cite = SlideScope["citation"];

function entriesOf(slide: Slide, titled: readonly Part[], cite: Cite): readonly object[] {
  if (slide.generated?.kind === "sources")
    return slide.generated.columns.map((groups) => ({ groups: groups.map(sourceGroup) }));
  if (slide.generated?.kind === "glossary") {
    return slide.generated.columns.map((terms) => ({
      terms: terms.map(({ name, text, facts }) => ({ name, text, numbers: facts.flatMap((key) => cite(key) ?? []) })),
    }));
  }
  if (slide.generated?.kind !== "agenda") return [];
  return titled.map((part, index) => ({
    number: index + 1,
    title: part.title,
    minutes: wholeMinutes(part),
    href: `#/${part.sections[0]?.columns[0]?.[0].id ?? ""}`,
    sections: partContext(part, index + 1).sections.slice(0, mostSections.agenda),
    more: Math.max(0, namedSections(part).length - mostSections.agenda),
  }));
}
