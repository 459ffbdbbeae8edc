import path from "node:path";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectFiles } from "../source/files.js";
import { isWithin, relativePath } from "../source/folder.js";
import type { Explain } from "./collection-mistakes.js";
import { declaredPrefix, type InstalledPackage } from "./packages.js";

/** What decides whether a folder may be read as a collection. */
interface Surroundings {
  readonly files: ProjectFiles;
  readonly isSafe: boolean;
}

/** Whether the target of a prefix is a folder, and no package. */
export const isFolderPath = (target: string) => /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[a-z]:[/\\])/i.test(target);

/** A configuration names what is not there. */
export const missingTarget =
  (prefix: string, target: string): Explain =>
  (span) => {
    const detail = isFolderPath(target) ? `there is no folder “${target}”` : `the package “${target}” is not installed`;
    const remedy = isFolderPath(target)
      ? "write the path of a folder, relative to the project"
      : `run npm install ${target}, or write the path of a folder: ./${target}`;
    return problem("missing-collection", { prefix, detail }, { span, remedy });
  };

/** Nobody has this prefix. */
export const unknownPrefix =
  (prefix: string, known: () => readonly string[], missing: () => readonly string[]): Explain =>
  (span) => {
    const names = known();
    const listed = missing();
    const hint =
      listed.length > 0
        ? `package.json lists ${listed.join(", ")}, which is not installed: run npm install`
        : names.length === 0
          ? `install the package that calls itself “${prefix}”, or map it: collections: {${prefix}: PACKAGE} in quarterdeck.config.yaml`
          : `known: ${names.join(", ")}`;
    const detail = "no package and no line of the configuration has this name";
    const remedy = didYouMean(prefix, names) ?? hint;
    return problem("missing-collection", { prefix, detail }, { span, remedy });
  };

/** Addresses begin with this prefix. */
export const reservedPrefix =
  (prefix: string): Explain =>
  (span) =>
    problem(
      "missing-collection",
      { prefix, detail: "addresses begin in this way" },
      { span, remedy: "give the collection another prefix: collections: {PREFIX: PACKAGE} in quarterdeck.config.yaml" },
    );

/** Two packages have this prefix. */
export const clash =
  (prefix: string, found: readonly InstalledPackage[]): Explain =>
  (span) => {
    const names = found.map(({ root, manifest }) => manifest?.name || path.basename(root));
    const packages = names.map((name) => `“${name}”`).join(" and ");
    const related = found.flatMap(({ manifest }) => {
      const place = manifest?.spanAt(["quarterdeck", "collection"]);
      return place ? [{ span: place, message: "one of them" }] : [];
    });
    return problem("clashing-collections", { prefix, packages, first: names[0] ?? "" }, { span, related });
  };

/** What is asked for, as it is written, and the prefix for it. */
interface Asked {
  readonly target: string;
  readonly prefix: string;
}

const refuse =
  (prefix: string, detail: string, remedy: string): Explain =>
  (span) =>
    problem("missing-collection", { prefix, detail }, { span, remedy });

/** Why a package is not read that lies where the project keeps things from its decks. */
export function hiddenRefusal(
  { root: folder }: InstalledPackage,
  { target, prefix }: Asked,
  { files }: Surroundings,
): Explain | undefined {
  const isHidden = isWithin(folder, files.root) && files.hides(`${relativePath(files.root, folder)}/`);
  return isHidden ? refuse(prefix, `“${target}” is hidden from decks`, "name a folder that is not") : undefined;
}

/** Why a folder that a configuration names is not read. */
export function refusalOf(found: InstalledPackage, asked: Asked, sources: Surroundings): Explain | undefined {
  const { target, prefix } = asked;
  const { root } = sources.files;
  if (isWithin(root, found.root))
    return refuse(
      prefix,
      `“${target}” is the project itself, or holds it`,
      "name a folder that does not hold the project",
    );
  const hidden = hiddenRefusal(found, asked, sources);
  if (hidden || isWithin(found.root, root)) return hidden;
  if (sources.isSafe)
    return refuse(
      prefix,
      `“${target}” lies outside of the project`,
      "with --safe, collections lie in the project's folder",
    );
  if (declaredPrefix(found) !== undefined) return undefined;
  const detail = `“${target}” lies outside of the project, and does not say that it is a collection`;
  return refuse(prefix, detail, `let it say so, in its package.json: {"quarterdeck": {"collection": "${prefix}"}}`);
}
