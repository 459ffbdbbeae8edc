import { spawnSync } from "node:child_process";
import path from "node:path";

const program = path.resolve("lib/quarterdeck.js");

/** So many decks are checked by one process: a collection of any size fits into memory. */
const atOnce = 40;

/**
 * What `quarterdeck check` says of Markdown files, each a deck of its own.
 * @param root the folder beyond which nothing is read
 * @returns findings with absolute `file`, and how many slides each deck has
 * @throws Error when a run ends with anything but findings or none
 */
export function checkFiles(files, root) {
  const findings = [];
  const decks = [];
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const args = [program, "check", ...some, "--root", root, "--reporter", "json"];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      cwd: root,
      maxBuffer: 2 ** 30,
    });
    if (status !== 0 && status !== 1) throw new Error(`check ended with ${status}: ${stderr}${stdout.slice(0, 2000)}`);
    const report = JSON.parse(stdout);
    decks.push(...report.decks);
    findings.push(
      ...report.findings.map((found) => ({ ...found, file: found.file && path.resolve(root, found.file) })),
    );
  }
  return { findings, decks };
}
