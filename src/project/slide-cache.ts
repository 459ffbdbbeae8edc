import type { Bound } from "../cache/bound.js";
import { KeptEntries } from "../cache/kept-entries.js";
import { makerOf } from "../cache/maker.js";
import { hashOf } from "../cache/seal.js";
import { openShelf, type Shelf } from "../cache/shelf.js";
import type { ForgetfulValues, KeptValues } from "../content/kept-values.js";
import type { KeptReadings } from "../content/read-once.js";
import { bundleHash, drawingHash } from "../source/installed.js";
import { namesOf } from "./asked-again.js";
import { asReadings, ShelvedTexts } from "./shelved-texts.js";
import { printSlides, readSlides, type ShelvedSlide } from "./slide-record.js";

/** Slides that are kept from run to run. */
export interface SlideCache {
  /** @param key names the file, and all that its slides are made of besides what they ask for */
  open(key: readonly string[]): ShelvedFile;
  /** What was read of the slides of a file. @param key names the file */
  readings(key: readonly string[]): KeptReadings;
  /** The frames of the slides of a deck. @param key names the deck */
  frames(key: readonly string[]): ForgetfulValues;
  /** What YAML holds. @param key names whose it is */
  values(key: readonly string[]): KeptValues;
  /** Writes what is new. */
  save(): void;
}

/** The cache keeps to that. */
const cacheBound: Bound = { files: 2000, bytes: 64 * 2 ** 20 };

/** More than that of one file is not kept, in characters. */
const mostOfFile = 16 * 2 ** 20;

/** Those in other themes and variants, and some that their author has left behind. */
const entryBound = { shown: 1000, all: (shown: number) => 3 * shown + 20 };

/** Opens the slides of earlier runs; undefined where nothing is to be kept, or nobody knows which program this is. */
export function openSlideCache(request: {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}): SlideCache | undefined {
  const program = bundleHash();
  if (!request.cache || program === undefined) return undefined;
  const shelf = openShelf(request.environment, "slides", cacheBound);
  return createSlideCache(shelf, makerOf(`${program} ${drawingHash()}`, process.versions));
}

/** @param maker names the version of what makes slides */
export function createSlideCache(shelf: Shelf, maker: string): SlideCache {
  const files = new Map<string, ShelvedFile>();
  const texts = new Map<string, ShelvedTexts>();
  const textsOf = (key: readonly string[]) => {
    const name = JSON.stringify(key);
    const file = texts.get(name) ?? new ShelvedTexts(shelf.get(name));
    texts.set(name, file);
    return file;
  };
  return {
    open(key) {
      const name = JSON.stringify([maker, ...key]);
      const file = files.get(name) ?? new ShelvedFile(readSlides(shelf.get(name)));
      files.set(name, file);
      return file;
    },
    readings: (key) => asReadings(textsOf(["read", maker, process.versions.v8, ...key])),
    frames: (key) => textsOf(["frames", maker, ...key]),
    values: (key) => textsOf(["values", maker, ...key]),
    save() {
      for (const [name, file] of texts) {
        if (file.isChanged) shelf.put(name, file.print());
      }
      for (const [name, file] of files) {
        if (file.isChanged) shelf.put(name, printSlides(file.kept(), mostOfFile));
      }
      shelf.close();
    },
  };
}

/** What is kept of the slides of one file. */
class ShelvedFile {
  readonly #entries: KeptEntries<ShelvedSlide>;
  /** The names of the entries of each key, the newest first. */
  readonly #names = new Map<string, readonly string[]>();

  constructor(before: readonly ShelvedSlide[]) {
    const named = before.map((slide) => [nameOf(slide), slide] as const);
    this.#entries = new KeptEntries(named, entryBound);
    for (const [name, { key }] of named) this.#index(key, name);
  }

  get isChanged(): boolean {
    return this.#entries.isChanged;
  }

  /** The slides of a key that earlier runs and this one have kept, the newest first. */
  of(key: string): readonly ShelvedSlide[] {
    return (this.#names.get(key) ?? []).flatMap((name) => this.#entries.peek(name) ?? []);
  }

  /** Says that a slide was shown; one that is not there yet is kept. */
  show(slide: ShelvedSlide): void {
    const name = nameOf(slide);
    if (this.#entries.get(name)) return;
    this.#entries.set(name, slide);
    this.#index(slide.key, name);
  }

  /** Lets go of a slide of this run. */
  forget(slide: ShelvedSlide): void {
    const name = nameOf(slide);
    this.#entries.forget(name);
    if (this.#entries.peek(name)) return;
    const others = (this.#names.get(slide.key) ?? []).filter((other) => other !== name);
    if (others.length > 0) this.#names.set(slide.key, others);
    else this.#names.delete(slide.key);
  }

  kept(): readonly ShelvedSlide[] {
    return this.#entries.kept().map(([, slide]) => slide);
  }

  #index(key: string, name: string): void {
    const others = (this.#names.get(key) ?? []).filter((other) => other !== name);
    this.#names.set(key, [name, ...others]);
  }
}

const names = new WeakMap<ShelvedSlide, string>();

/** Slides with the same name stand on the same, so they are the same. */
export function nameOf(slide: ShelvedSlide): string {
  const { key, answers, madeOf } = slide;
  const name = names.get(slide) ?? hashOf(JSON.stringify([key, answers, namesOf(madeOf)]));
  names.set(slide, name);
  return name;
}
