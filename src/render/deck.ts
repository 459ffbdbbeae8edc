import path from "node:path";
import { codeIn } from "../content/dialect.js";
import type { Reader } from "../content/reader.js";
import type { Deck, Part, Section, Slide } from "../model/deck.js";
import type { Brand, Theme } from "../model/design.js";
import { type Citation, type FactRegistry, sourceAddress } from "../model/fact.js";
import { minutesOf, slidesOf, slidesOfSection } from "../model/outline.js";
import type { ProblemSink } from "../report/problem.js";
import { type AssetStore, createAssetStore } from "./assets.js";
import type { BlockTools } from "./blocks.js";
import { type CodeMemory, createHighlighter, highlightStyles, stepStyles } from "./highlight.js";
import type { Html } from "./html.js";
import { createMathRenderer } from "./math.js";
import type { RenderedDeck, RenderedSlide } from "./rendered.js";
import { renderSlide } from "./slide.js";
import type { SlideScope } from "./slide-scope.js";
import { deckStyles, mathStyles } from "./styles.js";
import type { Templates } from "./templates.js";

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
  const blockTools: BlockTools = { ...tools, highlighter, math };
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
  const styles = [
    ...deckStyles(deck.info, theme, size, tools),
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
  return { deck, theme, size, columns, styles, assets };
}

async function createSanitizer(safe: boolean): Promise<(html: Html) => Html> {
  if (!safe) return (html) => html;
  const { sanitizeHtml } = await import("./sanitize.js");
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
    for (const citation of slide.generated.citations) listedOn.set(citation.key, slide.id);
  }
  const cite = (key: string) => {
    const found = citations.get(key);
    return found && { number: found.number, href: `#/${listedOn.get(key) ?? "sources"}` };
  };
  const deckData = deckContext(deck, tools.brand);
  return {
    scope: (slide: Slide): SlideScope => ({
      slide,
      folders: slide.generated ? ["."] : [path.posix.dirname(slide.span.file.path), "."],
      variables: deck.info.variables,
      assets,
      problems: tools.problems,
      slideIds: ids,
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
        entries: entriesOf(slide, titled),
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

function partContext(part: Part, number: number) {
  const sections = written(part).filter((section) => section.title !== "");
  return {
    number,
    title: part.title,
    code: part.code,
    minutes: minutesOf(part.sections.flatMap(slidesOfSection)),
    sections: sections.map((section) => ({
      number: `${number}.${written(part).indexOf(section) + 1}`,
      title: section.title,
      href: `#/${section.columns[0]?.[0].id ?? ""}`,
    })),
  };
}

function entriesOf(slide: Slide, titled: readonly Part[]): readonly object[] {
  if (slide.generated?.kind === "sources") return slide.generated.citations.map(sourceEntry);
  if (slide.generated?.kind !== "agenda") return [];
  return titled.map((part, index) => ({
    number: index + 1,
    title: part.title,
    minutes: minutesOf(part.sections.flatMap(slidesOfSection)),
    href: `#/${part.sections[0]?.columns[0]?.[0].id ?? ""}`,
    sections: partContext(part, index + 1).sections,
  }));
}

/** An entry of a Sources slide: at most two places, each a link to the text at its commit. */
function sourceEntry(citation: Citation) {
  const links = citation.sources.slice(0, 2).map((source) => ({
    text: source.title ?? sourceText(source),
    href: sourceAddress(source),
  }));
  return { number: citation.number, title: citation.title, links, more: citation.sources.length - links.length };
}

function sourceText(source: Citation["sources"][number]): string {
  const revision = source.tag ?? source.commit?.slice(0, 7) ?? "";
  const lines = source.lines ? `:${source.lines}` : "";
  const place = source.path ? `${source.path}${lines}` : (source.repo ?? source.url ?? "");
  return revision ? `${place} @ ${revision}` : place;
}
