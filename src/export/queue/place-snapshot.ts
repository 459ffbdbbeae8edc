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
   * @returns why it could not; undefined when it is
   */
  place(snapshot: string, store: PatientStore): Promise<string | undefined>;
}

/** Opens a folder that nobody else changes. */
export function openWorkplace(folder: string): Workplace {
  /** What stands there, by way: a hash, or where a link leads. */
  let standing = new Map<string, string>();
  let placed: string | undefined;
  return {
    folder,
    async place(hash, store) {
      if (placed === hash) return undefined;
      const snapshot = await readSnapshot(hash, store);
      if (!snapshot) return `the files of the project are not in the shared cache (${store.name})`;
      placed = undefined;
      removeOthers(folder, snapshot, standing);
      const wanted = wantedOf(snapshot);
      const missing = await fetchFiles(folder, { snapshot, standing, store });
      // What is there of it is known all the same, so that another try goes on from here.
      standing = new Map([...wanted].filter(([way]) => !missing.includes(way)));
      if (missing.length > 0)
        return `${counted(missing.length, "file")} of the project missing from the shared cache (${store.name}), such as ${missing[0]}`;
      for (const each of snapshot.folders) mkdirSync(path.join(folder, each), { recursive: true });
      for (const [link, target] of snapshot.links) makeLink(folder, link, target);
      placed = hash;
      return undefined;
    },
  };
}

const wantedOf = ({ files, links }: Snapshot) =>
  new Map([
    ...files.map(([way, hash]) => [way, hash] as const),
    ...links.map(([way, target]) => [way, `to ${target}`] as const),
  ]);

/** Links go always: a file must not be written through one, and they are quickly made. */
function removeOthers(folder: string, snapshot: Snapshot, standing: ReadonlyMap<string, string>): void {
  const wanted = wantedOf(snapshot);
  for (const [way, what] of standing)
    if (what.startsWith("to ") || wanted.get(way) !== what)
      rmSync(path.join(folder, way), { recursive: true, force: true });
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
  readonly snapshot: Snapshot;
  readonly standing: ReadonlyMap<string, string>;
  readonly store: PatientStore;
}

/** @returns the ways of files that could not be fetched */
async function fetchFiles(folder: string, { snapshot, standing, store }: Fetching): Promise<string[]> {
  const queue = createQueue(atOnce);
  const missing: string[] = [];
  await Promise.all(
    snapshot.files
      .filter(([way, hash]) => standing.get(way) !== hash)
      .map(([way, hash, size]) =>
        queue.run(async () => {
          const bytes = await getBlob(store, hash, size);
          if (!bytes) return missing.push(way);
          const file = path.join(folder, way);
          makeWay(folder, path.dirname(way));
          writeWhole({ path: file, bytes });
        }),
      ),
  );
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

function makeLink(folder: string, link: string, target: string): void {
  makeWay(folder, path.dirname(link));
  const place = path.join(folder, link);
  rmSync(place, { recursive: true, force: true });
  symlinkSync(path.relative(path.dirname(place), path.join(folder, target)), place);
}
