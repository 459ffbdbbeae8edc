import { hashOf } from "../cache/seal.js";
import { readProbe } from "../project/package-files.js";
import type { PrintFiles } from "../render/page/page-files.js";
import { openKeptPages } from "./kept-pages.js";

/** What earlier runs have found out about documents on paper: on which pages things stand, and how high they are. */
export interface KeptLayouts {
  /**
   * What is found out about a page; found out where it is not kept.
   * @param asked names what is looked for
   * @param find gives what is the same when it has been JSON
   */
  of<T>(page: PrintFiles, asked: string, find: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Opens what earlier runs have kept; nothing where nothing is to be kept. */
export function openLayouts(request: Parameters<typeof openKeptPages>[0]): KeptLayouts {
  // A book has four, of a few kilobytes each.
  const pages = openKeptPages(request, "layouts", { files: 1000, bytes: 16 * 2 ** 20 });
  return {
    async of<T>(page: PrintFiles, asked: string, find: () => Promise<T>) {
      const text = await pages.of(page, [asked, hashOf(readProbe())], async () => JSON.stringify(await find()));
      // A text that comes back is one that this version has put there.
      return JSON.parse(text) as T;
    },
    close: pages.close,
  };
}
