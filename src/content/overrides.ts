import { createHash } from "node:crypto";
import type { Condition } from "../model/condition.js";
import type { Column, Part, Section, Slide } from "../model/deck.js";
import { slidesOfSection } from "../model/outline.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectPath } from "../source/files.js";
import { homeOf, pathInside, splitReference } from "../source/home.js";
import type { Span } from "../source/text.js";
import type { Loading } from "./find-sections.js";
import { loadSection, type OwnLibrary } from "./library.js";
import { folderOfOverrides, inLanguage, isTranslationOf, translatedFrom } from "./translations.js";

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
  const hasTheirs = written.length < sections.length;
  const standing = overridesIn([...(hasTheirs ? overridingSections(loading) : []), ...written], loading);
  if (!hasTheirs) return [...parts];
  const taken = new Set<Slide>();
  const replaced = (section: Section): Section => {
    const file = originalOf(section);
    if (homeOf(file) === "") return section;
    const swap = (slide: Slide): Slide[] => {
      const own = standing.get(targetOf(file, slide.id)) ?? [];
      for (const override of own) {
        taken.add(override.slide);
        warnOfChange(override, loading.library);
      }
      const others = leftFor(slide, own);
      return [...own.map((override) => inPlaceOf(override, slide)), ...(others ? [others] : [])];
    };
    const columns = section.columns.map((column) => column.flatMap(swap));
    return {
      ...section,
      columns: columns.flatMap(([first, ...below]): Column[] => (first ? [[first, ...below]] : [])),
    };
  };
  const swapped = parts.map((part) => ({ ...part, sections: part.sections.map(replaced) }));
  return withoutTaken(swapped, taken);
}

/** The original for those for whom no slide stands in its place; undefined where it is for nobody. */
function leftFor(original: Slide, overrides: readonly Override[]): Slide | undefined {
  if (overrides.length === 0) return original;
  const opposites = overrides.map(({ slide: { conditions } }) => {
    const [condition] = conditions;
    return condition && conditions.length === 1 ? oppositeOf(condition) : undefined;
  });
  const known = opposites.flatMap((opposite) => opposite ?? []);
  if (known.length < opposites.length) return undefined;
  return { ...original, conditions: [...original.conditions, ...known] };
}

/** For whom something is that is not for these; undefined where one condition cannot say that, or it is nobody. */
function oppositeOf({ only, not, span }: Condition): Condition | undefined {
  if (only.length > 0 && not.length > 0) return undefined;
  return { only: not, not: only, span };
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
 * It has the id of the original, so that links find it, and its minutes, where it says none itself. It is for whom the
 * original is: what a manifest says of that holds for it, too.
 * @param original as it stands in the deck, perhaps translated
 */
const inPlaceOf = ({ slide, original: { slide: first } }: Override, original: Slide): Slide => ({
  ...slide,
  id: original.id,
  explicitId: original.explicitId,
  minutes: slide.minutes ?? original.minutes,
  conditions: [...new Set([...first.conditions, ...original.conditions, ...slide.conditions])],
  hidden: slide.hidden === "no" ? original.hidden : slide.hidden,
  skipped: slide.skipped || original.skipped,
});

/** The slides of sections that replace others, by their originals; one that is not shown yet replaces nothing. */
function overridesIn(sections: readonly Section[], { library }: Loading): Map<string, Override[]> {
  const found = new Map<string, Override[]>();
  const seen = new Set<string>();
  for (const slide of sections.flatMap(slidesOfSection)) {
    const place = `${slide.span.file.path} ${slide.span.start}`;
    const isShown = slide.hidden === "no" || (slide.hidden === "draft" && library.choices.drafts);
    if (slide.replaces === undefined || seen.has(place) || !isShown) continue;
    seen.add(place);
    const override = overrideOf(slide, library);
    if (!override) continue;
    const { target } = override.original;
    const before = found.get(target) ?? [];
    const rival = before.find((other) => areForTheSame(other.slide, slide));
    if (!rival) {
      found.set(target, [...before, override]);
      continue;
    }
    const related = [{ span: rival.span, message: "by this one, too" }];
    library.reader.report(problem("duplicate-override", { target }, { span: override.span, related }));
  }
  return found;
}

/** Whether two slides are for somebody both; with names that differ they are taken to be for others. */
function areForTheSame(one: Slide, other: Slide): boolean {
  if (one.conditions.length === 0 || other.conditions.length === 0) return true;
  const names = (slide: Slide) => JSON.stringify(slide.conditions.map(({ only, not }) => [only, not]));
  return names(one) === names(other);
}

/** A slide that replaces another, with that; undefined for other slides, and after reporting that there is no such slide. */
export function overrideOf(slide: Slide, library: OwnLibrary): Override | undefined {
  if (slide.replaces === undefined) return undefined;
  const span = slide.attributes.spans.get("replaces") ?? slide.span;
  const original = findOriginal(slide.replaces, span, library);
  return original && { slide, span, original };
}

/** The sections below `overrides/`. */
function overridingSections({ library, base, info }: Loading): Section[] {
  const { reader } = library;
  const files = reader.list(`${base}/${folderOfOverrides}/**/*.md`);
  const own = new Set<string>(files);
  const originals = files.filter((file) => !isTranslationOf(file, own));
  return originals.flatMap((file) => {
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
function originalFile(file: string, { info, base }: Loading): string {
  const ending = `.${info.language.split("-")[0]}.md`;
  if (!file.endsWith(ending)) return file;
  const written = `${file.slice(0, -ending.length)}.md`;
  return translatedFrom(written, base) ?? written;
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
