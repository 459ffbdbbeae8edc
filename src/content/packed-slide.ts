import { deserialize, serialize } from "node:v8";
import type { Slide } from "../model/deck.js";
import type { SourceFile } from "../source/text.js";

/** A stretch of the slide's file; an item of a list also says where the next one begins. */
interface PackedPlace {
  file?: SourceFile | undefined;
  start: number;
  end: number;
  next?: number | undefined;
}

/** A slide as if its file began with it, and all in it that changes when it stands elsewhere. */
interface Packed {
  readonly slide: Slide;
  readonly places: readonly PackedPlace[];
  /** Those of them that name the file. */
  readonly named: readonly PackedPlace[];
}

/** What cannot be told as plain data. */
class Unpackable extends Error {}

/**
 * A slide as bytes, in V8's format for structured clones; undefined where it holds anything but plain data and places in its file.
 * @param start where the slide stands in the file
 */
export function packSlide(slide: Slide, file: SourceFile, start: number): Uint8Array | undefined {
  const packing = new Packing(file, start);
  try {
    return serialize({ slide: packing.copy(slide) as Slide, ...packing } satisfies Packed);
  } catch (cause) {
    if (cause instanceof Unpackable) return undefined;
    throw cause;
  }
}

/** The slide that was packed, as it stands in a file now; undefined where the bytes are something else. */
export function unpackSlide(bytes: Uint8Array, file: SourceFile, start: number): Slide | undefined {
  try {
    const { slide, places, named } = deserialize(bytes) as Packed;
    for (const place of places) move(place, start);
    for (const place of named) place.file = file;
    return slide;
  } catch {
    // Another version of V8 may write otherwise.
    return undefined;
  }
}

function move(place: PackedPlace, by: number): void {
  place.start += by;
  place.end += by;
  if (place.next !== undefined) place.next += by;
}

const isPlace = (value: object): value is PackedPlace =>
  "start" in value && typeof value.start === "number" && "end" in value && typeof value.end === "number";

class Packing implements Omit<Packed, "slide"> {
  readonly places: PackedPlace[] = [];
  readonly named: PackedPlace[] = [];
  readonly #file: SourceFile;
  readonly #start: number;
  /** What stands in several places of the slide is one object there, too. */
  readonly #copies = new Map<object, object>();

  constructor(file: SourceFile, start: number) {
    this.#file = file;
    this.#start = start;
  }

  copy(value: unknown): unknown {
    if (typeof value === "function" || typeof value === "symbol") throw new Unpackable();
    if (typeof value !== "object" || value === null) return value;
    const known = this.#copies.get(value);
    if (known) return known;
    const made = this.#copyOf(value);
    this.#copies.set(value, made);
    return made;
  }

  #copyOf(value: object): object {
    if (Array.isArray(value)) {
      if (Object.keys(value).length !== value.length) throw new Unpackable();
      return value.map((entry) => this.copy(entry));
    }
    if (value instanceof Map) return new Map([...value].map(([key, entry]) => [this.copy(key), this.copy(entry)]));
    if (Object.getPrototypeOf(value) !== Object.prototype) throw new Unpackable();
    const entries = Object.entries(value).map(([key, entry]) => [key, this.#field(key, entry)]);
    const made: object = Object.fromEntries(entries);
    if (isPlace(made)) this.#place(made);
    return made;
  }

  #field(key: string, value: unknown): unknown {
    return key === "file" && value === this.#file ? undefined : this.copy(value);
  }

  #place(place: PackedPlace): void {
    move(place, -this.#start);
    this.places.push(place);
    if ("file" in place) this.named.push(place);
  }
}
