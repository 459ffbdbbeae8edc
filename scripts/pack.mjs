/**
 * `node scripts/pack.mjs FOLDER` packs quarterdeck, quarterdeck-check, quarterdeck-queue and the curriculum as they are published, from what
 * git knows of the work tree. Everything is done twice, in two folders, and compared: who has the source can make the same bytes. Beside the
 * packages stand SHA256SUMS and the bills of materials of those that hold programs.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const [target] = process.argv.slice(2);
if (!target) {
  console.error("Usage: node scripts/pack.mjs FOLDER");
  process.exit(2);
}
const temporary = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-pack-"));
try {
  const [first, second] = ["one", "another"].map((name) => packIn(path.join(temporary, name)));
  const differing = first.filter(({ name, sha256 }) => second.find((each) => each.name === name)?.sha256 !== sha256);
  if (differing.length > 0)
    throw new Error(`not the same bytes twice: ${differing.map(({ name }) => name).join(", ")}`);
  mkdirSync(target, { recursive: true });
  for (const { name, file } of first) cpSync(file, path.join(target, name));
  const sums = first.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
  writeFileSync(path.join(target, "SHA256SUMS"), sums);
  process.stdout.write(sums);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** Compiles and packs in a folder of its own; returns what is to be published. */
function packIn(folder) {
  const files = run("git", ["ls-files", "-z"], ".").split("\0");
  for (const file of files.filter((name) => name !== "" && existsSync(name))) cpSync(file, path.join(folder, file));
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"), "junction");
  run(process.execPath, ["scripts/compile.mjs"], folder);
  const everything = ["--workspaces", "--include-workspace-root"];
  const packed = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", ...everything], folder));
  return packed.flatMap(({ name, version, filename }) => {
    const home = name === "quarterdeck" ? folder : path.join(folder, "packages", name.replace("quarterdeck-", ""));
    const materials = path.join(home, "lib", "sbom.cdx.json");
    return [
      describe(filename, path.join(folder, filename)),
      ...(existsSync(materials) ? [describe(`${name}-${version}.cdx.json`, materials)] : []),
    ];
  });
}

function describe(name, file) {
  return { name, file, sha256: createHash("sha256").update(readFileSync(file)).digest("hex") };
}

function run(command, args, folder) {
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26, shell: process.platform === "win32" };
  const { status, stdout, stderr } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout;
}
