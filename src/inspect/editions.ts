import { measurePage, type Size } from "../browser/measuring.js";
import type { BrowserOwner } from "../browser/owner.js";
import type { SlideMeasures, Violation } from "../check/measures.js";
import type { View } from "../check/subject.js";
import type { Slide } from "../model/deck.js";
import { isWorksheet } from "../model/outline.js";
import { formatGroups } from "../project/format-groups.js";
import type { DeckInput } from "../project/inputs.js";
import { readPlayer } from "../project/package-files.js";
import { createWorkshop, type DeckRequest, type PreparedDeck, type Workshop } from "../project/workshop.js";
import { type PrintPage, renderPrintPages } from "../render/page/pages.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { CodeMemory } from "../render/slide/highlight.js";
import type { Problem } from "../report/problem.js";

/** The formats whose slides are looked at; those of a handout are laid out as slides, too. */
const formats = ["html", "pdf", "handout"];

/** A deck in one theme, ready to be laid out. */
export interface Edition {
  readonly rendered: RenderedDeck;
  readonly pages: readonly PrintPage[];
  /** The deck's own size first. */
  readonly views: readonly [View, ...View[]];
}

/** A deck in one language, for formats that show the same slides. */
export interface CompiledDeck {
  readonly prepared: PreparedDeck;
  /** The deck's own theme first. */
  readonly editions: readonly [Edition, ...Edition[]];
}

export interface CompileRequest extends DeckRequest {
  readonly folder: string;
  readonly safe: boolean;
  readonly memory: CodeMemory;
}

/** In what else than its own size, theme and language a deck is looked at. */
interface Variations {
  readonly sizes: readonly (Size & { readonly name: string })[];
  readonly themes: readonly string[];
  readonly languages: readonly string[];
}

/** Compiles decks in all their variations and collects what is wrong with them. */
export interface Compiler {
  compile(input: DeckInput, variations: Variations): Promise<CompiledDeck[]>;
  problems(): Problem[];
}

export function createCompiler(request: CompileRequest): Compiler {
  const workshops = new Map<string, Workshop>();
  const workshopFor = (language: string | undefined, theme: string | undefined): Workshop => {
    const key = `${language ?? ""}\n${theme ?? ""}`;
    const known = workshops.get(key) ?? createWorkshop({ ...request, language, theme }, request.folder);
    workshops.set(key, known);
    return known;
  };
  const player = readPlayer();
  const render = async (
    workshop: Workshop,
    prepared: PreparedDeck,
    group: readonly string[],
    sizes: Variations["sizes"],
    { isOwn, seen }: { isOwn: boolean; seen: ReadonlySet<string> },
  ): Promise<Edition> => {
    const { renderDeck } = await import("../render/deck.js");
    const { templates, facts, reader, brand, problems } = prepared;
    const deck = workshop.compose(prepared, group);
    const tools = { templates, facts, reader, brand, problems, safe: request.safe, memory: request.memory };
    const rendered = await renderDeck(deck, prepared.theme.theme, tools);
    const pages = renderPrintPages(toMeasure(rendered, seen), templates, player, {
      steps: false,
      watermark: "",
      pageSize: undefined,
    });
    return { rendered, pages, views: viewsOf(rendered, sizes, isOwn) };
  };
  const renderOthers = async (
    input: DeckInput,
    language: string | undefined,
    group: readonly string[],
    { themes, sizes }: Variations,
    { ownTheme, seen }: { ownTheme: string; seen: ReadonlySet<string> },
  ): Promise<Edition[]> => {
    const editions: Edition[] = [];
    for (const theme of themes) {
      const workshop = workshopFor(language, theme);
      const prepared = theme === ownTheme ? undefined : workshop.prepare(input);
      if (prepared) editions.push(await render(workshop, prepared, group, sizes, { isOwn: false, seen }));
    }
    return editions;
  };
  return {
    async compile(input, variations) {
      const compiled: CompiledDeck[] = [];
      for (const language of [request.language, ...variations.languages]) {
        const workshop = workshopFor(language, request.theme);
        const prepared = workshop.prepare(input);
        if (!prepared) continue;
        const seen = new Set<string>();
        for (const group of formatGroups(prepared, formats)) {
          const own = await render(workshop, prepared, group, variations.sizes, { isOwn: true, seen });
          const ownTheme = prepared.theme.theme.name;
          const others = await renderOthers(input, language, group, variations, { ownTheme, seen });
          for (const { slide } of own.rendered.columns.flat()) seen.add(placeKey(slide));
          compiled.push({ prepared, editions: [own, ...others] });
        }
      }
      return compiled;
    },
    problems: () => [...workshops.values()].flatMap((workshop) => workshop.problems().all),
  };
}

/**
 * A deck with a size of its own, or with a theme of reveal.js, is only ever shown in that size. Style sheets that
 * say something else for paper are looked at for paper, too.
 */
function viewsOf(
  { deck, theme, size, styles, columns }: RenderedDeck,
  sizes: Variations["sizes"],
  isOwnTheme: boolean,
): [View, ...View[]] {
  const themeName = isOwnTheme ? "" : `theme ${theme.name}`;
  const own: View = { ...size, theme: theme.name, media: "screen", name: themeName, isOwn: isOwnTheme };
  const named = (name: string) => [name, themeName].filter(Boolean).join(", ");
  const sheets = [...styles, ...columns.flat().map(({ html }) => html)];
  const paper = sheets.some((css) => /@media[^{]*\bprint\b/.test(css));
  const printed: View[] = paper ? [{ ...own, media: "print", name: named("on paper") }] : [];
  if (deck.info.size || theme.isReveal) return [own, ...printed];
  const ratio = size.width / size.height;
  const others = sizes
    .filter(({ width, height }) => Math.abs(width / height - ratio) > 0.01)
    .map(({ width, height, name }): View => ({ ...own, width, height, name: named(`at ${name}`), isOwn: false }));
  return [own, ...printed, ...others];
}

/** What the browser says about an edition: for each view the slides by id. */
export interface EditionMeasures {
  readonly views: readonly { readonly view: View; readonly slides: ReadonlyMap<string, SlideMeasures> }[];
  readonly violations: readonly Violation[];
  readonly requests: readonly string[];
}

export async function measureEdition({ pages, views }: Edition, browser: BrowserOwner): Promise<EditionMeasures> {
  const parts = await Promise.all(pages.map((page) => measurePage(page, views, browser)));
  return {
    views: views.map((view, index) => ({
      view,
      slides: new Map(parts.flatMap(({ sizes }) => (sizes[index] ?? []).map((slide) => [slide.id, slide]))),
    })),
    violations: parts.flatMap(({ violations }) => violations),
    requests: parts.flatMap(({ requests }) => requests).filter((url) => !url.endsWith("/favicon.ico")),
  };
}

/**
 * What is measured of a deck: its slides without those that other formats show as well, and without worksheets, which
 * are no slides: there is nothing to measure on a canvas.
 */
function toMeasure(rendered: RenderedDeck, seen: ReadonlySet<string>): RenderedDeck {
  const columns = rendered.columns.map((column) =>
    column.filter(({ slide }) => !isWorksheet(slide) && !seen.has(placeKey(slide))),
  );
  return { ...rendered, columns: columns.filter((column) => column.length > 0) };
}

/** Where a slide was written; what the compiler makes of each kind counts as one place. */
const placeKey = ({ generated, span }: Slide) => generated?.kind ?? `${span.file.path}:${span.start}`;
