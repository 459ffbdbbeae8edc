import type { RevealApi } from "reveal.js";
import type { DeckPatch, Shown } from "../serve/protocol.js";
import { arrange, columnsIn, renameSlides } from "./arrange.js";
import { morphSlide, parseSlide, stepOf } from "./morph.js";
import { allSlides, goTo, type Place, placeNow, rememberPlace } from "./place.js";
import { findSheet } from "./sheet.js";

/** Told to the deck's player when slides of the page have changed. */
const patched = "quarterdeck-patched";

/** Brings an open page up to date. */
export interface Patcher {
  readonly shown: Shown;
  apply(patch: DeckPatch): void;
}

/** Keys of the player's settings that are read again whenever they are needed. */
const readAgain = new Set(["title", "minutes", "lang", "name"]);

export function createPatcher(reveal: RevealApi, page: Shown): Patcher {
  let shown = page;
  const sheet = findSheet();
  /** Where the reader wanted to be when that slide vanished: it may come back with the next save. */
  let lost: { readonly wanted: Place; readonly instead: string } | undefined;
  const loadAgain = () => {
    rememberPlace(placeNow(reveal));
    location.reload();
  };
  /** Goes where the reader wanted to be, or beside that place; `number` is where it was. */
  const settle = (wanted: Place, number: number) => {
    if (goTo(reveal, wanted)) {
      lost = undefined;
      return;
    }
    const all = allSlides();
    const instead = all[Math.min(number, all.length - 1)];
    if (instead) goTo(reveal, { slide: instead.id, step: stepOf(instead) });
    lost = { wanted, instead: instead?.id ?? "" };
  };
  const applySlides = (patch: DeckPatch) => {
    // Of a long deck they are asked for once.
    const known = new Map(allSlides().map((section) => [section.id, section]));
    const number = [...known.keys()].indexOf(placeNow(reveal).slide);
    const renamed = renameSlides(slidesIn(document), patch.columns, known);
    const before = placeNow(reveal);
    const isInstead = lost !== undefined && (renamed.get(lost.instead) ?? lost.instead) === before.slide;
    const wanted = lost && isInstead ? lost.wanted : before;
    const change = changeSlides(patch, known);
    if (change.structure && isScrolling(reveal)) return loadAgain();
    if (change.structure || change.background) reveal.sync();
    else for (const slide of change.slides) syncSlide(reveal, slide);
    const isSame = !change.structure && renamed.size === 0 && wanted === before;
    if (isSame && placeNow(reveal).step === before.step) lost = undefined;
    else settle(wanted, number);
  };
  return {
    get shown() {
      return shown;
    },
    apply(patch) {
      if (patch.frame !== shown.frame || changesPlayer(patch)) return loadAgain();
      if (patch.styles && !sheet.replace(patch.styles.text)) return loadAgain();
      if (patch.config) setText("script#quarterdeck-config", patch.config.text);
      if (patch.words) setText("script#quarterdeck-words", patch.words.text);
      const hashes = Object.entries(patch.slides).map(([id, { hash }]) => [id, hash] as const);
      const slides = { ...shown.slides, ...Object.fromEntries(hashes) };
      applySlides(patch);
      shown = {
        frame: patch.frame,
        styles: patch.styles?.hash ?? shown.styles,
        config: patch.config?.hash ?? shown.config,
        words: patch.words?.hash ?? shown.words,
        slides: Object.fromEntries(patch.columns.flat().map((id) => [id, slides[id] ?? ""])),
      };
      if (patch.styles) reveal.layout();
      document.dispatchEvent(new CustomEvent(patched));
    },
  };
}

/** Whether the player would have to begin anew: options of reveal.js, the size of the canvas, recordings. */
function changesPlayer({ config }: DeckPatch): boolean {
  if (!config) return false;
  const now = JSON.parse(config.text) as Record<string, unknown>;
  const before = JSON.parse(textOf("script#quarterdeck-config")) as Record<string, unknown>;
  const keys = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...keys].some((key) => !readAgain.has(key) && JSON.stringify(now[key]) !== JSON.stringify(before[key]));
}

/** What of the slides of a page was changed. */
interface Change {
  readonly slides: readonly HTMLElement[];
  /** Slides came, went or were moved. */
  readonly structure: boolean;
  readonly background: boolean;
}

/** @param known the slides of the page by their ids; new ones are added */
function changeSlides({ slides, columns }: DeckPatch, known: Map<string, HTMLElement>): Change {
  const container = slidesIn(document);
  const changed: HTMLElement[] = [];
  let background = false;
  for (const [id, { text }] of Object.entries(slides)) {
    const fresh = parseSlide(text);
    const section = known.get(id);
    if (!fresh) continue;
    if (!section) known.set(id, fresh);
    else {
      background ||= backgroundOf(section) !== backgroundOf(fresh);
      morphSlide(section, fresh);
      changed.push(section);
    }
  }
  const structure = JSON.stringify(columnsIn(container)) !== JSON.stringify(columns);
  if (structure) arrange(container, columns, known);
  return { slides: changed, structure, background };
}

const slidesIn = (page: Document): Element => page.querySelector(".reveal .slides") ?? page.body;

const backgroundOf = ({ attributes }: Element) =>
  [...attributes].flatMap(({ name, value }) => (name.startsWith("data-background") ? [`${name}=${value}`] : [])).join();

/** Slides that are far away are loaded when they come near. */
function syncSlide(reveal: RevealApi, slide: HTMLElement): void {
  reveal.syncFragments(slide);
  if (slide.style.display !== "none") reveal.loadSlide(slide);
}

/** The scrolling page wraps slides into pages of its own. */
const isScrolling = (reveal: RevealApi) =>
  document.querySelector(".reveal-viewport.reveal-scroll") !== null && reveal.isReady();

const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? "";

function setText(selector: string, text: string): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = text;
}
