import * as v from "valibot";
import { KeptEntries } from "../cache/kept-entries.js";
import type { Shelf } from "../cache/shelf.js";
import type { FormMemory } from "../render/drawing/desk.js";

/** Pictures of forms that are kept from run to run. */
interface KeptForms extends FormMemory {
  /** Writes what is new. */
  save(): void;
}

/** Those in another theme, and some that their author has left behind. */
const bound = { shown: 500, all: (shown: number) => 2 * shown + 20 };

/**
 * Opens the pictures of forms: all of a file's text lie together, because a slide's picture is made in less time than
 * a file is opened.
 * @param maker names the version of what makes them
 */
export function openKeptForms(shelf: Shelf, maker: string): KeptForms {
  const files = new Map<string, KeptEntries<unknown>>();
  const keyOf = (file: string) => JSON.stringify([maker, file]);
  const open = (file: string): KeptEntries<unknown> => {
    const known = files.get(file);
    if (known) return known;
    const opened = new KeptEntries(read(shelf.get(keyOf(file))), bound);
    files.set(file, opened);
    return opened;
  };
  return {
    get: (file, key) => open(file).get(key),
    set: (file, key, picture) => open(file).set(key, picture),
    save() {
      for (const [file, pictures] of files)
        if (pictures.isChanged) shelf.put(keyOf(file), JSON.stringify(pictures.kept()));
    },
  };
}

const keptSchema = v.array(v.tuple([v.string(), v.unknown()]));

/** What was kept, if it is that. */
function read(text: string | undefined): readonly (readonly [string, unknown])[] {
  try {
    const { success, output } = v.safeParse(keptSchema, JSON.parse(text ?? "[]"));
    return success ? output : [];
  } catch {
    return [];
  }
}
