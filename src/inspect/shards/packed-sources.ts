import path from "node:path";
import { relativePath } from "../../source/folder.js";
import { type SourceFile, sourceFile } from "../../source/text.js";

/** A file on another machine: its path, its text, its root relative to where the user stood, and the file from which something is withheld. */
type PackedFile = readonly [path: string, text: string, root: string | null, whole: number | null];

/** Data with places in files as plain JSON; each file stands there once. */
export interface PackedData {
  readonly files: readonly PackedFile[];
  readonly data: unknown;
}

/** By this key a file is named in the data. */
const fileKey = "$file";

const isSource = (value: unknown): value is SourceFile =>
  typeof value === "object" && value !== null && "lineStarts" in value && "text" in value;

/**
 * Packs plain data in which files stand.
 *
 * @param folder in which the user stands
 */
export function packSources(value: unknown, folder: string): PackedData {
  const numbers = new Map<SourceFile, number>();
  const files: PackedFile[] = [];
  const numberOf = (file: SourceFile): number => {
    const known = numbers.get(file);
    if (known !== undefined) return known;
    const whole = file.whole ? numberOf(file.whole) : null;
    const number = files.length;
    numbers.set(file, number);
    files.push([file.path, file.text, file.root === undefined ? null : relativePath(folder, file.root), whole]);
    return number;
  };
  const text = JSON.stringify(value, (_, each: unknown) => (isSource(each) ? { [fileKey]: numberOf(each) } : each));
  return { files, data: JSON.parse(text) };
}

/** Unpacks data of several machines: a file that all of them had with the same text is one file afterwards. */
export interface Unpacker {
  unpack(packed: PackedData): unknown;
}

/** @param folder in which the user stands */
export function createUnpacker(folder: string): Unpacker {
  const known = new Map<string, SourceFile>();
  const wholeFile = ([name, text, root]: PackedFile): SourceFile => {
    const place = root === null ? undefined : path.resolve(folder, root);
    const key = JSON.stringify([name, place, text]);
    const file = known.get(key) ?? sourceFile(name, text, place);
    known.set(key, file);
    return file;
  };
  return {
    unpack({ files, data }) {
      const sources: SourceFile[] = [];
      for (const packed of files) {
        const [name, text, , number] = packed;
        const whole = number === null ? undefined : sources[number];
        sources.push(whole ? { ...sourceFile(name, text, whole.root), whole } : wholeFile(packed));
      }
      return withFiles(data, sources);
    },
  };
}

/** Data with files in the places of their numbers. */
function withFiles(value: unknown, sources: readonly SourceFile[]): unknown {
  if (Array.isArray(value)) return value.map((each) => withFiles(each, sources));
  if (typeof value !== "object" || value === null) return value;
  const number = Object.hasOwn(value, fileKey) ? (value as Record<string, unknown>)[fileKey] : undefined;
  if (typeof number === "number") return sources[number];
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withFiles(each, sources)]));
}
