import { openBrowserIdentity } from "../browser/identity.js";
import type { Bound } from "../cache/bound.js";
import { hashOf } from "../cache/seal.js";
import { noShelf, openShelf } from "../cache/shelf.js";
import type { PrintFiles } from "../render/page/page-files.js";
import { bundleHash } from "../source/installed.js";

/** What the browser has found out about pages, or made of them, as texts that are kept from run to run. */
export interface KeptPages {
  /**
   * What became of a page; made where nothing is kept, or it cannot be told by whom.
   * @param asked names all that decides about it besides the page, the program and the browser
   */
  of(page: PrintFiles, asked: readonly (string | number)[], make: () => Promise<string>): Promise<string>;
  close(): void;
}

/** Opens a folder of the cache with what earlier runs have kept; nothing where nothing is to be kept. */
export function openKeptPages(
  request: { readonly environment: NodeJS.ProcessEnv; readonly cache: boolean },
  folder: string,
  bound: Bound,
): KeptPages {
  const program = bundleHash();
  const isKept = request.cache && program !== undefined;
  const shelf = isKept ? openShelf(request.environment, folder, bound) : noShelf;
  const browser = openBrowserIdentity(request.environment);
  return {
    async of({ html, files }, asked, make) {
      // The names of files say what is inside.
      const key = () => hashOf(`${JSON.stringify([program, browser(), ...asked, ...files.keys()])}\n${html}`);
      const kept = shelf.get(key());
      if (kept !== undefined) return kept;
      const made = await make();
      // The embedded browser may have been unpacked for that.
      if (browser() !== undefined) shelf.put(key(), made);
      return made;
    },
    close: () => shelf.close(),
  };
}
