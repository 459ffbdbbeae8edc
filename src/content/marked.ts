import type { Marked, MarkedExtension } from "marked";
import { requireCompiled } from "../source/installed.js";

/** Marked, which is loaded with the first text that is read: of slides that are kept, none is. */
export const loadMarked = (): typeof import("marked") => requireCompiled("marked.cjs");

/** A reader of Markdown as GitHub writes it that is made when it is first asked for. */
export function lazyMarked(...extensions: readonly MarkedExtension[]): () => Marked {
  let made: Marked | undefined;
  return () => {
    made ??= new (loadMarked().Marked)({ gfm: true }, ...extensions);
    return made;
  };
}
