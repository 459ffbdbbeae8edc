import { createHash } from "node:crypto";
import type { FontFile } from "../../model/design.js";
import { type Asset, dataUrl, resolveAssets } from "../assets.js";
import { fontStyles } from "../design/styles.js";
import type { Templates } from "../design/templates.js";
import { asHtml, type Html, scriptJson } from "../html/html.js";
import type { RenderedDeck, RenderedSlide } from "../rendered.js";
import { lastStep, slideSteps } from "./fragments.js";
import { type PaperSize, sheetSize, watermarkLayer } from "./sheet.js";

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
}

const fontUrl = (font: FontFile) => `data:font/woff2;base64,${Buffer.from(font.bytes).toString("base64")}`;

/** The live deck as one file: styles, fonts, media and scripts inside, and a policy that forbids any request. */
export function renderDeckPage(rendered: RenderedDeck, templates: Templates, options: DeckPageOptions): string {
  const slides = rendered.columns.map(renderColumn).join("\n");
  const { info } = rendered.deck;
  const { player } = options;
  const hasTerminals = rendered.recordings.size > 0;
  const scripts = [...options.scripts, ...(hasTerminals ? [player.terminalScript] : []), player.script].map((script) =>
    script.replaceAll("</script", "<\\/script"),
  );
  const terminalStyles = hasTerminals ? [player.terminalStyles] : [];
  const styles = [player.revealStyles, ...terminalStyles, ...rendered.styles, player.styles];
  const config = {
    title: info.title,
    lang: info.language,
    ...rendered.size,
    minutes: info.minutes ?? null,
    reveal: info.revealOptions,
    recordings: Object.fromEntries(rendered.recordings),
  };
  const page = templates.render("deck", {
    ...pageContext(rendered),
    policy: contentPolicy(scripts, hasTerminals),
    styles: asHtml([fontStyles(rendered.theme.fonts, slides, fontUrl), ...styles].join("\n")),
    slides: asHtml(slides),
    config: scriptJson(config),
    scripts: scripts.map(asHtml),
  });
  return resolveAssets(page, rendered.assets, dataUrl);
}

/**
 * A Content-Security-Policy with the hash of each script; styles may be inline, nothing may be fetched. The terminal
 * player brings its emulator as WebAssembly inside its script.
 */
