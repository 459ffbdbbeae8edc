/** What of others is in a package of ours: checked, and written down in `lib/THIRD-PARTY.txt` and `lib/sbom.cdx.json`. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { licenceProblems } from "./licences.mjs";
import { bundledPackages, installedPackages, noticesOf } from "./packages.mjs";
import { sbomOf } from "./sbom.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/**
 * @param folder where the package.json of the package is
 * @param made what it was made of: esbuild's results, packages of which files were copied, and packages of which a file
 *   was copied that they had bundled themselves
 * @returns one sentence for each package whose licence is not allowed
 */
export function describeSupply(folder, made) {
  const lock = read("package-lock.json");
  const bundled = bundledPackages(made, lock);
  const installed = installedPackages(folder === "." ? "" : folder, lock);
  const manifest = read(path.join(folder, "package.json"));
  writeFileSync(path.join(folder, "lib/THIRD-PARTY.txt"), noticeFile(manifest, bundled, installed));
  const sbom = sbomOf(manifest, [...bundled, ...installed]);
  writeFileSync(path.join(folder, "lib/sbom.cdx.json"), `${JSON.stringify(sbom, null, 1)}\n`);
  return licenceProblems([...bundled, ...installed]);
}

function noticeFile({ name }, bundled, installed) {
  const line = "-".repeat(80);
  const title = (each) => `${each.name} ${each.version ?? ""} (${each.licence})`.replace("  ", " ");
  const titles = (each) => [title(each), ...each.inside.map((part) => `  holds ${title(part)}`)].join("\n");
  const notices = bundled.map((each) => [titles(each), ...noticesOf(each.place)].join("\n\n"));
  return [
    `${name} holds files of these packages, whose licences follow below:`,
    bundled.map(titles).join("\n"),
    "These packages are installed beside it, as they are; their licences stand in their own folders:",
    installed.map(titles).join("\n"),
    ...notices.flatMap((notice) => [line, notice]),
    "",
  ].join("\n\n");
}
