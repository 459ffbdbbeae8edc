import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** Runs something while `act` hears of every file before it is renamed; where it throws, the renaming fails. */
export async function whenRenamed<T>(act: (from: string, to: string) => void, run: () => T | Promise<T>): Promise<T> {
  const { renameSync } = fs;
  const put = (rename: typeof renameSync) => {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  };
  put((from, to) => {
    act(String(from), String(to));
    renameSync(from, to);
  });
  try {
    return await run();
  } finally {
    put(renameSync);
  }
}

/** What the system says of a file that a program has open. */
export const busy = () => Object.assign(new Error("busy"), { code: "EBUSY" });
