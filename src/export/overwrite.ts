import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { CompiledDeck } from "../project/compile.js";
import type { MadeOf } from "../project/made-of.js";
import { UsageError } from "../report/problem.js";
import { isWithin, realPathOf } from "../source/folder.js";
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
 * Makes sure that a folder which a deck names, and not the user, holds nothing but what builds have written: whoever wrote
 * the deck could name any folder of the project.
 *
 * @param outs all folders into which the build writes: one may lie in another
 * @throws UsageError when something else is there
 */
export function requireOwnFolder(out: string, outs: readonly string[]): void {
  const isOfThisBuild = (name: string) => outs.some((other) => isWithin(other, path.join(out, name)));
  const written = existsSync(out) ? readdirSync(out).filter((name) => !name.startsWith(".")) : [];
  const names = written.filter((name) => !isOfThisBuild(name));
  if (names.length === 0 || readGalleryPage(galleryPath(out))?.includes(`id="${galleryData}"`)) return;
  throw new UsageError(
    `${out} holds files that no build has written there, and a deck names it under “out:”; name it with --out DIR if that is right`,
  );
}

/** Absolute paths of the files of which a deck was made. */
export const sourcesOf = ({ ledger }: CompiledDeck): ReadonlySet<string> =>
  new Set([...ledger.inquiries()].flatMap((inquiry) => fileRead(inquiry) ?? []));

/** The same of a deck that was made elsewhere. */
export const sourcesIn = (madeOf: readonly MadeOf[]): ReadonlySet<string> =>
  new Set(
    madeOf.flatMap(({ root, answers }) =>
      answers.flatMap(([kind, file]) => (kind === "read" ? path.join(root, file) : [])),
    ),
  );

/**
 * Makes sure that no deck is written over a file of which it was made.
 *
 * @throws UsageError when one would be lost
 */
export function requireOtherFiles(deck: string, sources: ReadonlySet<string>, outputs: readonly OutputFile[]): void {
  for (const { path: file } of outputs) {
    const real = path.join(realPathOf(path.dirname(file)), path.basename(file));
    if (sources.has(file) || sources.has(real))
      throw new UsageError(`${file} is a source of the deck “${deck}”, which would be written over it; ${elsewhere}`);
  }
}
