import type { DeckChoices } from "../content/deck-info.js";
import { deckName } from "../content/deck-name.js";
import type { KnownNames } from "../content/known-names.js";
import type { OriginalSource } from "../content/library.js";
import { type LoadedDeck, loadDeck } from "../content/load-deck.js";
import type { Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Brand } from "../model/brand.js";
import type { Deck, DeckInfo } from "../model/deck.js";
import type { Theme } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import type { Rehearsal } from "../model/rehearsal.js";
import { renderDeck, withTheme } from "../render/deck.js";
import { ownStyles } from "../render/design/styles.js";
import type { DrawingDesk } from "../render/drawing/desk.js";
import type { FontCutter } from "../render/fonts/cutter.js";
import { onLightGround } from "../render/light-ground.js";
import { once, onceDone } from "../render/once.js";
import type { RenderTools } from "../render/render-tools.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { CodeMemory } from "../render/slide/highlight.js";
import { slidesToRender } from "../render/standing.js";
import type { Tolerance } from "../report/tolerance.js";
import type { BrandSource } from "./brand.js";
import { checkBrandColours } from "./brand-contrast.js";
import { checkBrandTokens } from "./brand-tokens.js";
import { compose } from "./compose-deck.js";
import type { ProjectConfig } from "./config.js";
import { checkDeckNames, defaultsOf, outPlaceOf } from "./deck-defaults.js";
import { scriptsOf } from "./deck-scripts.js";
import { themeSpan, withAddedFonts, withFontsOf } from "./deck-theme.js";
import { typeOf } from "./deck-type.js";
import type { Design, Designs } from "./designs.js";
import { formatGroups } from "./format-groups.js";
import type { InkSource } from "./ink.js";
import type { DeckInput } from "./inputs.js";
import type { RegistrySource } from "./registry.js";
import { type RehearsalsSource, rehearsalsOf } from "./rehearsals.js";
import type { Shelves } from "./shelves.js";
import type { SlideCache } from "./slide-cache.js";
import { checkThemeOptions } from "./theme-options.js";
import type { VariablesSource } from "./variables.js";

/** What the command line says about the compilation of decks. */
export interface CompileRequest extends DeckChoices {
  /** Raw HTML as it is, or reduced to a list of harmless elements (`--safe`). */
  readonly html: "raw" | "sanitized";
  /** Whether a project's own templates count, too (the default), or only those that are packaged (`--safe`). */
  readonly templates?: "own" | "packaged" | undefined;
  /** Errors in whose place something else can show are warnings (`--lenient`). */
  readonly lenient?: boolean | undefined;
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
  /** Variants and languages that the command line may name. */
  readonly names: KnownNames;
  /** The rehearsals of it that the command line gives. */
  readonly rehearsals: readonly Rehearsal[];
  /** How many slides of its sections are hidden. */
  readonly hidden: number;
  /** The formats that were asked for, in this order. */
  readonly formats: readonly F[];
  /** At least one. */
  readonly groups: readonly FormatGroup<F>[];
  readonly design: Design;
  /** Its theme with the fonts that it and its brand add. */
  readonly theme: Theme;
  readonly cutter: FontCutter;
  readonly brand: Brand | undefined;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  /** The deck's own scripts, as text. */
  readonly scripts: readonly string[];
  /** Ids of the slides that have to be rendered, because nothing that stands was kept of them. */
  toRender(): readonly string[];
  /** For whom slides are kept: this deck, in each of its groups. */
  readonly owners: readonly Owner[];
  /** The same slides in the theme that the deck has on paper. */
  onPaper(rendered: RenderedDeck): RenderedDeck;
}

export interface CompileTools {
  readonly request: CompileRequest;
  readonly reader: Reader;
  readonly memory: Memory;
  readonly brands: BrandSource;
  readonly variables: VariablesSource;
  readonly rehearsals: RehearsalsSource;
  readonly ink: InkSource;
  readonly config: (user: Ledger) => ProjectConfig;
  readonly designs: Designs;
  readonly registry: RegistrySource;
  readonly originals: OriginalSource;
  readonly services: Services;
}

/** What the decks of a run share and no project owns. */
export interface Services {
  /** Highlighted code of earlier runs. */
  readonly code: CodeMemory;
  readonly drawings: DrawingDesk;
  /** Slides of earlier runs; without it none are kept. */
  readonly slides?: SlideCache | undefined;
}

/** What a compilation was asked for. */
export interface Order {
  readonly together: boolean;
  readonly key: string;
  readonly input: DeckInput;
  readonly formats: readonly string[];
  readonly choices: DeckChoices;
  readonly tolerance: Tolerance;
}

