import type { DrawingMistake } from "../../render/drawing/desk.js";
import { lineAt } from "../line-at.js";

const shared = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype];

/** What all objects of the page share, as it is now. */
export interface Prototypes {
  /** Takes away what was added since. Returns whether something was. */
  restore(): boolean;
}

/** Libraries that take names as keys write to what all objects share; the next diagram would be another one. */
export function watchPrototypes(): Prototypes {
  const before = shared.map((prototype) => new Set(Reflect.ownKeys(prototype)));
  return {
    restore() {
      let wasChanged = false;
      for (const [index, prototype] of shared.entries()) {
        for (const key of Reflect.ownKeys(prototype)) {
          if (before[index]?.has(key)) continue;
          Reflect.deleteProperty(prototype, key);
          wasChanged = true;
        }
      }
      return wasChanged;
    },
  };
}

/** A name that cannot be one here. */
export function refusedName(source: string): DrawingMistake | undefined {
  const found = /(?<![\w-])__proto__(?![\w-])/.exec(source);
  return found ? { line: lineAt(source, found.index), detail: "__proto__ cannot be a name" } : undefined;
}
