import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliDecompress } from "node:zlib";
import { whyOthers } from "../cache/folder.js";
import { MachineError } from "../report/problem.js";
import { makeFolder } from "../source/folder.js";
import { ownName, removeLeftovers } from "../source/leftovers.js";

/** Where the program comes from and goes to. */
export interface Places {
  readonly archive: string;
  readonly folder: string;
  readonly program: string;
}

const unfinished = ".unpacking-";

/**
 * Unpacks the program where it is not there yet, or is not what was unpacked.
 * @returns what the user should know of it
 * @throws MachineError when there is no place for it, or others could have put something there
 */
export async function prepareProgram(places: Places): Promise<string | undefined> {
  const { folder, program } = places;
  removeLeftovers(folder, unfinished);
  if (!existsSync(program)) {
    await unpack(places);
    return undefined;
  }
  checkOwner(folder, program);
  return isWhole(program) ? undefined : unpackAnew(places, "was damaged");
}

/** Unpacks the program once more, and says so. */
export async function unpackAnew(places: Places, why: string): Promise<string> {
  await unpack(places);
  return `the unpacked browser ${why} and was unpacked again`;
}

/** The size of the program, written beside it; a digest of 180 MB would take longer than the browser's start. */
const sizeFile = (program: string) => `${program}.size`;

/** Whether the program is a file of the size that was unpacked, and may be run. One without a recorded size may be. */
function isWhole(program: string): boolean {
  const found = statSync(program);
  if (!found.isFile() || (found.mode & 0o100) === 0) return false;
  const recorded = existsSync(sizeFile(program)) ? readFileSync(sizeFile(program), "utf8") : String(found.size);
  return found.size > 0 && recorded === String(found.size);
}

/**
 * Unpacks the program. Several processes may do so at the same time: each writes a file of its own and renames it, so
 * that the program is whole whenever it is there.
 */
async function unpack({ archive, folder, program }: Places): Promise<void> {
  const temporary = path.join(folder, ownName(unfinished));
  try {
    makeFolder(folder, 0o700);
    checkOwner(folder, folder);
    await pipeline(
      createReadStream(archive),
      createBrotliDecompress({ chunkSize: 2 ** 20, params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } }),
      createWriteStream(temporary, { mode: 0o700 }),
    );
    if (statSync(program, { throwIfNoEntry: false })?.isDirectory()) rmSync(program, { recursive: true });
    writeFileSync(sizeFile(program), String(statSync(temporary).size));
    renameSync(temporary, program);
  } catch (cause) {
    rmSync(temporary, { force: true });
    if (cause instanceof MachineError) throw cause;
    const remedies = ["free some space (200 MB) or set XDG_CACHE_HOME to a folder that you can write to"];
    throw new MachineError(`the embedded browser cannot be unpacked into ${folder}`, remedies, { cause });
  }
}

/** A program that somebody else could have put there is not run. */
function checkOwner(folder: string, file: string): void {
  for (const place of [folder, file]) {
    const why = whyOthers(statSync(place));
    if (why) throw new MachineError(`${place} is not used, because ${why}`, [`remove ${folder}`]);
  }
}
