import * as v from "valibot";
import type { Bound } from "../cache/bound.js";
import { noShelf, openShelf, type Shelf } from "../cache/shelf.js";
import type { PackedContent } from "../render/slide/packed-content.js";
import type { NotedAnswer } from "../source/files.js";
import { bundleHash, drawingHash } from "../source/installed.js";
import type { ProjectRoot } from "../source/project.js";

/** A question to the disk, the folder about which it was asked, and the digest of its answer. */
export type NotedQuestion = readonly [...ProjectPlace, ...NotedAnswer];
type ProjectPlace = readonly [root: ProjectRoot["root"], border: ProjectRoot["border"]];

/** The content of a slide with all that it stands on. */
export interface ShelvedSlide {
  /** What slides of the same content share. */
  readonly key: string;
  /** Questions about the deck, and digests of the answers. */
  readonly answers: readonly (readonly [question: string, digest: string])[];
  readonly asked: readonly NotedQuestion[];
  readonly content: () => PackedContent | undefined;
}

/** What is kept of the slides of one file. */
export interface ShelvedFile {
  /** The slides of a key that earlier runs and this one have kept. */
  of(key: string): readonly ShelvedSlide[];
  /** Says that a slide was shown; one that is not there yet is kept. */
  show(slide: ShelvedSlide): void;
}

/** Slides that are kept from run to run. */
export interface SlideCache {
  /** @param key names the file, and all that its slides are made of besides what they ask for */
  open(key: readonly string[]): ShelvedFile;
  /** Writes what is new. */
  save(): void;
}

const bound: Bound = { files: 2000, bytes: 64 * 2 ** 20 };

/** More than that of one file is not kept, in bytes. */
const mostOfFile = 16 * 2 ** 20;

/** How many are kept of a file: those in other themes and variants, and some that its author has left behind. */
const mostSlides = (shown: number) => 3 * shown + 20;

/** So many at most count as shown: while somebody writes, each version of a text is another slide. */
const mostShown = 1000;

/** Opens the slides of earlier runs; with `cache: false` there are none, and none are kept. */
export function openSlideCache(request: {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}): SlideCache {
  const program = bundleHash();
  const isKept = request.cache && program !== undefined;
  const shelf = isKept ? openShelf(request.environment, "slides", bound) : noShelf;
  // Numbers and dates are written as these versions of Node's parts write them.
  const { icu, cldr, unicode } = process.versions;
  return createSlideCache(shelf, [program, drawingHash(), icu, cldr, unicode].join(" "));
}

/** @param maker names the version of what makes slides */
export function createSlideCache(shelf: Shelf, maker: string): SlideCache {
  const files = new Map<string, OpenFile>();
  return {
    open(key) {
      const name = JSON.stringify([maker, ...key]);
      const file = files.get(name) ?? new OpenFile(readSlides(shelf.get(name)));
      files.set(name, file);
      return file;
    },
    save() {
      for (const [name, file] of files) {
        const text = file.isChanged ? printSlides(file.kept()) : "";
        if (text !== "" && text.length <= mostOfFile) shelf.put(name, text);
      }
      shelf.close();
    },
  };
}

class OpenFile implements ShelvedFile {
  readonly #slides = new Map<string, ShelvedSlide[]>();
  readonly #shown = new Set<ShelvedSlide>();
  readonly #before: readonly ShelvedSlide[];
  isChanged = false;

  constructor(before: readonly ShelvedSlide[]) {
    this.#before = before;
    for (const slide of before) this.#add(slide);
  }

  of(key: string): readonly ShelvedSlide[] {
    return this.#slides.get(key) ?? [];
  }

  show(slide: ShelvedSlide): void {
    if (!this.of(slide.key).includes(slide)) {
      this.#add(slide);
      this.isChanged = true;
    }
    this.#shown.delete(slide);
    this.#shown.add(slide);
    const [oldest] = this.#shown;
    if (oldest && this.#shown.size > mostShown) this.#shown.delete(oldest);
  }

  /** What was shown last stands last; the first ones leave where there are too many. */
  kept(): readonly ShelvedSlide[] {
    const others = this.#before.filter((slide) => !this.#shown.has(slide));
    return [...others, ...this.#shown].slice(-mostSlides(this.#shown.size));
  }

  #add(slide: ShelvedSlide): void {
    const known = this.#slides.get(slide.key) ?? [];
    this.#slides.set(slide.key, [...known, slide]);
  }
}

/** How slides stand in the cache: nearly all of a file's have asked the same, so each question stands there once. */
interface PrintedSlides {
  readonly asked: readonly NotedQuestion[];
  readonly slides: readonly (readonly [
    key: string,
    answers: ShelvedSlide["answers"],
    asked: readonly number[],
    content: PackedContent,
  ])[];
}

function printSlides(slides: readonly ShelvedSlide[]): string {
  const numbers = new Map<string, number>();
  const asked: NotedQuestion[] = [];
  const numberOf = (question: NotedQuestion): number => {
    const key = JSON.stringify(question);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, asked.length);
    return asked.push(question) - 1;
  };
  const printed = slides.flatMap((slide) => {
    const content = slide.content();
    return content ? [[slide.key, slide.answers, slide.asked.map(numberOf), content] as const] : [];
  });
  return JSON.stringify({ asked, slides: printed } satisfies PrintedSlides);
}

/** What a text from the cache has to be. The contents of slides are taken as they are: its seal says that it is whole. */
const printedSchema = v.object({
  asked: v.array(v.array(v.string())),
  slides: v.array(
    v.tuple([
      v.string(),
      v.array(v.tuple([v.string(), v.string()])),
      v.array(v.number()),
      v.record(v.string(), v.unknown()),
    ]),
  ),
});

function readSlides(text: string | undefined): ShelvedSlide[] {
  if (text === undefined) return [];
  try {
    const data: unknown = JSON.parse(text);
    if (!v.is(printedSchema, data)) return [];
    const { asked, slides } = data as unknown as PrintedSlides;
    return slides.map(([key, answers, numbers, content]) => ({
      key,
      answers,
      asked: numbers.flatMap((number) => (asked[number] ? [asked[number]] : [])),
      content: () => content,
    }));
  } catch {
    return [];
  }
}
