import { lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { createQueue } from "../../browser/queue.js";
import { counted } from "../../report/counted.js";
import { writeWhole } from "../../source/output.js";
import { getBlob } from "../../store/blobs.js";
import type { PatientStore } from "../../store/patient.js";
import { atOnce, readSnapshot, type Snapshot } from "./snapshot.js";

/** A folder in which projects stand as snapshots say; what two of them share is not fetched twice. */
export interface Workplace {
  /** Absolute path of the folder in which the project stands. */
  readonly folder: string;
  /**
   * Makes the folder what a snapshot says.
   *
   * @param signal ends it; another try goes on from there
   * @returns why it could not; undefined when it is
   * @throws the file system's error, or why the signal was aborted, when nothing of it goes on any more
   */
  place(snapshot: string, store: PatientStore, signal?: AbortSignal): Promise<string | undefined>;
}

/** What stands in a folder, by way: a hash, or where a link leads. What is not known to stand may be anything. */
type Standing = Map<string, string>;

/** Opens a folder that nobody else changes. */
export function openWorkplace(folder: string): Workplace {
  const standing: Standing = new Map();
  let placed: string | undefined;
  return {
    folder,
    async place(hash, store, signal) {
      if (placed === hash) return undefined;
      const snapshot = await readSnapshot(hash, store);
      if (!snapshot) return `the files of the project are not in the shared cache (${store.name})`;
      placed = undefined;
      removeOthers(folder, snapshot, standing);
      const missing = await fetchFiles({ folder, standing, store, signal }, snapshot);
      if (missing.length > 0)
        return `${counted(missing.length, "file")} of the project missing from the shared cache (${store.name}), such as ${missing[0]}`;
      for (const each of snapshot.folders) mkdirSync(path.join(folder, each), { recursive: true });
      for (const [link, target] of snapshot.links) makeLink({ folder, standing }, link, target);
      placed = hash;
      return undefined;
    },
  };
}

/** Links go always: a file must not be written through one, and they are quickly made. */
function removeOthers(folder: string, { files }: Snapshot, standing: Standing): void {
  const wanted = new Map(files.map(([way, hash]) => [way, hash]));
  for (const [way, what] of standing) {
    if (wanted.get(way) === what) continue;
    standing.delete(way);
    rmSync(path.join(folder, way), { recursive: true, force: true });
  }
  removeEmpty(folder);
}

/** Removes folders that hold nothing any more; those that shall be empty are made again. */
function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const inner = path.join(folder, entry.name);
    removeEmpty(inner);
    if (readdirSync(inner).length === 0) rmdirSync(inner);
  }
}

interface Fetching {
  readonly folder: string;
  readonly standing: Standing;
  readonly store: PatientStore;
  readonly signal: AbortSignal | undefined;
}

/** @returns the ways of files that could not be fetched */
async function fetchFiles({ folder, standing, store, signal }: Fetching, { files }: Snapshot): Promise<string[]> {
  const queue = createQueue(atOnce);
  const missing: string[] = [];
  const ended = await Promise.allSettled(
    files
      .filter(([way, hash]) => standing.get(way) !== hash)
      .map(([way, hash, size]) =>
        queue.run(async () => {
          signal?.throwIfAborted();
          const bytes = await getBlob(store, hash, size);
          signal?.throwIfAborted();
          if (!bytes) return missing.push(way);
          makeWay(folder, path.dirname(way));
          writeWhole({ path: path.join(folder, way), bytes });
          return standing.set(way, hash);
        }),
      ),
  );
  const failed = ended.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return missing.sort();
}

/** Makes the folders of a file; what stands in the way of one is of an earlier snapshot. */
function makeWay(folder: string, way: string): void {
  for (const [index] of way.split("/").entries()) {
    const place = path.join(folder, ...way.split("/").slice(0, index + 1));
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found?.isDirectory()) continue;
    if (found) rmSync(place, { force: true });
    mkdirSync(place, { recursive: true });
  }
}

function makeLink({ folder, standing }: Pick<Fetching, "folder" | "standing">, link: string, target: string): void {
  makeWay(folder, path.dirname(link));
  const place = path.join(folder, link);
  rmSync(place, { recursive: true, force: true });
  standing.set(link, `to ${target}`);
  symlinkSync(path.relative(path.dirname(place), path.join(folder, target)), place);
}
