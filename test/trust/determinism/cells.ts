import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Pause, run } from "./run.js";

/** What is other than in the first build. */
export interface Cell {
  readonly name: string;
  /** A name for the folder of the project, in a new folder of its own. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Further arguments of the command line. */
  readonly args?: readonly string[];
  /** Names come backwards, and the clock stands elsewhere. */
  readonly otherMachine?: boolean;
  /** Files are written last to first, and their times lie years back. */
  readonly otherFiles?: boolean;
  /** Builds that fill the cache before; their output does not count. */
  readonly before?: readonly (readonly string[])[];
  readonly umask?: number;
  /** Busy processes beside the build. */
  readonly busy?: number;
  readonly pauses?: readonly Pause[];
}

/** What is built, and in which cell. */
interface Build {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly args: readonly string[];
  readonly cell: Cell;
}

/** Builds in a cell. @returns the digests of what was written by path, or why nothing was */
export async function buildIn({ files, args, cell }: Build): Promise<Readonly<Record<string, string>>> {
  const home = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-cell-"));
  try {
    const folder = path.join(home, cell.folder ?? "project");
    const entries = Object.entries(files);
    for (const [name, content] of cell.otherFiles ? entries.toReversed() : entries) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (cell.otherFiles) utimesSync(file, 1e9, 1e9);
    }
    const hook = path.resolve("test/trust/determinism/other-machine.mjs");
    const shared = {
      folder,
      cell,
      node: cell.otherMachine ? ["--import", hook] : [],
      environment: { XDG_CACHE_HOME: path.join(home, "cache"), ...cell.environment },
    };
    for (const earlier of cell.before ?? []) {
      const digests = await run({ ...shared, args: ["build", ...earlier, "-o", "earlier"], out: "earlier" });
      if (digests["failed"]) return digests;
    }
    return await run({ ...shared, args: ["build", ...args, "-o", "out", ...(cell.args ?? [])], out: "out" });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
