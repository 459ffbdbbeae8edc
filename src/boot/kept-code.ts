import { hash } from "node:crypto";
import { readFileSync } from "node:fs";

/** What V8 has made of files of the program in earlier runs. */
export interface KeptCode {
  /** What V8 made, by the name of the file. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** How many runs have written it. */
  readonly runs: number;
  /** Bytes of code that the run had in its memory in the end that has written it. */
  readonly size: number;
}

/** Where nothing was kept. */
export const noCode: KeptCode = { files: new Map(), runs: 0, size: 0 };

/** What stands before the code of the files: how long each is, in their order. */
interface Head extends Omit<KeptCode, "files"> {
  readonly files: readonly (readonly [name: string, bytes: number])[];
}

const hashLength = 32;
const hashOf = (bytes: Uint8Array) => hash("sha256", bytes, "buffer");

/** Reads a file of kept code; undefined where none can be read, or it is not whole: V8 believes what it reads, whatever it is. */
export function readWhole(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(0, hashLength).equals(hashOf(bytes.subarray(hashLength))) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** The code in a file that is whole. */
export function codeIn(bytes: Uint8Array): KeptCode {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(hashLength);
  const headEnd = 4 + content.readUInt32LE(0);
  const head: Head = JSON.parse(content.toString("utf8", 4, headEnd));
  const files = new Map<string, Uint8Array>();
  let start = headEnd;
  for (const [name, length] of head.files) {
    files.set(name, content.subarray(start, start + length));
    start += length;
  }
  return { files, runs: head.runs, size: head.size };
}

/** The content of a file in which {@link codeIn} finds the same. */
export function printKeptCode({ files, runs, size }: KeptCode): Uint8Array {
  const lengths = [...files].map(([name, code]) => [name, code.length] as const);
  const head = Buffer.from(JSON.stringify({ files: lengths, runs, size } satisfies Head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const content = Buffer.concat([length, head, ...files.values()]);
  return Buffer.concat([hashOf(content), content]);
}
