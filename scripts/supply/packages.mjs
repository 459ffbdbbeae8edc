/** Which packages of others are in what we hand on: inside of our files, or installed beside them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inside } from "./inside.mjs";
import { findsFrom } from "./lock-file.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/**
 * A package of others.
 * @typedef {{
 *   id: string, name: string, version: string, licence: string, how: "bundled" | "installed", place: string,
 *   optional: boolean, integrity: string, dependencies: string[], inside: { name: string, version?: string, licence: string }[],
 * }} Supplied
 */

/** The packages inside of our files: what esbuild has bundled, and what was copied. */
export function bundledPackages({ builds, copied, prebuilt }, lock) {
  const files = builds.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
    ),
  );
  const places = new Set([...files.flatMap(placeOf), ...copied.map((name) => `node_modules/${name}`)]);
  // A file that others have bundled holds some of its package's dependencies; which ones, it does not say.
  for (const name of prebuilt)
    for (const place of closure([`node_modules/${name}`], lock)) if (!isOnlyTypes(place)) places.add(place);
  return describeAll(places, "bundled", lock);
}

/** The packages that are installed beside ours at any place of the lock: "" for the root. */
export function installedPackages(ours, lock) {
  const { dependencies, optionalDependencies } = lock.packages[ours];
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  const places = closure(
    names.map((name) => findsFrom(ours, name, lock.packages)),
    lock,
  );
  return describeAll(places, "installed", lock);
}

const isOnlyTypes = (place) => place.includes("node_modules/@types/");

/** The package that a bundled file comes from, wherever node_modules is; none for ours. */
function placeOf(file) {
  const found = /(?:^|[/:])(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return found ? [found[1]] : [];
}

/** Packages of the lock with everything that they need. */
function closure(places, lock) {
  const seen = new Set(places);
  for (const place of seen) {
    const { dependencies = {}, optionalDependencies = {} } = lock.packages[place];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = findsFrom(place, name, lock.packages);
      if (found) seen.add(found);
    }
  }
  return seen;
}

/** Each package once, however often it is installed. */
function describeAll(places, how, lock) {
  const all = [...places].map((place) => describe(place, how, lock));
  const sorted = all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return sorted.filter(({ id }, index) => id !== sorted[index - 1]?.id);
}

const nameAt = (place) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

function describe(place, how, lock) {
  const entry = lock.packages[place];
  if (!entry) throw new Error(`${place} is bundled, but not locked`);
  const name = nameAt(place);
  const idAt = (other) => `${nameAt(other)}@${lock.packages[other].version}`;
  const needs = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
  return {
    id: idAt(place),
    name,
    version: entry.version,
    licence: licenceOf(place, entry),
    how,
    place,
    optional: entry.optional ?? false,
    integrity: entry.integrity,
    dependencies: needs.flatMap((needed) => findsFrom(place, needed, lock.packages) ?? []).map(idAt),
    inside: inside[name]?.(place) ?? [],
  };
}

/** What a package says of its licence, in the forms that npm has known. */
function licenceOf(place, entry) {
  if (typeof entry.license === "string") return entry.license;
  if (!existsSync(`${place}/package.json`)) return "";
  const { license, licenses = [] } = read(`${place}/package.json`);
  if (typeof license === "string") return license;
  const named = license?.type ?? licenses.map(({ type }) => type).join(" OR ");
  if (named !== "") return named;
  return noticesOf(place).some((text) => text.includes(grantOfMit)) ? "MIT" : "";
}

/** The one sentence of the MIT licence that no other has, for packages that bring its text and do not name it. */
const grantOfMit = "Permission is hereby granted, free of charge, to any person obtaining a\ncopy of this software";

/** The texts of a package's licence and notices. */
export function noticesOf(place) {
  const names = readdirSync(place).filter((name) => /^(?:licen[cs]e|copying|notice|third.?party)/i.test(name));
  return names.sort().map((name) => readFileSync(path.join(place, name), "utf8").trim());
}
