/** Runs tests on any machine: installs what is missing, compiles, and counts the results in a last line. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const run = (command, args) =>
  spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;

/** Ends the process when the project cannot be installed. */
export function install() {
  if (!existsSync("node_modules/vitest") && run("npm", ["ci"]) !== 0) process.exit(1);
}

/** Runs vitest with these arguments and returns its exit status. */
export function runTests(args) {
  if (run(process.execPath, ["scripts/compile.mjs"]) !== 0) return 1;
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-report-"));
  const report = path.join(folder, "report.json");
  const vitest = path.join("node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = run(process.execPath, [vitest, "run", ...reporters, ...args]);
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
  }
  rmSync(folder, { recursive: true, force: true });
  return status;
}
