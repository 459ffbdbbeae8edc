/** What must be on the machine before a lab can run. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { LabError } from "./script.mjs";

/**
 * @param {string[]} packages
 * @param {string} what What needs them.
 */
export function checkMachine(packages, what) {
  if (process.platform !== "linux") throw new LabError("The labs run on Linux (Debian) only.");
  if (process.getuid?.() !== 0) throw new LabError("The labs make containers: run them as root.");
  if (spawnSync("dpkg-query", ["--version"]).error)
    throw new LabError("The labs take their tools from Debian's archive, and this machine has no dpkg.");
  const missing = packages.filter((name) => installed(name) === undefined);
  if (missing.length > 0)
    throw new LabError(
      `${what} needs packages that are not installed: ${missing.join(", ")}\n` +
        `  apt-get update && apt-get install -y --no-install-recommends ${missing.join(" ")}`,
    );
  if (spawnSync("script", ["--version"]).error)
    throw new LabError(
      "The recorder needs `script` (util-linux):\n  apt-get update && apt-get install -y bsdutils util-linux-extra",
    );
}

/**
 * The versions of packages as their authors count them: without Debian's epoch, revision and repacking marks.
 * @param {string[]} packages
 * @returns {Record<string, string>}
 */
export function versions(packages) {
  /** @type {Record<string, string>} */
  const found = { debian: debian(), linux: os.release() };
  for (const name of packages.toSorted()) {
    const full = installed(name);
    if (full) found[name] = full.replace(/^\d+:/, "").replace(/([+-]ds\d*|\+dfsg\d*)?-[^-]*$/, "");
  }
  return found;
}

/** @returns {string} The release of Debian. */
export function debian() {
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
