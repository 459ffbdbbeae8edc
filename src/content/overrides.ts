import { createHash } from "node:crypto";
import path from "node:path";
import type { Column, Part, Section, Slide } from "../model/deck.js";
import { slidesOfSection } from "../model/outline.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectPath } from "../source/files.js";
import { homeOf, pathFrom, pathInside, splitReference } from "../source/home.js";
import type { Span } from "../source/text.js";
import { inLanguage, type Loading } from "./find-sections.js";
import { loadSection, type OwnLibrary } from "./library.js";

/** A slide of the project, and the slide of a collection in whose place it stands. */
export interface Override {
  readonly slide: Slide;
  /** Where it is said. */
  readonly span: Span;
  readonly original: Original;
}

/** A slide of a collection. */
interface Original {
  readonly slide: Slide;
  /** `PREFIX:path.md#id`, as the project knows it. */
  readonly target: string;
  readonly file: ProjectPath;
}

/** The folder below that of the sections whose slides stand in the places of others in every deck. */
const folderOfOverrides = "overrides";

/** Tells whether a slide still reads the same: a hash of its source. */
export const originalHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** The source of a slide, notes included. */
export const sourceOf = ({ span: { file, start, end } }: Slide): string => file.text.slice(start, end);

/**
 * Puts the project's own slides in the places of those of collections that they replace: slides below `overrides/`, and
 * those of the deck itself. An original that has changed since is reported.
 */
export function withOverrides(parts: readonly Part[], loading: Loading): Part[] {
  const sections = parts.flatMap((part) => part.sections);
  const originalOf = ({ file }: Section) => originalFile(file, loading);
  const written = sections.filter((section) => homeOf(originalOf(section)) === "");
  if (written.length === sections.length) return [...parts];
  const overrides = overridesIn([...overridingSections(loading), ...written], loading.library);
  const standing = new Map(overrides.map((override) => [override.original.target, override]));
  const taken = new Set<Slide>();
  const replaced = (section: Section): Section => {
    const file = originalOf(section);
    if (homeOf(file) === "") return section;
    const swap = (slide: Slide): Slide => {
      const override = standing.get(targetOf(file, slide.id));
      if (!override) return slide;
      taken.add(override.slide);
      warnOfChange(override, loading.library);
      return inPlaceOf(override.slide, slide);
    };
    return {
      ...section,
      columns: section.columns.map(([first, ...below]): Column => [swap(first), ...below.map(swap)]),
    };
  };
  const swapped = parts.map((part) => ({ ...part, sections: part.sections.map(replaced) }));
  return withoutTaken(swapped, taken);
}

/** A slide that stands in another's place stands only there. */
function withoutTaken(parts: readonly Part[], taken: ReadonlySet<Slide>): Part[] {
  if (taken.size === 0) return [...parts];
  const keep = (section: Section): Section => {
    const left = section.columns.map((column) => column.filter((slide) => !taken.has(slide)));
    return { ...section, columns: left.flatMap(([first, ...below]): Column[] => (first ? [[first, ...below]] : [])) };
  };
  return parts.map((part) => ({
    ...part,
    sections: part.sections.map(keep).filter(({ columns }) => columns.length > 0),
  }));
}

/**
 * Links lead to the id of the original, and its minutes count where the other slide says none. It is for whom the original
 * is: what a manifest says of that holds for it, too.
 */
const inPlaceOf = (slide: Slide, original: Slide): Slide => ({
  ...slide,
  id: slide.explicitId ? slide.id : original.id,
  explicitId: slide.explicitId || original.explicitId,
  minutes: slide.minutes ?? original.minutes,
  conditions: [...original.conditions, ...slide.conditions],
  hidden: slide.hidden === "no" ? original.hidden : slide.hidden,
  skipped: slide.skipped || original.skipped,
});

