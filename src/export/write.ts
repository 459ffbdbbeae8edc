import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { minutesOf, slidesOf } from "../model/outline.js";
import type { Templates } from "../render/design/templates.js";
import { MachineError } from "../report/problem.js";
import { type OutputFile, writeFiles } from "../source/output.js";
import type { BuiltDeck } from "./built-deck.js";
import type { ExportedDeck } from "./export-deck.js";
import type { Artifact } from "./formats/exporter.js";
import { galleryFile } from "./gallery.js";

/** @throws MachineError when nothing can be written into the folder */
export function checkWritable(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (cause) {
    throw notWritable(out, cause);
  }
}

function notWritable(out: string, cause: unknown): MachineError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOSPC") return new MachineError("the disk is full", ["free some space and build again"], { cause });
  return new MachineError(
    `the folder ${out} cannot be written`,
    ["choose another with --out DIR, or change its permissions"],
    { cause },
  );
}

/** Writes the files of all decks and the gallery, all or none. */
export function writeDecks(exported: readonly ExportedDeck[], out: string, templates: Templates): BuiltDeck[] {
  const files: OutputFile[] = [];
  const decks = exported.map(({ compiled, artifacts }): BuiltDeck => {
    files.push(...artifacts.map(({ fileName, bytes }) => ({ path: path.join(out, fileName), bytes })));
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
    };
  });
  try {
    writeFiles([...files, galleryFile(decks, out, templates)]);
  } catch (cause) {
    throw notWritable(out, cause);
  }
  return decks;
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
