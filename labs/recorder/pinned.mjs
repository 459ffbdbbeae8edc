/**
 * The packages of labs/packages.json: fetched from Debian's mirrors, compared with their sums, and unpacked beside the
 * system. A recording lays them over its own view of the machine (session.mjs); nothing is installed.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { LabError } from "./script.mjs";

/** @typedef {import("./pin.mjs").Pins} Pins */
/** @typedef {import("./pin.mjs").Pinned} Pinned */

export const pinsFile = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "packages.json");

/** @returns {Pins} */
export const readPins = () => JSON.parse(readFileSync(pinsFile, "utf8"));

/** Where the unpacked packages lie: another list of packages, another folder. */
export function unpackedIn() {
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  return path.join(cache, "quarterdeck", "labs", sum(readFileSync(pinsFile)).slice(0, 16));
}

/** @returns {boolean} Whether all of them are there. */
export const isFetched = () => existsSync(unpackedIn());

/** @returns {string | undefined} The kernel for virtual machines among them. */
export function pinnedKernel() {
  const modules = path.join(unpackedIn(), "usr", "lib", "modules");
  const [version] = existsSync(modules) ? readdirSync(modules) : [];
  return version && path.join(modules, version, "vmlinuz");
}

/**
 * @param {(said: string) => void} say
 * @returns {Promise<string>} The folder.
 */
export async function fetchPinned(say) {
  const folder = unpackedIn();
  if (existsSync(folder)) return folder;
  const pins = readPins();
  if (process.arch !== "x64") throw new LabError(`The packages are for ${pins.architecture}. Use --installed.`);
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const total = pins.packages.reduce((bytes, { size }) => bytes + size, 0);
  say(`Fetching ${pins.packages.length} packages, ${Math.round(total / 1e6)} MB, of ${pins.suite} as of ${pins.taken}`);
  for (const pinned of pins.packages) unpack(pinned, await download(pinned, pins), draft);
  for (const name of ["bin", "sbin", "lib", "lib64"])
    if (lstatSync(path.join(draft, name), { throwIfNoEntry: false })?.isDirectory())
      throw new LabError(`A package has files in /${name}, outside of /usr.`);
  renameSync(draft, folder);
  return folder;
}

/**
 * @param {Pinned} pinned
 * @param {Pins} pins
 * @returns {Promise<Buffer>}
 */
async function download(pinned, pins) {
  const snapshot = pins.taken.replace(/[-:]/g, "");
  const places = ["http://deb.debian.org/debian", `https://snapshot.debian.org/archive/debian/${snapshot}`];
  /** @type {string[]} */
  const wrong = [];
  for (const place of places) {
    const address = `${place}/${pinned.file}`;
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(120_000) });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (!answer.ok) wrong.push(`${address}: ${answer.status} ${answer.statusText}`);
      else if (sum(bytes) === pinned.sha256) return bytes;
      else wrong.push(`${address}: its SHA-256 is ${sum(bytes)}, and ${pinned.sha256} is expected`);
    } catch (error) {
      wrong.push(`${address}: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new LabError(`${pinned.name} ${pinned.version} cannot be fetched:\n  ${wrong.join("\n  ")}`);
}

/**
 * @param {Pinned} pinned
 * @param {Buffer} bytes
 * @param {string} folder
 */
function unpack({ name }, bytes, folder) {
  const file = path.join(folder, "package.deb");
  writeFileSync(file, bytes);
  const { status, stderr, error } = spawnSync("dpkg-deb", ["--extract", file, folder], { encoding: "utf8" });
  rmSync(file);
  if (status !== 0) throw new LabError(`dpkg-deb could not unpack ${name}: ${error?.message ?? stderr.trim()}`);
}

/** @param {Buffer} bytes */
const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