/** All slides of sections that replace others, each original once. */
export function overridesIn(sections: readonly Section[], library: OwnLibrary): Override[] {
  const found = new Map<string, Override>();
  for (const slide of new Set(sections.flatMap(slidesOfSection))) {
    if (slide.replaces === undefined) continue;
    const span = slide.attributes.spans.get("replaces") ?? slide.span;
    const original = findOriginal(slide.replaces, span, library);
    if (!original) continue;
    const first = found.get(original.target);
    if (first && first.slide !== slide) {
      const related = [{ span: first.span, message: "by this one, too" }];
      library.reader.report(problem("duplicate-override", { target: original.target }, { span, related }));
    } else found.set(original.target, { slide, span, original });
  }
  return [...found.values()];
}

/** Whether a file is another one in another language, by its name. */
export const isTranslation = (file: string): boolean => /\.[a-z]{2,3}\.md$/i.test(file);

/** The sections below `overrides/`. */
function overridingSections({ library, base, info }: Loading): Section[] {
  const { reader } = library;
  const files = reader.list(`${base}/${folderOfOverrides}/**/*.md`).filter((file) => !isTranslation(file));
  return files.flatMap((file) => {
    const lookup = reader.lookUp(inLanguage(file, info.language), ["."]);
    return loadSection("found" in lookup ? lookup.found : file, { as: "section" }, library) ?? [];
  });
}

/** The slide that a reference names, in the language in which it was written; undefined after reporting that there is none. */
export function findOriginal(written: string, span: Span, library: OwnLibrary): Original | undefined {
  const { reader } = library;
  const reference = splitReference(written);
  const [name = "", id = ""] = reference?.name.split("#") ?? [];
  if (!reference || id === "") {
    const hint = 'write replaces="PREFIX:path.md#id", with the id of a slide of a collection';
    reader.report(
      problem(
        "wrong-value",
        { key: "replaces", detail: `“${written}” names no slide of a collection`, hint },
        { span },
      ),
    );
    return undefined;
  }
  const collection = reader.collections.find(reference.prefix, "", reader.ledger);
  if (!collection) reader.collections.explain(reference.prefix, span, reader.ledger);
  const file = collection && reader.find(`${reference.prefix}:${name}`, ["."], span);
  if (!file) return undefined;
  const section = loadSection(file, { as: "section" }, library);
  const slides = section ? slidesOfSection(section) : [];
  const slide = slides.find((candidate) => candidate.id === id);
  if (slide) return { slide, target: targetOf(file, id), file };
  const ids = slides.map((candidate) => candidate.id);
  const remedy = didYouMean(id, ids, (near) => `#${near}`);
  reader.report(
    problem("missing-slide", { path: `${reference.prefix}:${name}`, id, known: ids.join(", ") }, { span, remedy }),
  );
  return undefined;
}

const targetOf = (file: string, id: string) => `${homeOf(file)}:${pathInside(file)}#${id}`;

/** The file of which one is the translation, beside it or among the project's own; the file itself where it is none. */
function originalFile(file: string, { info, base, library }: Loading): string {
  const ending = `.${info.language.split("-")[0]}.md`;
  if (!file.endsWith(ending)) return file;
  const written = `${file.slice(0, -ending.length)}.md`;
  const [home = "", ...rest] = path.posix.relative(base, written).split("/");
  const isTheirs = homeOf(file) === "" && library.reader.collections.opened(home) !== undefined;
  return isTheirs ? pathFrom(home, rest.join("/")) : written;
}

function warnOfChange({ span, original }: Override, { reader, originals }: OwnLibrary): void {
  const { target, slide } = original;
  const noted = originals.hashOf(target, reader.ledger);
  if (noted === originalHash(sourceOf(slide))) return;
  if (noted === undefined) reader.report(problem("unnoted-original", { target }, { span }));
  else {
    const related = [{ span: slide.span, message: "this is what it says now" }];
    reader.report(problem("original-changed", { target }, { span, related }));
  }
}
