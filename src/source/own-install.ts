import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { nearestFolder, realPathOf, relativePath } from "./folder.js";
import { packageRoot, packageVersion } from "./installed.js";

/** A package of ours that a project may install beside Quarterdeck. */
export type OwnPackage = "quarterdeck" | "quarterdeck-check" | "quarterdeck-container-runtimes";

/**
 * What a `package.json` in `folder` has to say to install a package of ours in the way in which the running one was: the
 * version that its project asks for, or the file or folder that it came from, by its way from `folder`.
 *
 * @returns undefined when the package is not installed beside us
 */
export function ownSpec(name: OwnPackage, folder: string): string | undefined {
  const root = rootOf(name);
  if (root === undefined) return undefined;
  // Nobody has installed what lies in no node_modules: it is a checkout.
  if (!root.split(path.sep).includes("node_modules")) return fileSpec(root, folder);
  const asked = nearestFolder(path.dirname(root), (each) => specIn(each, name) !== undefined);
  const spec = asked === undefined ? undefined : specIn(asked, name);
  return asked === undefined || spec === undefined ? ourVersion() : specFor(spec, asked, folder);
}

const ourVersion = () => `^${packageVersion()}`;

/** What the `package.json` of a folder has to say for what the one of another folder says. */
export function specFor(spec: string, asked: string, folder: string): string {
  // What these mean stands in a file of that workspace.
  if (/^(?:workspace|catalog):/.test(spec)) return ourVersion();
  const file = localPath(spec);
  return file === undefined ? spec : fileSpec(path.resolve(asked, file), folder);
}

/** Whether a program in a folder would find a package of ours. */
export const isInstalledFor = (name: OwnPackage, folder: string): boolean =>
  nearestFolder(folder, (each) => existsSync(path.join(each, "node_modules", name, "package.json"))) !== undefined;

/** A file or folder for npm; on another drive there is no way to it from here. */
function fileSpec(place: string, folder: string): string {
  const way = relativePath(realPathOf(folder), realPathOf(place));
  return `file:${way}`;
}

function rootOf(name: OwnPackage): string | undefined {
  if (name === "quarterdeck") return realPathOf(packageRoot);
  try {
    return realPathOf(path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)));
  } catch {
    return undefined;
  }
}

/** What the `package.json` of a folder says of a package. */
function specIn(folder: string, name: OwnPackage): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const spec: unknown = manifest.dependencies?.[name] ?? manifest.devDependencies?.[name];
    return typeof spec === "string" ? spec : undefined;
  } catch {
    return undefined;
  }
}

/** The path in what npm and others write for a file or folder; undefined for versions and addresses. */
function localPath(spec: string): string | undefined {
  if (spec.startsWith("file:///")) return pathIn(spec);
  const [, named] = /^(?:file|link|portal):(?:\/\/)?(.*)$/.exec(spec) ?? [];
  return named ?? (/^(?:[.~/\\]|[a-z]:[\\/])/i.test(spec) && !/^~?\d/.test(spec) ? spec : undefined);
}

/** The path in an address; undefined where it is none that can be read. */
function pathIn(address: string): string | undefined {
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}
