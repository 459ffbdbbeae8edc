import { type Asset, dataUrl } from "../assets.js";
import { inLayer, layerOrder } from "../design/layers.js";
import type { Templates } from "../design/templates.js";
import { charactersOf, fontStyles } from "../fonts/page-fonts.js";
import { styleText } from "../html/css.js";
import { asHtml, forTemplate, type Html, scriptJson, scriptText } from "../html/html.js";
import type { PrintedSlide, RenderedDeck, SlideTree } from "../rendered.js";
import { finishPage } from "./own-page.js";
import { pageContext } from "./page-context.js";
import { fontUrl } from "./page-files.js";
import { deckPolicy } from "./policy.js";
import { printPieces, printSectionAttributes, printSlide, type SlideForm } from "./slides.js";
import { socialAddresses } from "./social.js";

/** The files that are compiled with Quarterdeck and go into every deck. */
export interface PlayerFiles {
  readonly script: string;
  readonly styles: string;
  readonly revealStyles: string;
  /** The rules of reveal.js that also hold where there is no script. */
  readonly printStyles: string;
  /** What plays terminal recordings; only decks that have some carry it. */
  readonly terminalScript: string;
  readonly terminalStyles: string;
}

export interface DeckPageOptions {
  readonly player: PlayerFiles;
  /** Scripts of the deck itself; they run before the player. */
  readonly scripts: readonly string[];
  /** The formats in which the deck is made; a served one is in none. */
  readonly formats?: readonly string[];
  /** What keeps a page up to date that a server shows: a script that may speak to this server, and to nobody else. */
  readonly live?: string;
  /** What the audience of a talk gets has no notes in it, wherever one looks. */
  readonly isForAudience?: boolean;
}

/** A slide of the live deck. */
interface DeckSection {
  readonly id: string;
  readonly html: Html;
}

/** What a live deck's page consists of, apart from its template. */
export interface DeckPieces {
  readonly columns: readonly (readonly DeckSection[])[];
  /** The text of its style sheet. */
  readonly styles: Html;
  /** What the player is told, as JSON. */
  readonly config: Html;
  /** The player's words, as JSON. */
  readonly words: Html;
}

/** The live deck as one file: styles, fonts, media and scripts inside, and a policy that forbids any request. */
export async function renderDeckPage(
  rendered: RenderedDeck,
  templates: Templates,
  options: DeckPageOptions,
): Promise<string> {
  return assembleDeckPage(await deckPieces(rendered, options), rendered, templates, options);
}

/** The pieces of a live deck; a slide that is the same as before is the same text. */
export async function deckPieces(
  rendered: RenderedDeck,
  { player, isForAudience = false }: DeckPageOptions,
): Promise<DeckPieces> {
  const { words } = rendered;
  const { info } = rendered.deck;
  const columns = isForAudience ? printWithoutNotes(rendered) : printColumns(rendered);
  const hasTerminals = rendered.recordings.size > 0;
  const terminalStyles = hasTerminals ? [inLayer("component", player.terminalStyles)] : [];
  const styles = [player.revealStyles, ...terminalStyles, ...rendered.styles, player.styles];
  const characters = new Set<number>();
  for (const slide of columns.flat()) for (const code of slide.characters) characters.add(code);
  const config = {
    name: info.name,
    title: info.title,
    lang: info.language,
    ...rendered.size,
    minutes: info.minutes ?? null,
    reveal: info.revealOptions,
    recordings: Object.fromEntries(rendered.recordings),
  };
  const messages = words.group("player");
  const fonts = await fontStyles(rendered, { characters, besides: [info.title, JSON.stringify(messages)] }, fontUrl);
  return {
    columns,
    styles: styleText([layerOrder, fonts, ...styles].join("\n")),
    config: scriptJson(config),
    words: scriptJson({ language: words.language, messages }),
  };
}

