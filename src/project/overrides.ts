import { type Library, loadSection } from "../content/library.js";
import { findOriginal, originalHash, overrideOf, sourceOf } from "../content/overrides.js";
import type { Reader } from "../content/reader.js";
import { slugOf } from "../content/slug.js";
import { isTranslationOf } from "../content/translations.js";
import { Ledger } from "../ledger/ledger.js";
import type { Slide } from "../model/deck.js";
import type { TemplateCatalogue } from "../model/design.js";
import { slidesOfSection } from "../model/outline.js";
import { homeOf, pathInside } from "../source/home.js";
import { type Span, sourceFile } from "../source/text.js";
import { type Lock, lookAtLock } from "./lock.js";
import type { Packages } from "./packages.js";
import { copyOfSlide } from "./slide-copy.js";

/** A slide of the project that stands in the place of one of a collection, and what is known of that. */
export interface OverrideState {
  /** `PREFIX:path.md#id` */
  readonly target: string;
  readonly span: Span;
  readonly status: "same" | "changed" | "unnoted" | "gone";
  /** Sources of slides: the project's own, the original when that was written, and the original now. */
  readonly yours: string;
  readonly before: string | undefined;
  /** Undefined where it is gone. */
  readonly now: string | undefined;
  /** The package with its version: when the slide was written, and now. */
  readonly packageBefore: string | undefined;
  readonly packageNow: string | undefined;
  /** Why there is no original; "" where there is one. */
  readonly reason: string;
}

/** Slides with this attribute are looked for in all Markdown files of a project. */
const mark = /\breplaces\s*=/;

/** What is to be noted of an original. */
export interface Noted {
  readonly target: string;
  readonly now: string;
  readonly packageNow: string;
}

type NotedBefore = NonNullable<Lock["overrides"]>[string];

/** All slides of a project that stand in the places of others, also those whose originals are gone. */
export function readOverrides(library: Library, packages: Packages): OverrideState[] {
  const { reader } = library;
  const base = reader.isFolder("slides") ? "slides" : ".";
  const all = reader.list(`${base}/**/*.md`);
  const names = new Set<string>(all);
  const files = all.filter((file) => !isTranslationOf(file, names) && mark.test(reader.read(file)?.text ?? ""));
  const sections = files.flatMap((file) => loadSection(file, { as: "section" }, library) ?? []);
  const noted = lookAtLock(reader)?.overrides ?? {};
  return sections.flatMap(slidesOfSection).flatMap((slide) => {
    const state = stateOf(slide, { noted, library, packages });
    return state ?? [];
  });
}

interface StateTools {
  readonly noted: Readonly<Record<string, NotedBefore>>;
  readonly library: Library;
  readonly packages: Packages;
}

function stateOf(slide: Slide, { noted, library, packages }: StateTools): OverrideState | undefined {
  if (slide.replaces === undefined) return undefined;
  const span = slide.attributes.spans.get("replaces") ?? slide.span;
  // One that is gone says nothing of the others.
  const ledger = new Ledger();
  const own = { ...library, reader: library.reader.for(ledger), choices: {} };
  const override = overrideOf(slide, own);
  const target = override?.original.target ?? slide.replaces;
  const then = noted[target];
  const common = { target, span, yours: sourceOf(slide), before: then?.original, packageBefore: then?.package };
  if (!override) {
    const [first] = ledger.problems;
    return { ...common, status: "gone", now: undefined, packageNow: undefined, reason: first?.message ?? "" };
  }
  const now = sourceOf(override.original.slide);
  const status = then === undefined ? "unnoted" : then.hash === originalHash(now) ? "same" : "changed";
  const packageNow = packageOf(override.original.file, own.reader, packages);
  return { ...common, status, now, packageNow, reason: "" };
}

/** The package of a file in a collection, with its version; the prefix of one that is a folder. */
function packageOf(file: string, { collections, ledger }: Reader, packages: Packages): string {
  const root = collections.opened(homeOf(file), ledger)?.files.root;
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
    path: `${base}overrides/${nameOfCopy(original.file, slide.id)}.md`,
    text: `${copyOfSlide(slide, target, reader, catalogue)}\n`,
    noted: { target, now: sourceOf(slide), packageNow: packageOf(original.file, reader, packages) },
  };
}

/** `PREFIX/path-id`: what others wrote is reduced to names that lead nowhere else. */
function nameOfCopy(file: string, id: string): string {
  const steps = pathInside(file)
    .replace(/\.md$/i, "")
    .split("/")
    .map((step) => slugOf(step) || "x");
  return `${[homeOf(file), ...steps].join("/")}-${slugOf(id) || "slide"}`;
}

/** A lock that notes the originals of slides as they are now. */
export function withNoted(lock: Lock, states: readonly Noted[]): Lock {
  const noted = states.map(({ target, now, packageNow }) => [
    target,
    { package: packageNow, hash: originalHash(now), original: now },
  ]);
  return { ...lock, overrides: { ...lock.overrides, ...Object.fromEntries(noted) } };
}