/** For whom slides of a design are kept. */
export interface Owner {
  readonly name: string;
  readonly slides: Design["slides"];
}

/** Compiles a deck; undefined if it, or its theme, cannot be read. The ledger then says why. */
export function compileDeck(
  order: Order,
  tools: CompileTools,
  shelves: Shelves,
  ledger: Ledger,
): CompiledDeck | undefined {
  const { input, formats } = order;
  const reader = tools.reader.for(ledger);
  const config = tools.config(ledger);
  const name = deckName(input.file);
  checkDeckNames(config, name, reader);
  const choices = { ...order.choices, given: tools.variables.read(ledger), defaults: defaultsOf(config, name) };
  const loaded = loadDeck(input, choices, { ...shelves, reader, originals: tools.originals });
  const otherwise = order.tolerance === "none" ? undefined : "default";
  const span = loaded && themeSpan(loaded.info, tools.request);
  const design = loaded && tools.designs.find({ ...wanted(loaded), span, otherwise }, ledger);
  const brand = loaded && tools.brands.read(loaded.info, reader);
  if (!loaded || !design) return undefined;
  const rehearsed = rehearsalsOf(name, loaded.names, tools.rehearsals.read(ledger));
  checkThemeOptions(loaded.info, design.theme, ledger);
  const sheets = once(() => [...design.theme.styles, ...ownStyles(loaded.info, reader)]);
  checkBrandTokens(brand, design.theme, { sheets, reader });
  if (brand) checkBrand(brand, design, { tools, loaded, choices, ledger });
  const facts = once(() => tools.registry.read(ledger));
  const outSpan = loaded.info.outSpan ?? outPlaceOf(config, name);
  const theme = withAddedFonts(design.theme, loaded.info, brand, reader);
  const { templates, slides } = design;
  const { code, drawings } = tools.services;
  const { html } = tools.request;
  const size = loaded.info.size ?? theme.size;
  const renderTools = { templates, facts, reader, brand, html, size, slides, sheets, code, drawings, ...shelves };
  const type = typeOf({ theme, info: loaded.info, ...renderTools });
  const ink = tools.ink.of(input, ledger);
  const groups = formatsIn(order, loaded).map((group) => {
    const deck = compose(loaded, group, { ...renderTools, choices, rehearsed: rehearsed.minutes });
    const own: RenderTools = { ...renderTools, ...type, owner: `${order.key} ${group.join()}`, deck: input.file };
    const render = onceDone(() => renderDeck(deck, theme, own).then((rendered) => ink?.draw(rendered) ?? rendered));
    return { formats: group, deck, own, render };
  });
  ink?.checkSlides([loaded, ...groups.map(({ deck }) => deck)]);
  return {
    input,
    ledger,
    info: groups[0]?.deck.info ?? loaded.info,
    ...rehearsed.told,
    hidden: loaded.hidden.length,
    formats,
    groups,
    ...{ design, theme, brand, facts, reader },
    cutter: shelves.cutter,
    owners: groups.map(({ own }) => ({ name: own.owner, slides: own.slides })),
    scripts: scriptsOf({ ...loaded.info, outSpan }, reader, html),
    toRender: () => groups.flatMap(({ deck, own }) => slidesToRender(deck, own, ledger)),
    onPaper(rendered) {
      const paper = paperTheme(design, { tools, loaded, choices, ledger });
      return onLightGround(withTheme(rendered, withFontsOf(rendered.theme, paper), { templates, reader, brand }));
    },
  };
}

/** The formats that show the same slides. */
const formatsIn = ({ together, formats, choices }: Order, { parts }: LoadedDeck) =>
  together ? [formats] : formatGroups(parts, formats, choices.variant);

/** A deck while it is compiled. */
interface Compiling {
  readonly tools: CompileTools;
  readonly loaded: LoadedDeck;
  readonly choices: DeckChoices;
  readonly ledger: Ledger;
}

/** The theme that a deck has on paper; undefined where that is the one on screen. */
function paperTheme({ theme }: Design, { tools, loaded, choices, ledger }: Compiling): Theme | undefined {
  if (choices.theme !== undefined || theme.paper === "") return undefined;
  return tools.designs.find({ ...wanted(loaded), theme: theme.paper }, ledger)?.theme;
}

/** A brand's colours must be seen on screen and on paper, whatever is made now. */
function checkBrand(brand: Brand, design: Design, compiling: Compiling): void {
  if (brand.colours.length === 0) return;
  const paper = paperTheme(design, compiling);
  for (const theme of [design.theme, ...(paper ? [paper] : [])]) checkBrandColours(brand, theme, compiling.ledger);
}

const wanted = ({ info: { theme, language, span } }: LoadedDeck) => ({ theme, language, span });
