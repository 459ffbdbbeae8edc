import * as v from "valibot";
import type { Shelf } from "../cache/shelf.js";
import type { FormMemory } from "../render/drawing/desk.js";

/** Pictures of forms that are kept from run to run. */
interface KeptForms extends FormMemory {
  /** Writes what is new. */
  save(): void;
}

/** The pictures that the text of one file shows. */
interface FilePictures {
  /** Those of earlier runs. */
  readonly before: ReadonlyMap<string, unknown>;
  /** Those that this run has shown. */
  readonly used: Map<string, unknown>;
  isChanged: boolean;
}

/** How many are kept of a file: those of another theme, and some that its author has left behind. */
const mostOf = (shown: number) => 2 * shown + 20;

/** So many at most count as shown: while somebody writes, each version of a text is another picture. */
const mostShown = 500;

/** What was shown last stands last; the oldest leaves where there are too many. */
function show(used: Map<string, unknown>, key: string, picture: unknown): void {
  used.delete(key);
  used.set(key, picture);
  const [oldest] = used.keys();
  if (used.size > mostShown && oldest !== undefined) used.delete(oldest);
}

/**
 * Names what makes pictures: the program, and the versions of what it asks how numbers and dates are written.
 * @param versions those of Node and its parts
 */
export const makerOfForms = (program: string, versions: Readonly<Record<string, string | undefined>>): string =>
  [program, versions["icu"], versions["cldr"], versions["unicode"]].join(" ");

/**
 * Opens the pictures of forms: all of a file's text lie together, because a slide's picture is made in less time than
 * a file is opened.
 * @param maker names the version of what makes them
 */
export function openKeptForms(shelf: Shelf, maker: string): KeptForms {
  const files = new Map<string, FilePictures>();
  const keyOf = (file: string) => JSON.stringify([maker, file]);
  const open = (file: string): FilePictures => {
    const known = files.get(file);
    if (known) return known;
    const opened = { before: read(shelf.get(keyOf(file))), used: new Map(), isChanged: false };
    files.set(file, opened);
    return opened;
  };
  return {
    get(file, key) {
      const { before, used } = open(file);
      const picture = used.get(key) ?? before.get(key);
      if (picture !== undefined) show(used, key, picture);
      return picture;
    },
    set(file, key, picture) {
      const pictures = open(file);
      show(pictures.used, key, picture);
      pictures.isChanged = true;
    },
    save() {
      for (const [file, { before, used, isChanged }] of files) {
        const earlier = [...before].filter(([key]) => !used.has(key));
        if (isChanged) shelf.put(keyOf(file), JSON.stringify([...earlier, ...used].slice(-mostOf(used.size))));
      }
    },
  };
}

const keptSchema = v.array(v.tuple([v.string(), v.unknown()]));

/** What was kept, if it is that. */
function read(text: string | undefined): ReadonlyMap<string, unknown> {
  try {
    const { success, output } = v.safeParse(keptSchema, JSON.parse(text ?? "[]"));
    return new Map(success ? output : []);
  } catch {
    return new Map();
  }
}
