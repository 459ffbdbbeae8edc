import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as v from "valibot";
import { createQueue } from "../../browser/queue.js";
import { snapshotFiles } from "../../project/snapshot-files.js";
import { mostBytes } from "../../source/limits.js";
import type { ProjectRoot } from "../../source/project.js";
import { isWayBelow } from "../../source/way-below.js";
import { blobKey, getBlob, putBlob } from "../../store/blobs.js";
import type { PatientStore } from "../../store/patient.js";

const way = v.pipe(v.string(), v.check(isWayBelow));
const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));

const schema = v.object({
  format: v.literal(1),
  files: v.array(v.tuple([way, hash, v.pipe(v.number(), v.integer(), v.minValue(0))])),
  folders: v.array(way),
  links: v.array(v.tuple([way, way])),
});

/** A project as it was at one moment: its files by their hashes and sizes. */
export type Snapshot = v.InferOutput<typeof schema>;

/** Files that are on their way at the same time. */
export const atOnce = 16;
/** In bytes, packed and unpacked: some hundred thousand files. */
const largest = 2 ** 26;

/**
 * Puts a project into a store, so that a machine which has nothing of it can build its decks.
 *
 * @param without absolute paths of folders that are left out
 * @returns the hash of what lists the files; the same project has the same one
 */
export async function takeSnapshot(
  place: ProjectRoot,
  without: readonly string[],
  store: PatientStore,
): Promise<string> {
  const { files, folders, links } = snapshotFiles(place, without);
  const queue = createQueue(atOnce);
  const listed = await Promise.all(
    files.map((file) =>
      queue.run(async (): Promise<Snapshot["files"][number] | undefined> => {
        const bytes = readIfSmall(path.join(place.root, file), mostBytes(file));
        return bytes && [file, await putBlob(store, bytes), bytes.length];
      }),
    ),
  );
  const snapshot: Snapshot = {
    format: 1,
    files: listed.filter((entry) => entry !== undefined),
    folders: [...folders],
    links: links.map(([link, target]) => [link, target]),
  };
  return putBlob(store, deflateRawSync(Buffer.from(JSON.stringify(snapshot))));
}

/** A file's bytes; undefined for one that decks cannot read either: it is too large, gone, or not for this user. */
function readIfSmall(file: string, most: number): Uint8Array | undefined {
  try {
    return statSync(file).size > most ? undefined : readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A snapshot that was put into a store; undefined where it is not there, or is none. */
export async function readSnapshot(snapshot: string, store: PatientStore): Promise<Snapshot | undefined> {
  const packed = await getBlob(store, snapshot, largest);
  if (!packed) return undefined;
  try {
    const text = inflateRawSync(packed, { maxOutputLength: largest }).toString("utf8");
    const { success, output } = v.safeParse(schema, JSON.parse(text));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}

/** Whether everything of a snapshot that was put is in the store: what could not be kept there is told by the store's own note. */
export const isKept = (snapshot: string, store: PatientStore): Promise<boolean> => store.has(blobKey(snapshot));
