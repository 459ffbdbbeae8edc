import type { Judging, Layout } from "../browser/measuring.js";
import { concerning } from "../browser/page-errors.js";
import type { OtherSize } from "../check/config.js";
import type { SlideMeasures } from "../check/measures.js";
import type { Violation } from "../check/spoken.js";
import type { View } from "../check/subject.js";
import type { Slide } from "../model/deck.js";
import { isWorksheet } from "../model/outline.js";
import type { CompiledDeck, FormatGroup } from "../project/compile.js";
import type { Edition } from "../project/compiler.js";
import type { DeckInput } from "../project/inputs.js";
import { readPlayer } from "../project/package-files.js";
import type { Project } from "../project/project.js";
import { textOf } from "../render/html/dom.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { type PrintOptions, type PrintPage, renderPrintPages } from "../render/page/print-page.js";
import { slideElements } from "../render/page/slides.js";
import type { RenderedDeck, RenderedSlide, SlideTree } from "../render/rendered.js";
import { type MeasuringTools, measureOnce } from "./measure-once.js";

/** The formats whose slides are looked at; those of a handout are laid out as slides, too. */
const formats = ["html", "pdf", "handout"] as const;

/** A deck in one theme, ready to be laid out. */
export interface InspectedEdition {
  readonly rendered: RenderedDeck;
  readonly pages: readonly PrintPage[];
  /** The deck's own size first. */
  readonly views: readonly [View, ...View[]];
}

/** A deck in one language, for formats that show the same slides. */
export interface InspectedDeck {
  readonly compiled: CompiledDeck;
  /** The deck's own theme first. */
  readonly editions: readonly [InspectedEdition, ...InspectedEdition[]];
}

/** In what else than its own size, theme and language a deck is looked at. */
interface Variations {
  readonly sizes: readonly OtherSize[];
  readonly themes: readonly string[];
  readonly languages: readonly string[];
}

/** A deck in one of its variants. */
interface InspectedVariant {
  readonly input: DeckInput;
  readonly variant: string | undefined;
}

/** How an edition is looked at. */
interface Look {
  readonly theme: "own" | "other";
  readonly sizes: Variations["sizes"];
  /** Slides that were looked at before, by their places. */
  readonly seen: ReadonlySet<string>;
  readonly player: PlayerFiles;
}

/** The slides of decks that were looked at, by the deck's file and its language: variants share most of them. */
export type SeenSlides = Map<string, Set<string>>;

/** Compiles a deck in all its variations. */
export async function inspectDeck(
  project: Project,
  { input, variant }: InspectedVariant,
  variations: Variations,
  allSeen: SeenSlides,
): Promise<InspectedDeck[]> {
  const inspected: InspectedDeck[] = [];
  for (const language of [undefined, ...variations.languages]) {
    const edition = { variant, ...(language === undefined ? {} : { language }) };
    const key = `${language ?? ""} ${input.file}`;
    const seen = allSeen.get(key) ?? new Set<string>();
    allSeen.set(key, seen);
    const compiled = project.compile(input, formats, edition);
    if (!compiled) continue;
    const look = { sizes: variations.sizes, seen, player: readPlayer() };
    for (const group of compiled.groups) {
      const own = await lookAt(group, compiled, { ...look, theme: "own" });
      const themes = variations.themes.filter((theme) => theme !== compiled.design.theme.name);
      const others = themes.flatMap((theme) => inOther(project, input, group, { ...edition, theme }) ?? []);
      const editions: InspectedEdition[] = [];
      for (const other of others) editions.push(await lookAt(other.group, other.compiled, { ...look, theme: "other" }));
      for (const { slide } of own.rendered.columns.flat()) seen.add(placeKey(slide));
      inspected.push({ compiled, editions: [own, ...editions] });
    }
  }
  return inspected;
}

/** The same slides in another edition of their deck. */
function inOther(project: Project, input: DeckInput, { formats: wanted }: FormatGroup, edition: Edition) {
  const compiled = project.compile(input, wanted, edition);
  const group = compiled?.groups[0];
  return compiled && group && { compiled, group };
}

async function lookAt(group: FormatGroup, { design }: CompiledDeck, look: Look): Promise<InspectedEdition> {
  const rendered = await group.render();
  const pages = await renderPrintPages(toMeasure(rendered, look.seen), design.templates, look.player, asMeasured);
  return { rendered, pages, views: viewsOf(rendered, look) };
}

/** How pages are printed to be measured. */
const asMeasured: PrintOptions = { steps: false, watermark: "", pageSize: undefined };

