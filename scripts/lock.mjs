/**
 * `npm run lock` writes package-lock.json from the package.json of this repository, with the integrity of every package for
 * every platform. npm itself leaves out both for platforms that are not its own when it finds a node_modules beside the
 * lock. So it works in a folder with nothing else, and is asked once more about every package of which it has forgotten
 * something. What is locked stays at its version.
 *
 * `node scripts/lock.mjs --check` says what is wrong with the lock, and asks no registry.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { lockProblems } from "./supply/lock-file.mjs";

const lockFile = "package-lock.json";
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const root = read("package.json");
const manifests = { "": root };
for (const folder of root.workspaces) manifests[folder] = read(`${folder}/package.json`);

if (!process.argv.includes("--check")) write();
const problems = lockProblems(read(lockFile), manifests);
for (const problem of problems) console.error(`${lockFile}: ${problem}`);
if (problems.length > 0) console.error("npm run lock writes it anew");
process.exitCode = problems.length > 0 ? 1 : 0;

function write() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-lock-"));
  try {
    for (const place of Object.keys(manifests))
      cpSync(path.join(place, "package.json"), path.join(folder, place, "package.json"));
    const lock = read(lockFile);
    for (const [place, { integrity, link }] of Object.entries(lock.packages))
      if (place.includes("node_modules/") && !link && !integrity) delete lock.packages[place];
    writeFileSync(path.join(folder, lockFile), JSON.stringify(lock));
    const args = ["install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"];
    const { status } = spawnSync("npm", args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
    if (status !== 0) process.exit(status ?? 1);
    cpSync(path.join(folder, lockFile), lockFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
