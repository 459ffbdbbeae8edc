/** Where the tools of the labs come from: packages that were fetched for them, or those that the machine has installed. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { isFetched, pinnedKernel, readPins, unpackedIn } from "./pinned.mjs";
import { LabError } from "./script.mjs";

/**
 * @typedef {object} Tools
 * @property {string} debian The release or suite of Debian.
 * @property {(name: string) => string | undefined} version The version of a package, as Debian counts it.
 * @property {string[]} prepare Lines of shell that bring the tools into a mount namespace.
 * @property {string | undefined} kernel A kernel for virtual machines, where it came with the tools.
 */

/** @returns {Tools} The packages of labs/packages.json, laid over what the machine has. */
export function pinnedTools() {
  if (!isFetched())
    throw new LabError(
      "The labs are recorded with the packages of labs/packages.json. Fetch them once, or use what is installed:\n" +
        "  npm run labs -- --fetch\n  npm run labs -- --installed",
    );
  const pins = readPins();
  const known = new Map(pins.packages.map(({ name, version }) => [name, version]));
  const over = (/** @type {string} */ name) =>
    `mount -t overlay overlay -o "lowerdir=${unpackedIn()}/${name}:/${name}" /${name}`;
  return {
    debian: pins.suite,
    version: (name) => known.get(name),
    prepare: [over("usr"), over("etc")],
    kernel: pinnedKernel(),
  };
}

/** @returns {Tools} What the machine has installed. */
export function installedTools() {
  if (spawnSync("dpkg-query", ["--version"]).error)
    throw new LabError("--installed means Debian's packages, and this machine has no dpkg.");
  return { debian: release(), version: installed, prepare: [], kernel: undefined };
}

/**
 * @param {Tools} tools
 * @param {string[]} packages
 * @param {string} what What needs them.
 */
export function checkMachine(tools, packages, what) {
  if (process.platform !== "linux") throw new LabError("The labs run on Linux (Debian) only.");
  if (process.getuid?.() !== 0) throw new LabError("The labs make containers: run them as root.");
  const missing = packages.filter((name) => tools.version(name) === undefined);
  if (missing.length > 0)
    throw new LabError(
      `${what} needs packages that are not there: ${missing.join(", ")}\n` +
        `  apt-get update && apt-get install -y --no-install-recommends ${missing.join(" ")}`,
    );
  if (spawnSync("script", ["--version"]).error)
    throw new LabError(
      "The recorder needs `script` (util-linux):\n  apt-get update && apt-get install -y bsdutils util-linux-extra",
    );
}

/**
 * The versions of packages as their authors count them: without Debian's epoch, revision and repacking marks.
 * @param {Tools} tools
 * @param {string[]} packages
 * @returns {Record<string, string>}
 */
export function versions(tools, packages) {
  /** @type {Record<string, string>} */
  const found = { debian: tools.debian, linux: kernelVersion() };
  for (const name of packages.toSorted()) {
    const full = tools.version(name);
    if (full) found[name] = full.replace(/^\d+:/, "").replace(/([+-]ds\d*|\+dfsg\d*)?-[^-]*$/, "");
  }
  return found;
}

/** @returns {string} The version of the kernel, without what whoever built it has added to the number. */
export const kernelVersion = () => /^\d+(?:\.\d+)*/.exec(os.release())?.[0] ?? os.release();

/** @returns {string} The release of Debian. */
function release() {
  try {
    return readFileSync("/etc/debian_version", "utf8").trim();
  } catch {
    return "unknown";
  }
}

/**
 * @param {string} name
 * @returns {string | undefined} The version of an installed package.
 */
function installed(name) {
  const format = ["-W", "-f", "$" + "{db:Status-Status} $" + "{Version}", name];
  const [status, version] = spawnSync("dpkg-query", format, { encoding: "utf8" }).stdout.split(" ");
  return status === "installed" ? version : undefined;
}
