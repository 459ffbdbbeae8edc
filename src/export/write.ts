import { accessSync, constants } from "node:fs";
import path from "node:path";
import { minutesOf, slidesOf } from "../model/outline.js";
import type { DeckJob } from "../project/deck-jobs.js";
import type { MadeOf } from "../project/made-of.js";
import type { BuiltDeck } from "../records/built-deck.js";
import type { GalleryRecord } from "../records/records.js";
import type { WrittenFile } from "../records/written.js";
import { summaryOf } from "../render/design/brand-summary.js";
import { lookOf } from "../render/design/deck-look.js";
import { MachineError } from "../report/problem.js";
import { whyUnwritable } from "../report/unwritable.js";
import { requireReplaceable } from "../source/backup.js";
import { makeFolder } from "../source/folder.js";
import { digestOf } from "../source/inquiry.js";
import type { OutputFile } from "../source/output.js";
import { replaceFiles } from "../source/replace.js";
import { type ExportedDeck, failuresOf } from "./export-deck.js";
import type { Artifact } from "./formats/exporter.js";
import { type Gallery, type GalleryTools, galleryPath, makeGallery } from "./gallery.js";
import { requireOtherFiles, sourcesIn, sourcesOf } from "./overwrite.js";
import { type BuildPlan, decksOf, jobsIn, type WrittenDeck } from "./plan.js";
import type { FetchedDeck } from "./staged.js";

/** A deck whose files are made and not written yet; what made them is what came out of the compiler, or the shared cache. */
interface MadeDeck extends WrittenDeck {
  readonly by: ExportedDeck | FetchedDeck;
  readonly outputs: readonly OutputFile[];
}

/** A deck whose files were written. */
interface WrittenExport extends MadeDeck {
  readonly files: readonly WrittenFile[];
}

/** A deck that was written as a whole, and what it was made of. */
export interface FinishedExport extends WrittenExport {
  readonly madeOf: readonly MadeOf[];
  readonly notices: readonly string[];
  /** Whether a browser has printed, painted or drawn something of it. */
  readonly browser: "used" | "unused";
}

interface WrittenGallery extends Omit<GalleryRecord, "madeOf"> {
  readonly notices: readonly string[];
  /** Its folder. */
  readonly out: string;
}