/** Puts the pieces of a live deck into its page. */
export function assembleDeckPage(
  { columns, styles, config, words }: DeckPieces,
  rendered: RenderedDeck,
  templates: Templates,
  options: DeckPageOptions,
): Html {
  const scripts = scriptsOf(rendered, options);
  const policy = policyFor(rendered, scripts, options);
  const html = templates.render("deck", {
    ...pageContext(rendered),
    social: socialAddresses(rendered.deck.info, options.formats ?? []),
    icon: iconUrl(templates),
    policy,
    styles: forTemplate(styles),
    slides: forTemplate(asHtml(columns.map(columnHtml).join("\n"))),
    config: forTemplate(config),
    words: forTemplate(words),
    scripts: scripts.map(forTemplate),
  });
  return finishPage(html, ["deck"], templates, { scripts, policy });
}

/** The texts of a deck's scripts, in their order. */
function scriptsOf({ recordings }: RenderedDeck, { player, scripts, live }: DeckPageOptions): Html[] {
  const own = scripts.length > 0 ? [noCalls, ...scripts] : [];
  const served = live === undefined ? [] : [live];
  const terminal = recordings.size > 0 ? [player.terminalScript] : [];
  return [...own, ...served, ...terminal, player.script].map(scriptText);
}

/** What no Content-Security-Policy holds back: calls from browser to browser. Nothing of a deck's own may make them. */
export const noCalls = `for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Object.defineProperty(window, name, { value: undefined });`;

/** The Content-Security-Policy that stands in a deck's page. */
export const policyOf = (rendered: RenderedDeck, options: DeckPageOptions): string =>
  policyFor(rendered, scriptsOf(rendered, options), options);

function policyFor({ recordings }: RenderedDeck, scripts: readonly Html[], { live }: DeckPageOptions): string {
  const sources = recordings.size > 0 ? ["'wasm-unsafe-eval'"] : [];
  return deckPolicy(scripts, { sources, connect: live === undefined ? "'none'" : "'self'" });
}

/** The icon of a browser's tab. */
export function iconUrl(templates: Templates): string {
  const svg = templates.read("icon.svg")?.text ?? "";
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

function printColumns(rendered: RenderedDeck): (PrintedSlide & DeckSection)[][] {
  const { columns, printed } = rendered;
  const form = deckForm(rendered);
  return columns.map((column) =>
    column.map(({ tree }) => {
      const slide = printed.get(tree) ?? printSection(tree, form);
      printed.set(tree, slide);
      return { ...slide, id: idOf(tree) };
    }),
  );
}

function printWithoutNotes(rendered: RenderedDeck): (PrintedSlide & DeckSection)[][] {
  const form = deckForm(rendered);
  const bare = (tree: SlideTree) => {
    // reveal.js knows notes as an attribute, too.
    const { "data-notes": _, ...attributes } = tree.attributes;
    return printSection({ ...tree, attributes, notes: [] }, form);
  };
  return rendered.columns.map((column) => column.map(({ tree }) => ({ ...bare(tree), id: idOf(tree) })));
}

/** The speaker notes of each slide that has some, by its id. */
export function notesBySlide(rendered: RenderedDeck): ReadonlyMap<string, Html> {
  const form = deckForm(rendered);
  const notes = rendered.columns.flat().map(({ tree }) => [idOf(tree), printPieces(tree.notes, form)] as const);
  return new Map(notes.filter(([, html]) => html !== ""));
}

const idOf = ({ attributes }: SlideTree) => attributes["id"] ?? "";

function deckForm({ assets }: RenderedDeck): SlideForm {
  const urls = new Map<Asset, string>();
  const address = (asset: Asset) => {
    const url = urls.get(asset) ?? dataUrl(asset);
    urls.set(asset, url);
    return url;
  };
  return { assets, address, links: "deck", ids: "kept" };
}

function printSection(tree: SlideTree, form: SlideForm): PrintedSlide {
  const notes = printPieces(tree.notes, form);
  const aside = notes ? `\n<aside class="notes">${notes}</aside>` : "";
  const html = asHtml(`<section${printSectionAttributes(tree, form)}>${printSlide(tree, form)}${aside}</section>`);
  return { html, characters: charactersOf(html) };
}

function columnHtml(column: readonly DeckSection[]): Html {
  const sections = column.map(({ html }) => html);
  const [only = asHtml("")] = sections;
  return sections.length === 1 ? only : asHtml(`<section>\n${sections.join("\n")}\n</section>`);
}
