import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, lstatSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { type Maker, makerSchema, mayLive, thisMaker } from "./maker.js";

/**
 * A journal names the files of one run while they take their places, so that a later command can finish or take back
 * what was stopped. It stands in the output folder under one of two names: with `staging` the files are still being
 * written beside their targets, with `complete` all of them are on the disk and take their places.
 */
export interface Journal {
  /** The output folder. */
  readonly folder: string;
  /** Part of the name of everything that belongs to this run. */
  readonly id: string;
  /** Folders that this run makes below the output folder, outer ones first. */
  readonly folders: readonly string[];
  readonly entries: readonly JournalEntry[];
}

/** A file that takes the place of another one; all paths are absolute. */
export interface JournalEntry {
  readonly target: string;
  /** The new file, beside its target, until it has its place. */
  readonly temporary: string;
  /** The old file under a second name, until all have their places. */
  readonly backup: string;
  /** What stood at the target before; see {@link identityOf}. */
  readonly before: string;
}

type JournalState = "staging" | "complete";

/** What is asked for: targets, with paths relative to the folder. */
interface Wanted {
  readonly folders: readonly string[];
  readonly targets: readonly string[];
}

const journalName = /^\.quarterdeck-(\d+-[0-9a-f]{8})\.(staging|complete)$/;
/** So many bytes tell of a hundred thousand files. */
const mostBytes = 16 * 2 ** 20;

export const journalPath = ({ folder, id }: Pick<Journal, "folder" | "id">, state: JournalState) =>
  path.join(folder, `.quarterdeck-${id}.${state}`);

/** A journal of this process. It is not on the disk before it is written. */
export function newJournal(folder: string, { folders, targets }: Wanted): Journal {
  const id = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const files = targets.map((target) => ({ target, before: identityOf(path.join(folder, target)) }));
  return journalOf(folder, id, { folders: [...folders], files });
}

/** Names of files are made from the journal's own, so that nothing else can be meant by it. */
function journalOf(
  folder: string,
  id: string,
  { folders, files }: Omit<v.InferOutput<typeof schema>, "maker">,
): Journal {
  const entries = files.map(({ target, before }, index) => {
    const absolute = path.join(folder, target);
    const name = path.join(path.dirname(absolute), `.quarterdeck-${id}.${index}`);
    return { target: absolute, before, temporary: `${name}.tmp`, backup: `${name}.old` };
  });
  return { folder, id, folders: folders.map((each) => path.join(folder, each)), entries };
}

/** Writes a journal in its first state; on the disk, and not only in the memory of the system. */
export function writeJournal(journal: Journal): void {
  const { folder, folders, entries } = journal;
  const relative = (file: string) => path.relative(folder, file).split(path.sep).join("/");
  const data: v.InferOutput<typeof schema> = {
    maker: thisMaker(),
    folders: folders.map(relative),
    files: entries.map(({ target, before }) => ({ target: relative(target), before })),
  };
  const file = openSync(journalPath(journal, "staging"), "wx", 0o600);
  try {
    writeFileSync(file, JSON.stringify(data));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A journal that was found in a folder. */
export interface FoundJournal {
  readonly file: string;
  readonly state: JournalState;
  /** Undefined when it was torn while it was written; then there is nothing else of its run. */
  readonly journal: Journal | undefined;
  /** Whether its run may still go on. */
  readonly isLive: boolean;
}

/** The names of journals in a folder. */
function journalNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => journalName.test(name));
  } catch {
    return [];
  }
}

/** Reads the journals in a folder that this user has made; the folder may come from anybody. */
export function findJournals(folder: string): FoundJournal[] {
  return journalNames(folder).flatMap((name) => readJournal(path.join(folder, name)) ?? []);
}

/** Reads a journal; undefined for what is none, or belongs to somebody else. */
export function readJournal(file: string): FoundJournal | undefined {
  const [, id = "", state] = journalName.exec(path.basename(file)) ?? [];
  const found = lstatSync(file, { throwIfNoEntry: false });
  const user = process.getuid?.();
  if (!state || !found?.isFile() || found.size > mostBytes) return undefined;
  if (user !== undefined && found.uid !== user) return undefined;
  const data = read(file);
  const maker: Maker = data?.maker ?? { ...thisMaker(), pid: Number.parseInt(id, 10), started: "" };
  return {
    file,
    state: state === "complete" ? "complete" : "staging",
    journal: data && journalOf(path.dirname(file), id, data),
    isLive: mayLive(maker, found.mtimeMs),
  };
}

/** A way below the folder: no `..`, no empty part, nothing absolute. */
const inside = v.pipe(
  v.string(),
  v.check((name) => !/[\\\0]|^[a-z]:/i.test(name) && name.split("/").every((part) => !/^\.{0,2}$/.test(part))),
);

const schema = v.object({
  maker: makerSchema,
  folders: v.array(inside),
  files: v.array(v.object({ target: inside, before: v.string() })),
});

function read(file: string): v.InferOutput<typeof schema> | undefined {
  try {
    const { success, output } = v.safeParse(schema, JSON.parse(readFileSync(file, "utf8")));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}

/** Tells a file from any other that stands, or will stand, at the same place; "" when there is nothing. */
export function identityOf(file: string): string {
  const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : "";
}
