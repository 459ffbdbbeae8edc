import path from "node:path";
import { composeDeck } from "../content/compose.js";
import type { DeckChoices } from "../content/deck-info.js";
import { type Library, type LoadedDeck, loadDeck } from "../content/load-deck.js";
import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Deck, DeckInfo } from "../model/deck.js";
import type { FactRegistry } from "../model/fact.js";
import { createAssetStore } from "../render/assets.js";
import { type RenderTools, renderDeck, withTheme } from "../render/deck.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { CodeMemory } from "../render/slide/highlight.js";
import { slidesToRender } from "../render/stale.js";
import { type Problem, ProblemList } from "../report/problem.js";
import type { Inquiry } from "../source/inquiry.js";
import type { Span } from "../source/text.js";
import type { BrandSource } from "./brand.js";
import type { Design, Designs } from "./designs.js";
import { formatGroups } from "./format-groups.js";
import type { DeckInput } from "./inputs.js";
import type { RegistrySource } from "./registry.js";

/** What the command line says about the compilation of decks. */
export interface CompileRequest extends DeckChoices {
  readonly variant?: string | undefined;
  /** Raw HTML as it is, or reduced to a list of harmless elements (`--safe`). */
  readonly html: "raw" | "sanitized";
}

/** Formats that show the same slides, and these slides. */
export interface FormatGroup<F extends string = string> {
  readonly formats: readonly F[];
  readonly deck: Deck;
  /** Renders the slides, once. */
  render(): Promise<RenderedDeck>;
}

/** A deck as it was compiled for some formats. */
export interface CompiledDeck<F extends string = string> {
  readonly input: DeckInput;
  /** What it was made of, and what is wrong with it. */
  readonly ledger: Ledger;
  readonly info: DeckInfo;
  /** The formats that were asked for, in this order. */
  readonly formats: readonly F[];
  /** At least one. */
  readonly groups: readonly FormatGroup<F>[];
  readonly design: Design;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  /** The deck's own scripts, as text. */
  readonly scripts: readonly string[];
  /** Ids of the slides that have to be rendered, because nothing that stands was kept of them. */
  toRender(): readonly string[];
  /** The same slides in the theme that the deck has on paper. */
  onPaper(rendered: RenderedDeck): RenderedDeck;
}

/** A deck that has to be made again. */
export interface Stale {
  readonly deck: string;
  /** Ids of the slides that have to be rendered; the others only get new numbers or links, if anything. */
  readonly slides: readonly string[];
}

interface CompileTools {
  readonly request: CompileRequest;
  readonly reader: Reader;
  readonly memory: Memory;
  readonly brand: BrandSource;
  readonly designs: Designs;
  readonly registry: RegistrySource;
  readonly code: CodeMemory;
}

/** What a compilation was asked for. */
interface Order {
  readonly key: string;
  readonly input: DeckInput;
  readonly formats: readonly string[];
  readonly choices: DeckChoices;
}

interface Entry {
  readonly order: Order;
  readonly ledger: Ledger;
  readonly compiled: CompiledDeck | undefined;
}

/** Compiles the decks of one project and keeps what it has compiled. */
export interface Compiler {
  compile<F extends string>(input: DeckInput, formats: readonly F[], edition: DeckChoices): CompiledDeck<F> | undefined;
  problems(): readonly Problem[];
  /** Makes the decks again that are touched by changed answers, and says what that takes; `drop` forgets the rest. */
  invalidate(changed: ReadonlySet<Inquiry>, drop: () => void): readonly Stale[];
}

