import { openBrowserIdentity } from "../browser/identity.js";
import type { Bound } from "../cache/bound.js";
import { noShelf, openShelf } from "../cache/shelf.js";
import type { PrintFiles } from "../render/page/page-files.js";
import { bundleHash } from "../source/installed.js";

/** Pictures of first slides that earlier runs have taken. */
export interface KeptThumbnails {
  /** The picture of a page of this size, as a `data:` URL; taken where none is kept, or it cannot be told by whom. */
  of(page: PrintFiles, size: Size, take: () => Promise<string>): Promise<string>;
  close(): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Each has some 40 kB. */
const bound: Bound = { files: 400, bytes: 32 * 2 ** 20 };

/** Opens what earlier runs have kept; nothing where nothing is to be kept. */
export function openThumbnails(request: {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}): KeptThumbnails {
  const program = bundleHash();
  const isKept = request.cache && program !== undefined;
  const shelf = isKept ? openShelf(request.environment, "thumbnails", bound) : noShelf;
  const browser = openBrowserIdentity(request.environment);
  return {
    async of({ html, files }, { width, height }, take) {
      // The names of files say what is inside.
      const key = () => JSON.stringify([program, browser(), width, height, html, ...files.keys()]);
      const kept = shelf.get(key());
      if (kept !== undefined) return kept;
      const taken = await take();
      // The embedded browser may have been unpacked for that.
      if (browser() !== undefined) shelf.put(key(), taken);
      return taken;
    },
    close: () => shelf.close(),
  };
}
