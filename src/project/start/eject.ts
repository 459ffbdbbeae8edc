import { createHash } from "node:crypto";
import { createReader, type Reader } from "../../content/reader.js";
import { openFiles } from "../../source/files.js";
import { packageVersion } from "../../source/installed.js";
import { lockFile, lockText, readLock } from "../lock.js";
import { type Ejectable, ejectable, packagedTemplate } from "./ejectable.js";
import { type Place, writeNew } from "./write-new.js";

/**
 * Copies a packaged file into a project, and notes in the project's lock which version of it that is.
 * @returns the files that were written, below the project's folder
 * @throws InputError when the project has a file of this name, or its lock cannot be read
 * @throws MachineError when something cannot be written
 */
export function eject(place: Place, wanted: Ejectable): readonly string[] {
  const text = packagedTemplate(wanted);
  const lock = readLock(createReader(openFiles(place.folder)));
  const copy = { file: wanted.path, version: packageVersion(), hash: hashOf(text) };
  const locked = lockText({ ...lock, ejected: { ...lock.ejected, [wanted.name]: copy } });
  const isKnown = lock.ejected?.[wanted.name] !== undefined;
  const instead = isKnown
    ? "change that file; to begin again, remove it first"
    : "rename it or remove it, if you want the packaged one";
  writeNew(
    place,
    [
      { path: wanted.path, text },
      { path: lockFile, text: locked, completes: true },
    ],
    instead,
  );
  return [wanted.path, lockFile];
}

/** How a project's copy and the packaged file have changed since the one was made of the other. */
export interface EjectedState {
  readonly name: string;
  /** The project's copy, below its folder. */
  readonly file: string;
  /** The version of the package of which it was made. */
  readonly version: string;
  readonly package: "same" | "changed" | "removed";
  readonly copy: "same" | "changed" | "removed";
}

/**
 * What became of a project's copies of packaged files.
 * @throws InputError when the project's lock cannot be read
 */
export function ejectedStates(root: string): EjectedState[] {
  const reader = createReader(openFiles(root));
  const { ejected = {} } = readLock(reader);
  const copies = Object.entries(ejected).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return copies.map(([name, { file, version, hash }]) => {
    const packaged = ejectable(name);
    return {
      name,
      file,
      version,
      package: compared(packaged && packagedTemplate(packaged), hash),
      copy: compared(copyOf(file, reader), hash),
    };
  });
}

/** The text of a project's copy; undefined when it is gone, or the lock names something else. */
function copyOf(file: string, reader: Reader): string | undefined {
  const lookup = reader.lookUp(file, ["."]);
  return "found" in lookup ? (reader.read(lookup.found)?.text ?? "") : undefined;
}

const compared = (text: string | undefined, hash: string) =>
  text === undefined ? "removed" : hashOf(text) === hash ? "same" : "changed";

/** Git may write a copy with the line ends of another system. */
const hashOf = (text: string) => createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