export function createCompiler(tools: CompileTools): Compiler {
  const { request, memory } = tools;
  const entries = new Map<string, Entry>();
  const shelves: Shelves = {
    frontMatters: memory.cells(),
    sections: memory.cells(),
    glossaries: memory.cells(),
    assets: createAssetStore(memory),
    casts: memory.cells(),
  };
  const compileAgain = (order: Order): Entry => {
    const ledger = new Ledger();
    const compiled = compileDeck(order, tools, shelves, ledger);
    const entry = { order, ledger, compiled };
    // A deck whose file is gone leaves nothing behind.
    if (compiled || ledger.problems.length > 0) entries.set(order.key, entry);
    else entries.delete(order.key);
    return entry;
  };
  return {
    compile<F extends string>(input: DeckInput, formats: readonly F[], edition: DeckChoices) {
      const choices = { minutes: request.minutes, theme: request.theme, language: request.language, ...edition };
      const key = JSON.stringify([input.file, formats, choices]);
      const { compiled } = entries.get(key) ?? compileAgain({ key, input, formats, choices });
      // The formats are part of the key, so an entry has the formats that were asked for.
      return compiled as CompiledDeck<F> | undefined;
    },
    problems() {
      const all = new ProblemList();
      for (const { ledger } of entries.values()) for (const problem of ledger.problems) all.report(problem);
      return all.all;
    },
    invalidate(changed, drop) {
      const touched = [...entries.values()].filter(({ ledger }) => ledger.isTouchedBy(changed));
      drop();
      const stale = new Map<string, Set<string>>();
      for (const { order } of touched) {
        const { compiled } = compileAgain(order);
        const slides = stale.get(order.input.name) ?? new Set();
        for (const id of compiled?.toRender() ?? []) slides.add(id);
        stale.set(order.input.name, slides);
      }
      return [...stale].map(([deck, slides]) => ({ deck, slides: [...slides] }));
    },
  };
}

/** What is read once for all decks of the project. */
interface Shelves extends Omit<Library, "reader">, Pick<RenderTools, "assets" | "casts"> {}

function compileDeck(order: Order, tools: CompileTools, shelves: Shelves, ledger: Ledger): CompiledDeck | undefined {
  const { input, choices, formats } = order;
  const reader = tools.reader.for(ledger);
  const loaded = loadDeck(input.file, choices, { ...shelves, reader });
  const design = loaded && tools.designs.find(loaded.info.theme, themeSpan(loaded), ledger);
  const brand = tools.brand.read(ledger);
  if (!loaded || !design) return undefined;
  const facts = () => tools.registry.read(ledger);
  const { templates, slides } = design;
  const { request, code } = tools;
  const renderTools = { templates, facts, reader, brand, html: request.html, code, slides, ...shelves };
  const groups = formatGroups(loaded.parts, formats).map((group) => {
    const deck = compose(loaded, group, { request, choices, templates, facts, reader });
    const own: RenderTools = { ...renderTools, owner: `${order.key} ${group.join()}` };
    return {
      formats: group,
      deck,
      toRender: () => slidesToRender(deck, own),
      render: onceAsync(() => renderDeck(deck, design.theme, own)),
    };
  });
  return {
    input,
    ledger,
    info: loaded.info,
    formats,
    groups,
    design,
    facts,
    reader,
    scripts: readScripts(loaded.info, reader),
    toRender: () => groups.flatMap((group) => group.toRender()),
    onPaper(rendered) {
      const { theme } = design;
      const keepsTheme = choices.theme !== undefined || theme.paper === "";
      const paper = keepsTheme ? undefined : tools.designs.find(theme.paper, loaded.info.span, ledger)?.theme;
      return withTheme(rendered, paper ?? theme, { templates, reader, brand });
    },
  };
}

function onceAsync<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What composing needs besides the sections. */
interface ComposeTools extends Pick<RenderTools, "templates" | "facts" | "reader"> {
  readonly request: CompileRequest;
  readonly choices: DeckChoices;
}

function compose(loaded: LoadedDeck, formats: readonly string[], tools: ComposeTools): Deck {
  const { request, choices, templates, facts, reader } = tools;
  return composeDeck(loaded, {
    templates: templates.catalogue,
    facts,
    include(reference, span) {
      const file = reader.find(reference, [path.posix.dirname(span.file.path), "."], span);
      return file && reader.read(file);
    },
    active: new Set([...formats, ...(request.variant ? [request.variant] : [])]),
    slot: choices.minutes,
    ledger: reader.ledger,
  });
}

/** The place of `theme:` in the deck's file; its first line when the theme comes from elsewhere. */
function themeSpan({ info }: LoadedDeck): Span {
  const at = /^theme:.*$/m.exec(info.span.file.text);
  return at ? { file: info.span.file, start: at.index, end: at.index + at[0].length } : info.span;
}

function readScripts({ scripts, span }: DeckInfo, reader: Reader): string[] {
  const folders = [path.posix.dirname(span.file.path), "slides", "."];
  return scripts.flatMap((reference) => {
    const file = reader.find(reference, folders, span);
    return (file && reader.read(file)?.text) ?? [];
  });
}
