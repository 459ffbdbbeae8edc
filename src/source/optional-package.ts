import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { packageVersion } from "./installed.js";

/** A package of ours that few need, so it is installed apart. */
type OptionalPackage = "quarterdeck-check" | "quarterdeck-queue";

/** Where the package.json of one is, or why there is none that can be used. */
export type OptionalSearch = { readonly manifest: string } | { readonly missing: string };

/** The command that installs what fits this version. */
export const remedyFor = (name: OptionalPackage) =>
  `npm install ${name}@${packageVersion()}, beside quarterdeck itself`;

/** Looks for a package beside Quarterdeck itself and never in the folder of a deck, because its files are run. */
export function findOptional(name: OptionalPackage): OptionalSearch {
  const manifest = resolveFrom(import.meta.url, `${name}/package.json`);
  if (manifest === undefined) return { missing: `the package ${name} is not installed` };
  const version = versionIn(manifest);
  if (version === undefined) return { missing: `the package ${name} is damaged` };
  if (version !== packageVersion())
    return { missing: `${name} ${version} is not of the same version as quarterdeck ${packageVersion()}` };
  return { manifest };
}

/** A file as an import in another one would find it. */
export function resolveFrom(from: string, file: string): string | undefined {
  try {
    return createRequire(from).resolve(file);
  } catch {
    return undefined;
  }
}

function versionIn(manifest: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(manifest, "utf8"));
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}
