import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { type Maker, makerSchema, thisMaker } from "./maker.js";
import { removeQuietly, unfinishedBeside } from "./output.js";
import { begin, settle } from "./unfinished.js";
import { isWayBelow } from "./way-below.js";

/**
 * A journal names the files of one run while they take their places, so that a later command can finish or take back
 * what was stopped. It stands in the output folder under one of three names: with `staging` the files are still being
 * written beside their targets, with `complete` all of them are on the disk and take their places, with `back` the old
 * ones are put back. Its first line says what is replaced, its second one, written before it is complete, what by.
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
  /** The new file; "" as long as it is not written. */
  readonly after: string;
}

export const journalStates = ["staging", "complete", "back"] as const;
export type JournalState = (typeof journalStates)[number];

/** What is asked for: targets, with paths relative to the folder. */
interface Wanted {
  readonly folders: readonly string[];
  readonly targets: readonly string[];
}

const journalName = /^\.quarterdeck-(\d+-[0-9a-f]{8})\.(?:staging|complete|back)$/;
/** What the file looks like; others leave a journal alone that they cannot read. */
const journalFormat = 1;
/** More than any build writes: so many bytes tell of some hundred thousand files. */
const longestJournalBytes = 64 * 2 ** 20;

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
  { folders, files }: Pick<v.InferOutput<typeof schema>, "folders" | "files">,
  after: readonly string[] = [],
): Journal {
  const entries = files.map(({ target, before }, index) => {
    const absolute = path.join(folder, target);
    const name = path.join(path.dirname(absolute), `.quarterdeck-${id}.${index}`);
    return { target: absolute, before, after: after[index] ?? "", temporary: `${name}.tmp`, backup: `${name}.old` };
  });
  return { folder, id, folders: folders.map((each) => path.join(folder, each)), entries };
}

/** Writes a journal in its first state; on the disk, and not only in the memory of the system. It is there as a whole. */
export function writeJournal(journal: Journal): void {
  const { folder, folders, entries } = journal;
  const relative = (file: string) => path.relative(folder, file).split(path.sep).join("/");
  const data: v.InferOutput<typeof schema> = {
    format: journalFormat,
    maker: thisMaker(),
    folders: folders.map(relative),
    files: entries.map(({ target, before }) => ({ target: relative(target), before })),
  };
  const place = journalPath(journal, "staging");
  const temporary = unfinishedBeside(place);
  begin(temporary);
  try {
    writeLine(openSync(temporary, "wx", 0o600), data);
    renameSync(temporary, place);
  } catch (cause) {
    removeQuietly(temporary);
    throw cause;
  } finally {
    settle(temporary);
  }
}

/** Writes into a journal which files are to take their places, when all of them are there. */
export function completeJournal(journal: Journal): Journal {
  const after = journal.entries.map(({ temporary }) => identityOf(temporary));
  writeLine(openSync(journalPath(journal, "staging"), constants.O_WRONLY | constants.O_APPEND), after);
  return { ...journal, entries: journal.entries.map((entry, index) => ({ ...entry, after: after[index] ?? "" })) };
}

function writeLine(file: number, data: unknown): void {
  try {
    writeFileSync(file, `${JSON.stringify(data)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A journal that was found in a folder. */
export interface FoundJournal {
  readonly file: string;
  readonly state: JournalState;
  /** Torn, when the machine stopped before it was on the disk: then there is nothing else of its run. */
  readonly journal: Journal | "torn" | "unreadable";
  readonly maker: Maker | undefined;
}

export const isJournal = (file: string): boolean => journalName.test(path.basename(file));

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
  if (!isJournal(file)) return undefined;
  const found = lstatSync(file, { throwIfNoEntry: false });
  const user = process.getuid?.();
  if (!found?.isFile() || (user !== undefined && found.uid !== user)) return undefined;
  const [, id = ""] = journalName.exec(path.basename(file)) ?? [];
  const state = journalStates.find((each) => file.endsWith(`.${each}`)) ?? "staging";
  const [head, after] = found.size > longestJournalBytes ? ["unreadable", undefined] : readLines(file);
  if (head === "torn" && state === "staging") return { file, state, journal: "torn", maker: undefined };
  const { success, output } = v.safeParse(schema, head);
  const known = v.safeParse(v.array(v.string()), after);
  const isWhole = known.success && success && known.output.length === output.files.length;
  if (!success || (state !== "staging" && !isWhole)) return { file, state, journal: "unreadable", maker: undefined };
  const journal = journalOf(path.dirname(file), id, output, isWhole ? known.output : []);
  return { file, state, journal, maker: output.maker };
}

const inside = v.pipe(v.string(), v.check(isWayBelow));

const schema = v.object({
  format: v.literal(journalFormat),
  maker: makerSchema,
  folders: v.array(inside),
  files: v.array(v.object({ target: inside, before: v.string() })),
});

/** What the lines of a journal say; `torn` for one that is not whole. */
function readLines(file: string): unknown[] {
  const parse = (line: string): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      return "torn";
    }
  };
  try {
    return readFileSync(file, "utf8").split("\n").map(parse);
  } catch {
    return ["unreadable"];
  }
}

/** Tells a file from any other that stands, or will stand, at the same place; "" when there is nothing. */
export function identityOf(file: string): string {
  const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : "";
}