/** One slide of a deck, ready to be laid out in the deck's own theme. */
export async function editionOfSlide(
  slide: RenderedSlide,
  rendered: RenderedDeck,
  { design }: Pick<CompiledDeck, "design">,
  { sizes, player }: Pick<Look, "sizes" | "player">,
): Promise<InspectedEdition> {
  const alone: RenderedDeck = { ...rendered, columns: [[slide]] };
  const pages = await renderPrintPages(alone, design.templates, player, asMeasured);
  return { rendered, pages, views: viewsOf(alone, { sizes, theme: "own" }) };
}

/**
 * A deck with a size of its own, or with a theme of reveal.js, is only ever shown in that size. Style sheets that
 * say something else for paper are looked at for paper, too.
 */
function viewsOf(
  { deck, theme, size, styles, columns }: RenderedDeck,
  look: Pick<Look, "sizes" | "theme">,
): [View, ...View[]] {
  const isOwn = look.theme === "own";
  const themeName = isOwn ? "" : `theme ${theme.name}`;
  const own: View = { ...size, theme: theme.name, media: "screen", name: themeName, isOwn, isAsked: true };
  const named = (name: string) => [name, themeName].filter(Boolean).join(", ");
  const sheets = [...styles, ...columns.flat().flatMap(({ tree }) => sheetsIn(tree))];
  const paper = sheets.some((css) => /@media[^{@]*\bprint\b/.test(css));
  const printed: View[] = paper ? [{ ...own, media: "print", name: named("on paper") }] : [];
  if (deck.info.size || theme.isReveal) return [own, ...printed];
  const ratio = size.width / size.height;
  const others = look.sizes
    .filter(({ width, height }) => Math.abs(width / height - ratio) > 0.01)
    .map(({ name, ...size }): View => ({ ...own, ...size, name: named(`at ${name}`), isOwn: false }));
  return [own, ...printed, ...others];
}

/** The style sheets that stand on a slide. */
const sheetsIn = (tree: SlideTree) =>
  slideElements(tree).flatMap((element) => (element.name.toLowerCase() === "style" ? [textOf(element)] : []));

/** What the browser says about an edition: for each view the slides by id. */
export interface EditionMeasures {
  readonly views: readonly { readonly view: View; readonly slides: ReadonlyMap<string, SlideMeasures> }[];
  readonly violations: readonly Violation[];
  readonly requests: readonly string[];
}

/** How a page of the deck is laid out in a view: on another canvas slides are set in other sizes. */
export function layoutOf({ size, growthOn }: RenderedDeck, view: View): Layout {
  return isOn(size, view) ? view : { ...view, growth: growthOn(view) };
}

/**
 * A slide without what is never shown so: no format has forms, or lists that the compiler makes, on another canvas than
 * the one they were laid out for.
 */
const seenIn = (view: View, size: RenderedDeck["size"], lists: ReadonlySet<string>) => (slide: SlideMeasures) =>
  isOn(size, view)
    ? slide
    : { ...slide, texts: lists.has(slide.id) ? [] : slide.texts.filter(({ inForm }) => !inForm) };

/** The ids of slides that are laid out in columns for the canvas: sources and glossary. */
const laidOutLists = ({ columns }: RenderedDeck): ReadonlySet<string> =>
  new Set(columns.flat().flatMap(({ slide: { id, generated } }) => (generated && "columns" in generated ? [id] : [])));

const isOn = (size: RenderedDeck["size"], view: View) => view.width === size.width && view.height === size.height;

/** @throws MachineError that names the deck when it cannot be measured */
export async function measureEdition(
  { rendered, pages, views }: InspectedEdition,
  tools: MeasuringTools,
  judging: Judging,
): Promise<EditionMeasures> {
  const [first, ...others] = views;
  const sizes = [first, ...others.map((view) => layoutOf(rendered, view))] as const;
  const measuring = pages.map((page) => measureOnce(page, { sizes, judging, styles: rendered.styles }, tools));
  const parts = await Promise.all(measuring).catch((cause: unknown) => {
    throw concerning(rendered.deck.info.name, cause);
  });
  const lists = laidOutLists(rendered);
  return {
    views: views.map((view, index) => {
      const slides = parts.flatMap(({ sizes }) => sizes[index] ?? []).map(seenIn(view, rendered.size, lists));
      return { view, slides: new Map(slides.map((slide) => [slide.id, slide])) };
    }),
    violations: parts.flatMap(({ violations }) => violations),
    requests: parts.flatMap(({ requests }) => requests),
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

/** Where a slide was written, and what of it is shown; what the compiler makes of each kind counts as one place. */
const placeKey = ({ generated, title, fingerprint, span }: Slide) =>
  generated ? `${generated.kind} ${title}` : `${span.file.path}:${span.start} ${fingerprint}`;
