import path from "node:path";
import type { CompiledDeck } from "../project/compile.js";
import { UsageError } from "../report/problem.js";
import { realPathOf } from "../source/folder.js";
import { fileRead } from "../source/inquiry.js";
import type { OutputFile } from "../source/output.js";
import { galleryData, galleryPath, readGalleryPage } from "./gallery.js";

const elsewhere = "choose another folder for the decks with --out DIR";

/**
 * Makes sure that no page of somebody else's takes the place of the gallery: reveal.js decks have an `index.html`, too.
 *
 * @throws UsageError when one would be lost
 */
export function requireOwnGallery(out: string): void {
  const file = galleryPath(out);
  const page = readGalleryPage(file);
  if (page?.trim() === "" || page?.includes(`id="${galleryData}"`)) return;
  throw new UsageError(`${file} is a page of its own, and the gallery of the decks would replace it; ${elsewhere}`);
}

/**
 * Makes sure that no deck is written over a file of which it was made.
 *
 * @throws UsageError when one would be lost
 */
export function requireOtherFiles({ ledger, info }: CompiledDeck, outputs: readonly OutputFile[]): void {
  const sources = new Set([...ledger.inquiries()].flatMap((inquiry) => fileRead(inquiry) ?? []));
  for (const { path: file } of outputs) {
    const real = path.join(realPathOf(path.dirname(file)), path.basename(file));
    if (sources.has(file) || sources.has(real))
      throw new UsageError(
        `${file} is a source of the deck “${info.name}”, which would be written over it; ${elsewhere}`,
      );
  }
}
