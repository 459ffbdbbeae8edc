import type { Ledger } from "../ledger/ledger.js";
import { type Problem, problem } from "../report/problem.js";
import { packageVersion } from "../source/installed.js";
import type { Span } from "../source/text.js";
import { declaredPrefix, type InstalledPackage, type PackageManifest, type Packages } from "./packages.js";
import { fits } from "./version-range.js";

/** Says what is wrong with a collection, at the place where it is named. */
export type Explain = (span: Span) => Problem;

/** Where a collection is used. */
interface Surroundings {
  /** Absolute path of the project's folder. */
  readonly root: string;
  readonly packages: Packages;
}

/** Why a collection cannot be used as it is installed: for another version, in another version, or in a circle. */
export function mistakeIn(found: InstalledPackage, around: Surroundings, user: Ledger): Explain | undefined {
  return wrongEngine(found) ?? wrongVersion(found, around, user) ?? circleFrom(found, around, user);
}

/** It was written for another version of Quarterdeck. */
function wrongEngine({ manifest }: InstalledPackage): Explain | undefined {
  const range = manifest?.engines["quarterdeck"];
  if (!manifest || fits(packageVersion(), range)) return undefined;
  const values = {
    name: manifest.name,
    detail: `is for quarterdeck ${String(range)}, and this is ${packageVersion()}`,
  };
  const related = [{ span: manifest.spanAt(["engines", "quarterdeck"]), message: "said here" }];
  const remedy = `install a version of ${manifest.name} for quarterdeck ${packageVersion()}, or another quarterdeck`;
  return (span) => problem("wrong-version", values, { span, remedy, related });
}

/** Another version is installed than the project asks for. */
function wrongVersion(
  { root: folder, manifest }: InstalledPackage,
  { root, packages }: Surroundings,
  user: Ledger,
): Explain | undefined {
  const listing = manifest && packages.listing(manifest.name, root, user);
  if (!manifest || !listing || packages.find(manifest.name, root, user)?.root !== folder) return undefined;
  const range = listing.lists[manifest.name];
  if (fits(manifest.version, range)) return undefined;
  const span = spanOfRange(listing, manifest.name);
  const detail = `is installed as ${manifest.version}, and ${String(range)} is asked for`;
  const remedy = `run npm install, or write ${manifest.name}@^${manifest.version}`;
  return () => problem("wrong-version", { name: manifest.name, detail }, { span, remedy });
}

/** It needs itself: collections that wait for each other cannot be brought up to date one by one. */
function circleFrom(start: InstalledPackage, { packages }: Surroundings, user: Ledger): Explain | undefined {
  const seen = new Set<string>();
  const visit = (found: InstalledPackage, way: readonly string[]): Explain | undefined => {
    const { manifest } = found;
    if (!manifest || seen.has(found.root)) return undefined;
    seen.add(found.root);
    for (const name of Object.keys(manifest.needs)) {
      const next = packages.find(name, found.root, user);
      if (!next || declaredPrefix(next) === undefined) continue;
      if (next.root === start.root) {
        const span = spanOfRange(manifest, name);
        return () => problem("collection-circle", { way: [...way, manifest.name, name].join(" → ") }, { span });
      }
      const circle = visit(next, [...way, manifest.name]);
      if (circle) return circle;
    }
    return undefined;
  };
  return visit(start, []);
}

function spanOfRange({ spanAt, needs, lists }: PackageManifest, name: string) {
  const keys = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
  const key = name in needs ? keys[0] : keys.find((each) => spanAt([each, name]).start !== spanAt([each]).start);
  return spanAt(key !== undefined && name in lists ? [key, name] : []);
}
