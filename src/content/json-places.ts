import { limits } from "../source/limits.js";

/** A range of a text in UTF-16 code units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

type Path = readonly (string | number)[];

/** What is wrong with a text that should be JSON. */
export interface JsonMistake {
  readonly at: number;
  readonly kind: "syntax" | "depth";
}

/** The first mistake in a text that should be JSON; what has none, `JSON.parse` reads. */
export function findJsonMistake(text: string): JsonMistake | undefined {
  try {
    new Walk(text, undefined).whole();
    return undefined;
  } catch (cause) {
    if (cause instanceof Stop) return cause.mistake;
    throw cause;
  }
}

/** Where a value stands, and its key in a map. */
interface JsonPlace extends Range {
  readonly key: Range | undefined;
}

/** Where a value stands in a text that is JSON; of what is not there, the innermost value around it. */
export function placeInJson(text: string, path: Path): JsonPlace {
  return new Walk(text, path).whole();
}

class Stop extends Error {
  readonly mistake: JsonMistake;
  constructor(mistake: JsonMistake) {
    super(mistake.kind);
    this.mistake = mistake;
  }
}

const space = /[\t\n\r ]*/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** A place to which so many steps of the path have led. */
interface Found extends JsonPlace {
  readonly steps: number;
}

const nowhere: Found = { start: 0, end: 1, key: undefined, steps: -1 };

/** Walks a text once from the front to the end. */
class Walk {
  #at = 0;
  #depth = 0;
  #found: Found = nowhere;
  readonly #text: string;
  readonly #path: Path | undefined;

  constructor(text: string, path: Path | undefined) {
    this.#text = text;
    this.#path = path;
  }

  whole(): JsonPlace {
    this.#value(0, undefined);
    this.#skip(space);
    if (this.#at < this.#text.length) this.#stop("syntax");
    return this.#found;
  }

  /** @param steps how many steps of the path have led here; -1 where the value does not lie on it */
  #value(steps: number, key: Range | undefined): void {
    this.#skip(space);
    const start = this.#at;
    const first = this.#text[start];
    // Of two equal keys the later one counts, as for `JSON.parse`.
    if (steps >= 0 && steps <= this.#found.steps) this.#found = nowhere;
    if (first === "{") this.#items(steps, "}");
    else if (first === "[") this.#items(steps, "]");
    else if (first === '"') this.#string();
    else if (!this.#skip(plain)) this.#stop("syntax");
    if (steps > this.#found.steps) this.#found = { start, end: this.#at, key, steps };
  }

  #items(steps: number, end: "}" | "]"): void {
    if (++this.#depth > limits.dataDepth) this.#stop("depth");
    this.#at++;
    for (let index = 0; !this.#takes(end); index++) {
      if (index > 0 && !this.#takes(",")) this.#stop("syntax");
      const key = end === "}" ? this.#key() : undefined;
      this.#value(steps >= 0 && this.#path?.[steps] === (key?.name ?? index) ? steps + 1 : -1, key);
    }
    this.#depth--;
  }

  #key(): Range & { readonly name: string } {
    this.#skip(space);
    const start = this.#at;
    if (this.#text[start] !== '"') this.#stop("syntax");
    this.#string();
    const end = this.#at;
    const name = JSON.parse(this.#text.slice(start, end)) as string;
    if (!this.#takes(":")) this.#stop("syntax");
    return { start, end, name };
  }

  #string(): void {
    for (this.#at++; ; ) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 92) {
        if (!this.#skip(escaped)) this.#stop("syntax");
        continue;
      }
      // The end of the text is no number, and a line cannot end within a string.
      if (Number.isNaN(code) || code < 32) this.#stop("syntax");
      this.#at++;
      if (code === 34) return;
    }
  }

  /** Goes on behind a character, if it stands here. */
  #takes(character: string): boolean {
    this.#skip(space);
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  /** Goes on behind what a sticky pattern finds here; false where it finds nothing. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #stop(kind: JsonMistake["kind"]): never {
    throw new Stop({ at: Math.min(this.#at, Math.max(0, this.#text.length - 1)), kind });
  }
}
