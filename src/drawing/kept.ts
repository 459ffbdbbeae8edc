import * as v from "valibot";
import type { Shelf } from "../cache/shelf.js";
import type { Drawing, FontSet } from "../render/drawing/desk.js";

/** Drawings of one language that earlier runs have made. */
export interface KeptDrawings {
  /** A drawing by the browser that would draw now; by any other one if there is none. */
  find(text: string, fonts: FontSet): Drawing | undefined;
  keep(text: string, fonts: FontSet, drawing: Drawing): void;
}

interface Kept {
  /** The browser that drew it; absent where none is needed. */
  readonly browser?: string | undefined;
  readonly drawing: Drawing;
}

/**
 * @param maker names the version of what draws
 * @param browserNow the browser that would draw; undefined when none is needed, or there is none
 */
export function openKept(shelf: Shelf, maker: string, browserNow: () => string | undefined): KeptDrawings {
  const keyOf = (text: string, fonts: FontSet) => JSON.stringify([maker, fonts.key, text]);
  return {
    find(text, fonts) {
      const kept = read(shelf.get(keyOf(text, fonts)));
      if (!kept) return undefined;
      const browser = browserNow();
      return browser === undefined || browser === kept.browser ? kept.drawing : undefined;
    },
    keep(text, fonts, drawing) {
      const browser = browserNow();
      shelf.put(
        keyOf(text, fonts),
        JSON.stringify({ ...(browser === undefined ? {} : { browser }), drawing } satisfies Kept),
      );
    },
  };
}

const connectionSchema = v.object({
  from: v.string(),
  to: v.string(),
  text: v.string(),
  way: v.picklist(["to", "with"]),
});

const keptSchema = v.object({
  browser: v.optional(v.string()),
  drawing: v.object({
    svg: v.string(),
    title: v.string(),
    description: v.string(),
    parts: v.array(v.union([v.string(), connectionSchema])),
  }),
});

/** What was kept, if it is that. Its SVG is text that nobody trusts. */
function read(text: string | undefined): Kept | undefined {
  try {
    const { success, output } = v.safeParse(keptSchema, JSON.parse(text ?? "null"));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}
