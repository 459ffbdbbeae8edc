/** Chooses the packages that the labs are recorded with, and writes them down with their sums (npm run labs -- --pin). */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { LabError } from "./script.mjs";

/** @typedef {{ name: string, version: string, file: string, size: number, sha256: string }} Pinned */
/**
 * @typedef {object} Pins What lies in labs/packages.json.
 * @property {string} architecture
 * @property {string} suite Where they were taken from, such as `sid`.
 * @property {string} taken When, as an ISO date: after the suite has moved on, the archive's snapshot of then has them.
 * @property {string} kernel Which package is the kernel for virtual machines: it is unpacked, and part of no system.
 * @property {Pinned[]} packages
 */
/** @typedef {(command: string, ...words: string[]) => string} Ask */

const suite = "sid";
const architecture = "amd64";
/** What is newer in Debian's suite for what is not finished. */
const fromExperimental = ["runc"];
/** What every script takes for granted: with it, output does not depend on the machine's own release. */
const base = ["bash", "coreutils", "diffutils", "findutils", "grep", "gzip", "sed", "tar", "debianutils", "base-files"];
const kernel = "linux-image-cloud-amd64";
const keys = "/usr/share/keyrings/debian-archive-keyring.gpg";

/**
 * @param {string[]} wanted Names of packages; whatever they depend on comes along.
 * @returns {Pins}
 */
export function pinPackages(wanted) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-pins-"));
  try {
    const ask = aptIn(folder);
    ask("apt-get", "update", "-qq");
    const image = needs(ask, needs(ask, kernel, "linux-image-"), "linux-binary-");
    const chosen = ask("apt-get", "install", "--simulate", "--no-install-recommends", ...wanted, ...base);
    const exact = [...chosen.matchAll(/^Inst (\S+) \((\S+)/gm)].map(([, name, version]) => `${name}=${version}`);
    const shown = ask("apt-cache", "show", "--no-all-versions", ...exact, image);
    const packages = shown.split("\n\n").filter(Boolean).map(pinned);
    packages.sort((one, other) => (one.name < other.name ? -1 : 1));
    return { architecture, suite, taken: new Date().toISOString().replace(/\.\d+/, ""), kernel: image, packages };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Ask} ask
 * @param {string} name A package.
 * @param {string} start How the name of what it depends on begins.
 */
function needs(ask, name, start) {
  const found = ask("apt-cache", "depends", name).split("\n").slice(1).map((line) => line.trim().replace("Depends: ", ""));
  const needed = found.find((other) => other.startsWith(start));
  if (needed) return needed;
  throw new LabError(`${name} of ${suite} depends on no ${start}*.`);
}

/**
 * apt with lists of its own: what the machine has installed, and where from, plays no part.
 * @param {string} folder
 * @returns {Ask}
 */
function aptIn(folder) {
  for (const name of ["etc/preferences.d", "etc/apt.conf.d", "state/lists/partial", "cache/archives/partial"])
    mkdirSync(path.join(folder, name), { recursive: true });
  const source = (/** @type {string} */ name) => `deb [signed-by=${keys}] http://deb.debian.org/debian ${name} main\n`;
  writeFileSync(path.join(folder, "etc", "sources.list"), source(suite) + source("experimental"));
  const preferred = fromExperimental.map((name) => `Package: ${name}\nPin: release a=experimental\nPin-Priority: 990\n`);
  writeFileSync(path.join(folder, "etc", "preferences"), preferred.join("\n"));
  writeFileSync(path.join(folder, "status"), "");
  const options = [
    `Dir::Etc=${folder}/etc`,
    `Dir::State=${folder}/state`,
    `Dir::State::status=${folder}/status`,
    `Dir::Cache=${folder}/cache`,
    `APT::Architecture=${architecture}`,
  ].flatMap((option) => ["-o", option]);
  return (command, ...words) => {
    const { status, stdout, stderr, error } = spawnSync(command, [...options, ...words], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    if (status === 0) return stdout;
    throw new LabError(`${command} ${words.slice(0, 2).join(" ")} failed: ${error?.message ?? stderr.trim()}`);
  };
}

/**
 * @param {string} entry What apt-cache shows of a package.
 * @returns {Pinned}
 */
function pinned(entry) {
  const field = (/** @type {string} */ name) => new RegExp(`^${name}: (.+)$`, "m").exec(entry)?.[1] ?? "";
  return {
    name: field("Package"),
    version: field("Version"),
    file: field("Filename"),
    size: Number(field("Size")),
    sha256: field("SHA256"),
  };
}
