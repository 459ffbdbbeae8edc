import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ledger } from "../../ledger/ledger.js";
import { openInstallation, packageTemplates, packageTheme } from "../../project/package-files.js";
import { type RecoveryNotice, recoverFolders } from "../../project/recovery.js";
import { requireKnownNames } from "../../project/require-names.js";
import type { Costs } from "../../project/shards/costs.js";
import { badShard } from "../../project/shards/one-run.js";
import type { BuiltDeck } from "../../records/built-deck.js";
import { galleryTypeOf } from "../../render/page/index-page.js";
import { eachOnce, InputError, MachineError, type Problem, UsageError } from "../../report/problem.js";
import { whyUnwritable } from "../../report/unwritable.js";
import { realPathOf } from "../../source/folder.js";
import type { OutputFile } from "../../source/output.js";
import { replaceFiles } from "../../source/replace.js";
import type { BuildResult } from "../build.js";
import { type GalleryTools, makeGallery } from "../gallery.js";
import { requireOwnGallery } from "../overwrite.js";
import { requireTogether } from "./belong-together.js";
import { type FoundShard, findShards } from "./find-shards.js";
import { costsOf } from "./note-costs.js";
import { unpackDeck, unpackProblemsIn } from "./packed-deck.js";
import { unpackType } from "./packed-type.js";
import type { PackedDeck, ShardedFile } from "./shard-file.js";

/** What is put together, and where. */
export interface MergeRequest {
  /** Folders of shards. */
  readonly inputs: readonly string[];
  /** In which the user stands. */
  readonly folder: string;
  /** Where all files go, relative to it. */
  readonly out: string;
  /** Whether somebody wants to know what decks have cost. */
  readonly costs: "wanted" | "unwanted";
}

/** Hears what happens meanwhile. */
export interface MergeEvents {
  readonly notice: RecoveryNotice;
  progress?(done: number, total: number, what: string): void;
}

/** What came of a merge, as if one build had done it. */
export interface MergeResult extends BuildResult {
  readonly notices: readonly string[];
  /** What the readers of PDFs miss, in words. */
  readonly notes: readonly string[];
  /** What decks have cost, where that is wanted. */
  readonly costs: Costs | undefined;
}

/**
 * Puts the decks of all shards into one folder, with one gallery: the same bytes as one build of all decks would have
 * written. Files take their places together, and each is read when it is written, because all of them may be more than fits into memory.
 *
 * @throws InputError when shards do not belong together or are not whole, or no deck was right
 * @throws UsageError when there is no such folder, an option was about none of the decks, or a file of somebody else's would be lost
 * @throws MachineError when the folder cannot be written
 */
export async function mergeShards(request: MergeRequest, events: MergeEvents): Promise<MergeResult> {
  const folder = realPathOf(request.folder);
  const out = path.resolve(request.folder, request.out);
  recoverFolders([out], events.notice);
  const found = findShards(request.inputs, request.folder);
  requireTogether(found);
  const shards = found.toSorted((a, b) => a.content.index - b.content.index);
  requireNames(shards);
  const packed = inOrder(shards);
  const decks = packed.map(({ deck }) => unpackDeck(deck, { folder, out }));
  const wrong = wrongIn(shards, decks, folder);
  if (decks.length === 0 && wrong.names.length > 0) throw new InputError(wrong.problems);
  requireOwnGallery(out);
  requireOtherFiles(packed, decks, out);
  const costs = request.costs === "wanted" ? costsOf(shards) : undefined;
  const gallery = await makeGallery(decks, out, toolsOf(shards, packed));
  write(out, [...filesOf(packed, out, events), gallery.file]);
  const notices = shards.flatMap(({ content }) => content.parts.notices);
  return {
    decks,
    wrong,
    failure: failureOf(shards),
    notices: [...new Set([...notices, ...gallery.notices])],
    notes: packed.flatMap(({ deck }) => deck.note ?? []),
    costs,
  };
}

/** A deck, and the share in which it was built. */
interface DeckOfShard {
  readonly deck: PackedDeck;
  readonly shard: FoundShard;
}

/** The decks of all shards in the order of the command line. */
function inOrder(shards: readonly FoundShard[]): DeckOfShard[] {
  const byName = new Map(
    shards.flatMap((shard) => shard.content.parts.decks.map((deck) => [deck.deck.name, { deck, shard }] as const)),
  );
  return (shards[0]?.content.shares ?? []).flatMap(([name]) => byName.get(name) ?? []);
}

