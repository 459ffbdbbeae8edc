import { accessSync, constants } from "node:fs";
import path from "node:path";
import { minutesOf, slidesOf } from "../model/outline.js";
import type { BuiltDeck } from "../records/built-deck.js";
import type { GalleryRecord } from "../records/records.js";
import type { WrittenFile } from "../records/written.js";
import type { Templates } from "../render/design/templates.js";
import { MachineError } from "../report/problem.js";
import { makeFolder } from "../source/folder.js";
import { digestOf } from "../source/inquiry.js";
import { FolderInTheWay, NotReplaced, type OutputFile, refuseFolder, writeFiles } from "../source/output.js";
import type { ExportedDeck } from "./export-deck.js";
import type { Artifact } from "./formats/exporter.js";
import { galleryPath, makeGallery } from "./gallery.js";
import { type BuildPlan, decksOf, type WrittenDeck } from "./plan.js";

/** A deck whose files were written. */
interface WrittenExport extends WrittenDeck {
  readonly exported: ExportedDeck;
  readonly files: readonly WrittenFile[];
}

/** What a build has written. */
export interface WrittenDecks {
  readonly decks: readonly WrittenExport[];
  readonly gallery: Omit<GalleryRecord, "madeOf">;
}

/** @throws MachineError when nothing can be written into the folder */
export function checkWritable(out: string): void {
  try {
    makeFolder(out);
    accessSync(out, constants.W_OK);
  } catch (cause) {
    throw notWritable(out, cause);
  }
}

function notWritable(out: string, cause: unknown): MachineError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (cause instanceof FolderInTheWay) {
    const remedies = [`move the folder ${cause.path} away, or choose another one for the decks with --out DIR`];
    return new MachineError(`${cause.path} is a folder; a file would be written there`, remedies, { cause });
  }
  if (cause instanceof NotReplaced) {
    const already = cause.replaced.map((file) => path.relative(out, file)).join(", ");
    const state = already === "" ? "nothing was written" : `these are new: ${already}`;
    const remedies = ["change its permissions, or close the program that has it open", "build again"];
    return new MachineError(`${cause.path} cannot be replaced; ${state}`, remedies, { cause });
  }
  if ((code === "EEXIST" || code === "ENOTDIR") && cause instanceof Error && "path" in cause) {
    const remedies = ["move it away, or choose another folder for the decks with --out DIR"];
    return new MachineError(`${String(cause.path)} is no folder; one would be made there`, remedies, { cause });
  }
  if (code === "ENOSPC") return new MachineError("the disk is full", ["free some space and build again"], { cause });
  return new MachineError(
    `the folder ${out} cannot be written`,
    ["choose another with --out DIR, or change its permissions"],
    { cause },
  );
}

/**
 * Writes the files of the exported decks, when all of them are made, and then the gallery, which is read again shortly
 * before: another build may have written into the same folder.
 *
 * @throws MachineError when something cannot be written
 */
export function writeDecks(exported: readonly ExportedDeck[], plan: BuildPlan, templates: Templates): WrittenDecks {
  const { out } = plan;
  const made = exported.map((deck) => ({ exported: deck, input: deck.compiled.input, deck: builtDeck(deck, out) }));
  const files = made.map(({ exported: { artifacts } }) => artifacts.map((artifact) => fileOf(artifact, out)));
  const stamps = orExplain(out, () => {
    refuseFolder(galleryPath(out));
    return writeFiles(files.flat());
  });
  const stampOf = new Map(files.flat().map((file, index) => [file, stamps[index] ?? ""]));
  const gallery = makeGallery(decksOf(plan, made), out, templates);
  const [stamp = ""] = orExplain(out, () => writeFiles([gallery.file]));
  return {
    decks: made.map((deck, index) => ({
      ...deck,
      files: (files[index] ?? []).map((file) => writtenFile(file, stampOf.get(file) ?? "")),
    })),
    gallery: { file: writtenFile(gallery.file, stamp), shows: gallery.shows },
  };
}

const writtenFile = ({ path: file, bytes }: OutputFile, stamp: string): WrittenFile => ({
  path: file,
  stamp,
  hash: digestOf(bytes),
});

const fileOf = ({ fileName, bytes }: Artifact, out: string): OutputFile => ({ path: path.join(out, fileName), bytes });

function orExplain<T>(out: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw notWritable(out, cause);
  }
}

function builtDeck({ compiled, artifacts }: ExportedDeck, out: string): BuiltDeck {
  const { name, title, subtitle, language } = compiled.info;
  const slides = slidesOf(compiled.groups[0]?.deck.parts ?? []);
  return {
    name,
    title,
    subtitle,
    language,
    slides: slides.length,
    minutes: minutesOf(slides),
    outputs: summarise(artifacts).map((output) => ({ ...output, path: path.join(out, output.path) })),
    preview: artifacts.find((artifact) => artifact.preview !== undefined)?.preview,
    warnings: compiled.ledger.problems.filter(({ severity }) => severity === "warning"),
    names: compiled.names,
    unchanged: false,
  };
}

/** Files in a folder of their own, such as a picture of each slide, count as one output: the folder. */
function summarise(artifacts: readonly Artifact[]): BuiltDeck["outputs"] {
  const outputs = new Map<string, BuiltDeck["outputs"][number]>();
  for (const { format, fileName, bytes, pages } of artifacts) {
    const folder = path.dirname(fileName);
    const known = outputs.get(folder) ?? { format, path: folder, bytes: 0, pages: 0 };
    if (folder === ".")
      outputs.set(fileName, { format, path: fileName, bytes: bytes.length, ...(pages === undefined ? {} : { pages }) });
    else outputs.set(folder, { ...known, bytes: known.bytes + bytes.length, pages: (known.pages ?? 0) + 1 });
  }
  return [...outputs.values()];
}
