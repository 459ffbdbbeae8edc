import { openBrowserIdentity } from "../browser/identity.js";
import { systemFonts } from "../browser/system-fonts.js";
import type { Bound } from "../cache/bound.js";
import { hashOf } from "../cache/seal.js";
import { noShelf, openByteShelf, openShelf, type Shelf } from "../cache/shelf.js";
import { once } from "../render/once.js";
import type { PrintFiles } from "../render/page/page-files.js";
import { bundleHash } from "../source/installed.js";

/** Whether something is kept from run to run, and where. */
interface KeptRequest {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}

/** What somebody wants to know of a page, or have made of it. */
export type Asked = readonly (string | number)[];

/** What the browser has found out, or made, as texts or bytes that are kept from run to run by what they are made of. */
export interface BrowserShelf<T> {
  /** @param madeOf all that decides about it besides the program and the browser */
  get(madeOf: readonly unknown[]): T | undefined;
  /** Keeps it, where it can be told who has made it. */
  put(madeOf: readonly unknown[], made: T): void;
  close(): void;
}

/** What the browser has found out about pages, or made of them, which is kept from run to run. */
export interface KeptPages<T> {
  /**
   * What became of a page; made where nothing is kept, or it cannot be told by whom.
   * @param asked names all that decides about it besides the page, the program and the browser
   * @param mayKeep asked once it is made; all may be kept, if nothing is said
   */
  of(page: PrintFiles, asked: Asked, make: () => Promise<T>, mayKeep?: () => boolean): Promise<T>;
  close(): void;
}

/**
 * Opens a folder of the cache with bytes that earlier runs have kept; nothing where nothing is to be kept. They are what readers
 * get, so the fonts of the system decide about them, too.
 */
export function openBrowserBytes(request: KeptRequest, folder: string, bound: Bound): BrowserShelf<Uint8Array> {
  const shelf: BrowserShelf<Uint8Array> = shelfBy<Uint8Array>(request, () =>
    openByteShelf(request.environment, folder, bound),
  );
  const fonts = once(() => ({ name: systemFonts(request.environment) }));
  return {
    ...shelf,
    get: (madeOf) => (fonts().name === undefined ? undefined : shelf.get([fonts().name, ...madeOf])),
    put(madeOf, made) {
      if (fonts().name !== undefined) shelf.put([fonts().name, ...madeOf], made);
    },
  };
}

/** Opens a folder of the cache with texts about pages; nothing where nothing is to be kept. */
export const openKeptPages = (request: KeptRequest, folder: string, bound: Bound): KeptPages<string> =>
  keptPages(shelfBy(request, () => openShelf(request.environment, folder, bound)));

/** What a shelf keeps of pages. */
export function keptPages<T>(shelf: BrowserShelf<T>): KeptPages<T> {
  return {
    async of({ html, files }, asked, make, mayKeep) {
      // The names of files say what is inside.
      const madeOf = [hashOf(html), ...asked, ...files.keys()];
      const kept = shelf.get(madeOf);
      if (kept !== undefined) return kept;
      const made = await make();
      if (mayKeep?.() !== false) shelf.put(madeOf, made);
      return made;
    },
    close: () => shelf.close(),
  };
}

function shelfBy<T>({ environment, cache }: KeptRequest, open: () => Shelf<T>): BrowserShelf<T> {
  const program = bundleHash();
  const shelf: Shelf<T> = cache && program !== undefined ? open() : noShelf;
  const browser = openBrowserIdentity(environment);
  const key = (madeOf: readonly unknown[]) => JSON.stringify([program, browser(), ...madeOf]);
  return {
    get: (madeOf) => shelf.get(key(madeOf)),
    put(madeOf, made) {
      // The embedded browser may have been unpacked meanwhile.
      if (browser() !== undefined) shelf.put(key(madeOf), made);
    },
    close: () => shelf.close(),
  };
}
