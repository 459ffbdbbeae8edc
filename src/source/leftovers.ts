import { randomBytes } from "node:crypto";
import { lstatSync, type RmOptions, readdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { isRunning, machineKey } from "./maker.js";

/** A name for something that belongs to this process, by which others see whose it was. */
export const ownName = (prefix: string): string =>
  `${prefix}${machineKey()}-${process.pid}-${randomBytes(4).toString("hex")}`;

/**
 * Removes from a folder what processes that do not live any more have left there under an `ownName`, if it belongs to
 * this user. What cannot be removed stays.
 */
export function removeLeftovers(folder: string, prefix: string): void {
  for (const name of namesIn(folder)) {
    if (!name.startsWith(prefix)) continue;
    const [, key, pid] = /^(?:([0-9a-f]{8})-)?(\d+)-[0-9a-f]+$/.exec(name.slice(prefix.length)) ?? [];
    if (pid === undefined || (key !== undefined && key !== machineKey()) || isRunning(Number(pid))) continue;
    remove(path.join(folder, name));
  }
}

/** A process that was ended a moment ago may still write. */
const thorough: RmOptions = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 };

/** Removes a file or a folder of this user's; what cannot be removed stays for the next start. */
export function remove(place: string): void {
  try {
    if (isOwn(place)) rmSync(place, thorough);
  } catch {
    // It is gone already, or somebody holds it.
  }
}

/** The same in threads of Node's, so that other work goes on. */
export async function removeBeside(place: string): Promise<void> {
  try {
    if (isOwn(place)) await rm(place, thorough);
  } catch {
    // As above.
  }
}

function isOwn(place: string): boolean {
  const owner = lstatSync(place).uid;
  return !process.getuid || owner === process.getuid();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
