import type { Library } from "../content/library.js";
import { loadSection } from "../content/library.js";
import { isTranslation, type Override, originalHash, overridesIn, sourceOf } from "../content/overrides.js";
import { homeOf } from "../source/home.js";
import type { Span } from "../source/text.js";
import { type Lock, lookAtLock } from "./lock.js";
import type { Packages } from "./packages.js";

/** A slide of the project that stands in the place of one of a collection, and what is known of that. */
export interface OverrideState {
  /** `PREFIX:path.md#id` */
  readonly target: string;
  readonly span: Span;
  readonly status: "same" | "changed" | "unnoted";
  /** Sources of slides: the project's own, the original when that was written, and the original now. */
  readonly yours: string;
  readonly before: string | undefined;
  readonly now: string;
  /** The package with its version: when the slide was written, and now. */
  readonly packageBefore: string | undefined;
  readonly packageNow: string;
}

/** Slides with this attribute are looked for in all Markdown files of a project. */
const mark = /\breplaces\s*=/;

/** All slides of a project that stand in the places of others; what is wrong with one goes into the library's ledger. */
export function readOverrides(library: Library, packages: Packages): OverrideState[] {
  const { reader } = library;
  const base = reader.isFolder("slides") ? "slides" : ".";
  const written = reader.list(`${base}/**/*.md`).filter((file) => !isTranslation(file));
  const files = written.filter((file) => mark.test(reader.read(file)?.text ?? ""));
  const own = { ...library, choices: {} };
  const sections = files.flatMap((file) => loadSection(file, { as: "section" }, own) ?? []);
  const overrides = overridesIn(sections, own);
  const noted = lookAtLock(reader)?.overrides ?? {};
  return overrides.map((override) => stateOf(override, noted[override.original.target], library, packages));
}

function stateOf(
  { slide, span, original }: Override,
  noted: NonNullable<Lock["overrides"]>[string] | undefined,
  { reader }: Library,
  packages: Packages,
): OverrideState {
  const now = sourceOf(original.slide);
  const root = reader.collections.opened(homeOf(original.file))?.files.root;
  const manifest = root === undefined ? undefined : packages.at(root, reader.ledger).manifest;
  const status = noted === undefined ? "unnoted" : noted.hash === originalHash(now) ? "same" : "changed";
  return {
    target: original.target,
    span,
    status,
    yours: sourceOf(slide),
    before: noted?.original,
    now,
    packageBefore: noted?.package,
    packageNow: manifest ? `${manifest.name}@${manifest.version}` : homeOf(original.file),
  };
}

/** A lock that notes the originals of slides as they are now. */
export function withNoted(lock: Lock, states: readonly OverrideState[]): Lock {
  const noted = states.map(({ target, now, packageNow }) => [
    target,
    { package: packageNow, hash: originalHash(now), original: now },
  ]);
  return { ...lock, overrides: { ...lock.overrides, ...Object.fromEntries(noted) } };
}