/** Some deck of some shard has to know what the command line named. */
function requireNames(shards: readonly FoundShard[]): void {
  const [first] = shards;
  if (!first) return;
  const { asked, declared } = first.content.parts;
  const set = Object.fromEntries(asked.set.map((name) => [name, ""]));
  const names = shards.flatMap(({ content }) => content.parts.names);
  requireKnownNames({ ...asked, set }, names, declared);
}

/** What kept decks from being written; what is said of other decks is not said again. */
function wrongIn(shards: readonly FoundShard[], decks: readonly BuiltDeck[], folder: string): BuildResult["wrong"] {
  const problems = shards.flatMap(({ content }) => unpackProblemsIn(content.parts.wrong.problems, folder));
  const said = new Set(decks.flatMap(({ warnings }) => warnings.map(keyOf)));
  const names = new Set(shards.flatMap(({ content }) => content.parts.wrong.names));
  const order = shards[0]?.content.shares ?? [];
  return {
    names: order.flatMap(([name]) => (names.has(name) ? [name] : [])),
    problems: eachOnce(problems).filter((problem) => !said.has(keyOf(problem))),
  };
}

const keyOf = ({ code, severity, message, span }: Problem): string =>
  JSON.stringify([code, severity, message, span?.file.root, span?.file.path, span?.start]);

/** A gallery is set in the type of its first deck where all look the same. */
function toolsOf(shards: readonly FoundShard[], decks: readonly DeckOfShard[]): GalleryTools {
  const installation = openInstallation();
  const ledger = new Ledger();
  const ordered = [...new Set(decks.map(({ shard }) => shard)), ...shards];
  return {
    templates: packageTemplates(installation, ledger),
    typeOf(look) {
      const own = galleryTypeOf(packageTheme(installation, ledger), undefined);
      const types = ordered.flatMap(({ content }) => content.parts.type ?? []);
      const type = types.find((each) => JSON.stringify(each.look) === JSON.stringify(look));
      return type ? unpackType(type) : own;
    },
  };
}

/** @throws UsageError when a deck would be written over the file of which it was made */
function requireOtherFiles(packed: readonly DeckOfShard[], decks: readonly BuiltDeck[], out: string): void {
  const sources = new Set(decks.map(({ file }) => file));
  for (const { path: file } of packed.flatMap(({ deck }) => deck.files)) {
    const target = path.join(realPathOf(out), file);
    if (sources.has(target))
      throw new UsageError(`${target} is the source of a deck; choose another folder for the decks with --out DIR`);
  }
}

/** The files of all decks, each of which is read when somebody wants its bytes. */
function filesOf(decks: readonly DeckOfShard[], out: string, events: MergeEvents): OutputFile[] {
  const all = decks.flatMap(({ deck, shard }) => deck.files.map((file) => ({ file, shard, name: deck.deck.name })));
  let done = 0;
  return all.map(({ file, shard, name }) => ({
    path: path.join(out, file.path),
    get bytes() {
      events.progress?.(++done, all.length, name);
      return bytesOf(file, shard);
    },
  }));
}

/** @throws InputError when these are not the bytes that the build has written */
function bytesOf({ path: file, sha256 }: ShardedFile, { folder, shown }: FoundShard): Uint8Array {
  const bytes = readFileSync(path.join(folder, file));
  if (createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
  const remedy = "take the shard's folder as its build has left it, or build it anew";
  throw new InputError([badShard(`${file} of ${shown} is not as it was written: something has changed it`, remedy)]);
}

function write(out: string, files: readonly OutputFile[]): void {
  try {
    replaceFiles(out, files);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw whyUnwritable(cause, { folder: out, instead: "choose another folder for the decks with --out DIR" });
  }
}

/** What kept formats from being written in any of the shards. */
function failureOf(shards: readonly FoundShard[]): MachineError | undefined {
  const failures = shards.flatMap(({ content }) => content.parts.failure ?? []);
  if (failures.length === 0) return undefined;
  const messages = new Set(failures.map(({ message }) => message));
  return new MachineError([...messages].join("; "), [...new Set(failures.flatMap(({ remedies }) => remedies))]);
}
