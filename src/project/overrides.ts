import type { Library } from "../content/library.js";
import { loadSection } from "../content/library.js";
import {
  findOriginal,
  isTranslation,
  type Override,
  originalHash,
  overridesIn,
  sourceOf,
} from "../content/overrides.js";
import type { Reader } from "../content/reader.js";
import type { TemplateCatalogue } from "../model/design.js";
import { homeOf } from "../source/home.js";
import { type Span, sourceFile } from "../source/text.js";
import { type Lock, lookAtLock } from "./lock.js";
import type { Packages } from "./packages.js";
import { copyOfSlide } from "./slide-copy.js";

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

/** What is noted of an original. */
export type Noted = Pick<OverrideState, "target" | "now" | "packageNow">;

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
  const status = noted === undefined ? "unnoted" : noted.hash === originalHash(now) ? "same" : "changed";
  return {
    target: original.target,
    span,
    status,
    yours: sourceOf(slide),
    before: noted?.original,
    now,
    packageBefore: noted?.package,
    packageNow: packageOf(original.file, reader, packages),
  };
}

/** The package of a file in a collection, with its version; the prefix of one that is a folder. */
function packageOf(file: string, { collections, ledger }: Reader, packages: Packages): string {
  const root = collections.opened(homeOf(file))?.files.root;
  const manifest = root === undefined ? undefined : packages.at(root, ledger).manifest;
  return manifest?.version ? `${manifest.name}@${manifest.version}` : homeOf(file);
}

/** A slide of a collection as a file of the project that stands in its place. */
export interface SlideCopy {
  /** Below the project's folder. */
  readonly path: string;
  readonly text: string;
  /** What is to be noted of the original. */
  readonly noted: Noted;
}

/**
 * Copies a slide of a collection, `PREFIX:path.md#id`, for a file of its own; undefined after reporting that there is none.
 */
export function copyOriginal(
  written: string,
  library: Library,
  packages: Packages,
  catalogue: TemplateCatalogue,
): SlideCopy | undefined {
  const { reader } = library;
  const file = sourceFile("the command line", written);
  const original = findOriginal(written, { file, start: 0, end: written.length }, { ...library, choices: {} });
  if (!original) return undefined;
  const { slide, target } = original;
  const base = reader.isFolder("slides") ? "slides/" : "";
  return {
    path: `${base}overrides/${slide.id}.md`,
    text: `${copyOfSlide(slide, target, reader, catalogue)}\n`,
    noted: { target, now: sourceOf(slide), packageNow: packageOf(original.file, reader, packages) },
  };
}

/** A lock that notes the originals of slides as they are now. */
export function withNoted(lock: Lock, states: readonly Noted[]): Lock {
  const noted = states.map(({ target, now, packageNow }) => [
    target,
    { package: packageNow, hash: originalHash(now), original: now },
  ]);
  return { ...lock, overrides: { ...lock.overrides, ...Object.fromEntries(noted) } };
}