/** What a build has written. */
export interface WrittenDecks {
  readonly decks: readonly WrittenExport[];
  readonly galleries: readonly WrittenGallery[];
  /** Why a gallery could not be written, to keep going. */
  readonly galleryFailure: MachineError | undefined;
  /** What could not be written, to keep going. */
  readonly unwritten: readonly Pick<ExportedDeck, "failures">[];
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

/** What takes its place together: all files of a run, or a part of them. */
type Unit = "run" | "part";

/** Why nothing could be put into a folder. */
export const notWritable = (folder: string, cause: unknown, unit: Unit = "run"): MachineError =>
  whyUnwritable(cause, { folder, instead: "choose another folder for the decks with --out DIR", unit });

/** What a build has to write. */
export interface Finished {
  readonly exported: readonly ExportedDeck[];
  readonly fetched: ReadonlyMap<DeckJob, FetchedDeck>;
}

/**
 * Writes the files of decks and the galleries, when all of them are made. All files of a folder take their places
 * together; to keep going, those of each deck, and one that cannot be written keeps no other from it. The gallery is read
 * again shortly before: another build may have written into the same folder.
 *
 * @throws MachineError when something cannot be written
 * @throws UsageError when a deck would be written over a file of which it was made
 */
export async function writeDecks(
  { exported, fetched }: Finished,
  plan: BuildPlan,
  tools: GalleryTools,
): Promise<WrittenDecks> {
  const made = [
    ...exported.map((deck) => madeDeck(deck, plan.inputs)),
    ...[...fetched].map(([input, by]) => ({ by, input, deck: by.deck, outputs: by.outputs })),
  ];
  for (const { by, input, outputs } of made) {
    const sources = "compiled" in by ? sourcesOf(by.compiled) : sourcesIn(by.madeOf);
    requireOtherFiles(input.name, sources, outputs);
  }
  const { outs, request } = plan;
  // What can be found to be impossible is, before the first folder is written.
  if (request.keepGoing || outs.length > 1) for (const out of outs) requireGallery(out);
  const unit = outs.length > 1 ? "part" : "run";
  const written: WrittenDecks[] = [];
  for (const out of outs) {
    const decks = made.filter(({ input }) => input.out === out);
    const galleryOf = (own: readonly WrittenDeck[]) =>
      makeGallery(decksOf({ ...plan, inputs: jobsIn(plan, out) }, own), out, tools);
    const write = request.keepGoing ? writeEach(decks, out, galleryOf) : writeTogether(decks, out, galleryOf, unit);
    written.push(await write);
  }
  return {
    decks: written.flatMap(({ decks }) => decks),
    galleries: written.flatMap(({ galleries }) => galleries),
    galleryFailure: written.flatMap(({ galleryFailure }) => galleryFailure ?? [])[0],
    unwritten: written.flatMap(({ unwritten }) => unwritten),
  };
}

type GalleryOf = (decks: readonly WrittenDeck[]) => Promise<Gallery>;

async function writeTogether(
  made: readonly MadeDeck[],
  out: string,
  galleryOf: GalleryOf,
  unit: Unit,
): Promise<WrittenDecks> {
  const gallery = await galleryOf(made);
  const stamps = replaceOrExplain(out, [...made.flatMap((deck) => deck.outputs), gallery.file], unit);
  const decks = made.map((deck) => withStamps(deck, stamps));
  return { decks, galleries: [withStamp(gallery, out, stamps)], galleryFailure: undefined, unwritten: [] };
}

async function writeEach(made: readonly MadeDeck[], out: string, galleryOf: GalleryOf): Promise<WrittenDecks> {
  const decks: WrittenExport[] = [];
  const unwritten: Pick<ExportedDeck, "failures">[] = [];
  for (const deck of made) {
    try {
      decks.push(withStamps(deck, replaceOrExplain(out, deck.outputs, "part")));
    } catch (cause) {
      unwritten.push({ failures: failuresOf(deck.input.name, deck.input.formats, cause) });
    }
  }
  return { decks, unwritten, ...writeGallery(out, await galleryOf(decks)) };
}

/** A gallery that cannot be written is found before the first deck is. */
function requireGallery(out: string): void {
  try {
    requireReplaceable(galleryPath(out));
  } catch (cause) {
    throw notWritable(out, cause);
  }
}

/** Writes the gallery after the decks, which stay whatever becomes of it. */
function writeGallery(out: string, gallery: Gallery): Pick<WrittenDecks, "galleries" | "galleryFailure"> {
  try {
    const written = withStamp(gallery, out, replaceOrExplain(out, [gallery.file], "part"));
    return { galleries: [written], galleryFailure: undefined };
  } catch (cause) {
    if (!(cause instanceof MachineError)) throw cause;
    return { galleries: [], galleryFailure: cause };
  }
}

function madeDeck(exported: ExportedDeck, jobs: readonly DeckJob[]): MadeDeck {
  const input = jobs.find((job) => job === exported.compiled.input);
  if (!input) throw new Error(`nobody asked for ${exported.compiled.input.name}`);
  const deck = { ...builtDeck(exported, input.out), variant: input.variant };
  return { by: exported, input, deck, outputs: exported.artifacts.map((artifact) => fileOf(artifact, input.out)) };
}

type Stamps = ReadonlyMap<OutputFile, string>;

function replaceOrExplain(out: string, files: readonly OutputFile[], unit: Unit = "run"): Stamps {
  try {
    const stamps = replaceFiles(out, files);
    return new Map(files.map((file, index) => [file, stamps[index] ?? ""]));
  } catch (cause) {
    throw notWritable(out, cause, unit);
  }
}

const withStamps = (deck: MadeDeck, stamps: Stamps): WrittenExport => ({
  ...deck,
  files: deck.outputs.map((file) => writtenFile(file, stamps.get(file) ?? "")),
});

const withStamp = ({ file, shows, notices }: Gallery, out: string, stamps: Stamps): WrittenGallery => ({
  out,
  file: writtenFile(file, stamps.get(file) ?? ""),
  shows,
  notices,
});

const writtenFile = ({ path: file, bytes }: OutputFile, stamp: string): WrittenFile => ({
  path: file,
  stamp,
  hash: digestOf(bytes),
});

const fileOf = ({ fileName, bytes }: Artifact, out: string): OutputFile => ({ path: path.join(out, fileName), bytes });

function builtDeck({ compiled, artifacts, preview, cover }: ExportedDeck, out: string): Omit<BuiltDeck, "variant"> {
  const { name, title, subtitle, language } = compiled.info;
  const slides = slidesOf(compiled.groups[0]?.deck.parts ?? []);
  const review = artifacts.flatMap((each) => (each.review && each.review !== "unknown" ? [each.review] : []))[0];
  const look = lookOf(compiled.theme, compiled.brand);
  return {
    name,
    title,
    subtitle,
    language,
    slides: slides.length,
    minutes: minutesOf(slides),
    outputs: summarise(artifacts).map((output) => ({ ...output, path: path.join(out, output.path) })),
    preview,
    cover,
    look,
    warnings: compiled.ledger.problems.filter(({ severity }) => severity === "warning"),
    ...(compiled.brand ? { brand: summaryOf(compiled.brand, look) } : {}),
    names: compiled.names,
    ...(review ? { review } : {}),
    file: path.join(compiled.input.root, compiled.input.file),
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