function contentPolicy(scripts: readonly string[], webAssembly: boolean): string {
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${[...hashes, ...(webAssembly ? ["'wasm-unsafe-eval'"] : [])].join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "media-src data: blob:",
    "font-src data:",
    "connect-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function pageContext(rendered: RenderedDeck) {
  const { info } = rendered.deck;
  return {
    deck: {
      title: info.title,
      description: info.description,
      author: info.speaker.name,
      keywords: info.keywords.join(", "),
      language: info.language,
    },
    width: rendered.size.width,
    height: rendered.size.height,
  };
}

function renderColumn(column: readonly RenderedSlide[]): string {
  const sections = column.map(renderSection);
  return sections.length === 1 ? (sections[0] ?? "") : `<section>\n${sections.join("\n")}\n</section>`;
}

function renderSection(slide: RenderedSlide): Html {
  const notes = slide.notes ? `\n<aside class="notes">${slide.notes}</aside>` : "";
  return asHtml(`<section${slide.attributes}>${slide.html}${notes}</section>`);
}

/** A page for the printer, and what it refers to. It needs no script. */
export interface PrintFiles {
  readonly html: string;
  /** Media and fonts by the name under which the page asks for them. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>;
}

/** The page from which the PDF is printed. */
export interface PrintPage extends PrintFiles {
  /** The slide that each page shows. */
  readonly pages: readonly RenderedSlide[];
}

export interface PrintOptions {
  /** A page per step of a slide. */
  readonly steps: boolean;
  /** Set across every page; "" for none. */
  readonly watermark: string;
  /** Sheets of paper, with the slide as large as fits; undefined for the slide's own size. */
  readonly pageSize: PaperSize | undefined;
}

/** Up to this many pages are printed in one go. */
const pagesInOneGo = 150;
const mostParts = 4;

/**
 * Builds the print page; `steps` gives each step of a slide its own page. A long deck comes in parts that can be
 * printed at the same time. How many depends on the deck alone, so that every machine makes the same bytes.
 */
export function renderPrintPages(
  rendered: RenderedDeck,
  templates: Templates,
  player: PlayerFiles,
  { steps, watermark, pageSize }: PrintOptions,
): PrintPage[] {
  const all = rendered.columns.flat().flatMap((slide) => {
    const states = steps ? slideSteps(slide.html) : [lastStep(slide.html)];
    return states.map((html, step) => ({ slide, section: renderPrintSection(slide, html, step) }));
  });
  const parts = all.length <= pagesInOneGo ? 1 : Math.min(mostParts, Math.max(2, Math.ceil(all.length / 250)));
  const size = Math.max(1, Math.ceil(all.length / parts));
  const fontText = rendered.columns
    .flat()
    .map((slide) => slide.html)
    .join("");
  return Array.from({ length: parts }, (_, index) => {
    const pages = all.slice(index * size, (index + 1) * size);
    const html = pages.map(({ section }) => section).join("\n");
    const sheet = sheetStyles(rendered.size, pageSize);
    const context = { templates, styles: [player.printStyles, ...rendered.styles, ...sheet], fontText };
    return {
      ...fillPrintPage(rendered, watermarkLayer(watermark) + html, context),
      pages: pages.map(({ slide }) => slide),
    };
  });
}

/** Pages of paper in landscape, each with one slide in its middle. */
function sheetStyles({ width, height }: RenderedDeck["size"], pageSize: PaperSize | undefined): string[] {
  if (!pageSize) return [];
  const sheet = { across: sheetSize(pageSize).height, along: sheetSize(pageSize).width };
  const [across, along] = [(sheet.across / 25.4) * 96, (sheet.along / 25.4) * 96];
  const scale = Math.min(across / width, along / height);
  const left = (across - width * scale) / 2;
  const top = (along - height * scale) / 2;
  return [
    `@page{size:${pageSize} landscape;margin:0}
.print-page .reveal,.print-page .slides{width:${across}px}
.print-page .slides>section{width:${across}px;height:${along - 0.5}px;overflow:hidden}
.print-page .slides>section>:is(.slide,.slide-background){position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;inset-inline-end:auto;bottom:auto;transform:scale(${scale});transform-origin:0 0}`,
  ];
}

function fillPrintPage(
  rendered: RenderedDeck,
  slides: string,
  { templates, styles, fontText }: { templates: Templates; styles: readonly string[]; fontText: string },
): PrintFiles {
  return printFiles(rendered, (fonts) =>
    templates.render("print", {
      ...pageContext(rendered),
      styles: asHtml([...styles, fonts(fontText)].join("\n")),
      slides: asHtml(distantAnchors(slides) + slides),
    }),
  );
}

/**
 * Makes a page for the printer. `fill` gets a function that returns the `@font-face` rules for a text; media and
 * fonts come with the page as files.
 */
export function printFiles(rendered: RenderedDeck, fill: (fonts: (text: string) => string) => string): PrintFiles {
  const files = new Map<string, { type: string; bytes: Uint8Array }>();
  const fontAddress = (font: FontFile) => addFile(files, `${hashOf(font.bytes)}.woff2`, "font/woff2", font.bytes);
  const page = fill((text) => fontStyles(rendered.theme.fonts, text, fontAddress));
  const html = resolveAssets(page, rendered.assets, (asset: Asset) =>
    addFile(files, asset.name, asset.type, asset.bytes),
  );
  return { html, files };
}

/** Chromium drops links whose target is not on the page; the targets of other parts get a place holder. */
function distantAnchors(slides: string): string {
  const here = new Set([...slides.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]));
  const linked = new Set([...slides.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1] ?? ""));
  const distant = [...linked].filter((id) => !here.has(id));
  return distant.length === 0 ? "" : `<div hidden>${distant.map((id) => `<span id="${id}"></span>`).join("")}</div>\n`;
}

/** Names say what is inside: the browser may keep a file from one deck to the next. */
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

function addFile(
  files: Map<string, { type: string; bytes: Uint8Array }>,
  name: string,
  type: string,
  bytes: Uint8Array,
): string {
  files.set(name, { type, bytes });
  return `/${name}`;
}

/** A slide on the print page: links lead to pages, and only the first step of a slide keeps its ids. */
function renderPrintSection(slide: RenderedSlide, html: Html, step: number): string {
  const inner = html.replaceAll(' href="#/', ' href="#');
  const attributes = step === 0 ? slide.attributes : slide.attributes.replace(/ id="[^"]*"/, "");
  const body = step === 0 ? inner : inner.replace(/ id="[^"]*"/g, "");
  return `<section${attributes}>${slide.background}${body}</section>`;
}

/** A deck as the gallery shows it. */
export interface GalleryEntry {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly slides: number;
  readonly minutes: number;
  /** A `data:` URL; "" without. */
  readonly preview: string;
  readonly files: readonly { readonly format: string; readonly href: string; readonly size: string }[];
}

/** The gallery of all decks in a folder. */
export function renderIndexPage(decks: readonly GalleryEntry[], templates: Templates, styles: string): string {
  return templates.render("index", { decks, styles: asHtml(styles), data: scriptJson(decks) });
}
