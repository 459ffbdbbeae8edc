import { constants } from "node:fs";
import { link, lstat, open, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { systemFault } from "../report/system.js";
import { makeFolder } from "../source/folder.js";
import { inTime } from "../source/in-time.js";
import { removeQuietly, unfinishedBeside } from "../source/output.js";
import { NoFolder } from "../source/refusals.js";
import { begin, settle } from "../source/unfinished.js";
import { bodyTime, type StoreTimes, shownSeconds } from "./deadlines.js";
import { isSweepDue, sweep } from "./folder-sweep.js";
import { namesOf, type PutHow, type Store, StoreFailure, type StoreTrouble } from "./store.js";

export interface FolderPlace {
  readonly name: string;
  /** An absolute path; what is missing of it is made when something is put. */
  readonly folder: string;
  readonly times: StoreTimes;
}

/** A store in a folder, such as one that several machines have mounted. Who may read and write there, its umask says. */
export function openFolderStore({ name, folder, times }: FolderPlace): Store {
  const fileOf = (key: string) => path.join(folder, ...namesOf(key));
  // A disk of another machine may not answer at all.
  const inLimit = <T>(work: Promise<T>, limit: number): Promise<T> =>
    inTime(
      work.catch((cause: unknown) => {
        throw failureOf(cause);
      }),
      limit,
      () => new StoreFailure("away", `its disk does not answer within ${shownSeconds(limit)}`),
    );
  return {
    name,
    async get(key, mostBytes) {
      const size = await inLimit(sizeAt(fileOf(key)), times.answer);
      if (size === undefined) return undefined;
      return inLimit(read(fileOf(key), mostBytes), bodyTime(times, Math.min(size, mostBytes)));
    },
    has: async (key) => (await inLimit(sizeAt(fileOf(key)), times.answer)) !== undefined,
    async put(key, bytes, how) {
      const file = fileOf(key);
      const outcome = await inLimit(write(file, bytes, how), bodyTime(times, bytes.length));
      if (outcome === "written" && isSweepDue(key)) sweep(path.dirname(file));
      return outcome;
    },
  };
}

/** Links are not followed: whoever may write into the folder could make one to a file that only this user may read. */
async function read(file: string, mostBytes: number): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = await handle.stat();
    if (size > mostBytes)
      throw new StoreFailure("strange", `it gives more than the ${mostBytes} bytes that this may have`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** How many bytes a file has; undefined where there is none. */
async function sizeAt(file: string): Promise<number | undefined> {
  try {
    const found = await lstat(file);
    if (found.isFile()) return found.size;
  } catch (cause) {
    if (systemFault(cause)?.code === "ENOENT") return undefined;
    throw cause;
  }
  throw new StoreFailure("strange", "there is a folder or a link where a file would be");
}

const isThere = async (file: string) => (await sizeAt(file)) !== undefined;

async function write(file: string, bytes: Uint8Array, how: PutHow): Promise<"written" | "there"> {
  if ((await isThere(file)) && how === "once") return "there";
  const temporary = unfinishedBeside(file);
  begin(temporary);
  try {
    await writeBeside(temporary, bytes);
    if (how === "once") return await linkOnce(temporary, file);
    await rename(temporary, file);
    return "written";
  } finally {
    removeQuietly(temporary);
    settle(temporary);
  }
}

async function writeBeside(temporary: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(temporary, bytes, { flag: "wx" });
  } catch (cause) {
    if (systemFault(cause)?.code !== "ENOENT") throw cause;
    makeFolder(path.dirname(temporary));
    await writeFile(temporary, bytes, { flag: "wx" });
  }
}

/** A second name for what is written already: of several writers, the system lets one have it. */
async function linkOnce(temporary: string, file: string): Promise<"written" | "there"> {
  try {
    await link(temporary, file);
    return "written";
  } catch (cause) {
    const code = systemFault(cause)?.code ?? "";
    if (code === "EEXIST") return "there";
    if (!withoutLinks.has(code)) throw cause;
  }
  // Some disks know one name for each file. Two writers might both win there, each with a whole file.
  if (await isThere(file)) return "there";
  await rename(temporary, file);
  return "written";
}

const withoutLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

const kinds: Readonly<Record<string, StoreTrouble>> = {
  EACCES: "refused",
  EPERM: "refused",
  EROFS: "refused",
  ENOSPC: "full",
  EDQUOT: "full",
  EISDIR: "strange",
  ELOOP: "strange",
};

/** What an answer of the system means for the store; any other failure stays. */
function failureOf(cause: unknown): unknown {
  if (cause instanceof NoFolder) return new StoreFailure("away", "its place is a link that leads nowhere", { cause });
  const fault = systemFault(cause);
  if (!fault) return cause;
  const inTheWay = fault.code === "EEXIST" || fault.code === "ENOTDIR";
  const clause = inTheWay ? "there is a file where a folder would be" : fault.words || `the disk says ${fault.code}`;
  return new StoreFailure(kinds[fault.code] ?? "away", clause, { cause });
}
