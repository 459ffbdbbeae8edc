import path from "node:path";
import type { Column, DeckInfo, Section } from "../model/deck.js";
import { slidesOfSection } from "../model/outline.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectPath } from "../source/files.js";
import { homeOf, pathFrom, pathInside, referenceTo, splitReference } from "../source/home.js";
import { limits } from "../source/limits.js";
import type { Span } from "../source/text.js";
import { languageOf, loadSection, type OwnLibrary } from "./library.js";
import type { Reader } from "./reader.js";
import { inLanguage, isOfCollections, ownTranslation, withoutTranslations } from "./translations.js";

/** What looking up the sections of a manifest needs. */
export interface Loading {
  readonly info: Pick<DeckInfo, "language">;
  readonly library: OwnLibrary;
  /** Section paths are relative to `slides/`; a project without that folder uses its root. */
  readonly base: string;
}

/** The sections that an entry of a manifest names: `file.md`, `file.md#id`, a pattern, or one of these in a collection. */
export function loadReference(reference: string, span: Span, loading: Loading): Section[] {
  const hash = reference.indexOf("#");
  const pattern = hash === -1 ? reference : reference.slice(0, hash);
  const id = hash === -1 ? undefined : reference.slice(hash + 1);
  const { library } = loading;
  return findSections(pattern, span, loading).flatMap((file) => {
    const section = loadSection(translated(file, span, loading), { as: "section" }, library);
    if (!section || id === undefined) return section ?? [];
    return pickSlide(section, { id, span }, library.reader);
  });
}

/** Where an entry of a manifest is looked for. */
interface Search {
  /** As it is written there, without the prefix of a collection. */
  readonly pattern: string;
  readonly base: string;
}

/** Where to look for an entry; undefined after reporting that there is no such collection. */
function searchFor(written: string, span: Span, { library: { reader }, base }: Loading): Search | undefined {
  const reference = splitReference(written);
  if (!reference) return { pattern: written, base };
  const { collections, ledger } = reader;
  const found = collections.find(reference.prefix, homeOf(span.file.path), ledger);
  if (found) return { pattern: reference.name, base: `${found.home}:` };
  collections.explain(reference.prefix, span, ledger);
  return undefined;
}

function findSections(written: string, span: Span, loading: Loading): ProjectPath[] {
  const { reader } = loading.library;
  const search = searchFor(written, span, loading);
  if (!search) return [];
  const { pattern, base } = search;
  if (/[*?{[]/.test(pattern)) {
    if (isCostly(pattern)) {
      const detail = `“${pattern}” has groups in round brackets, or many asterisks`;
      const values = { key: "sections", detail, hint: "write a pattern such as “part/*.md” or “**/*.md”" };
      reader.report(problem("bad-expression", values, { span }));
      return [];
    }
    const found = pattern.includes("..") ? [] : reader.list(path.posix.join(base, pattern), span);
    if (found.length === 0) reader.report(problem("empty-glob", { path: written }, { span }));
    return withoutTranslations(found);
  }
  const lookup = reader.lookUp(pattern, [base]);
  if ("found" in lookup) return [lookup.found];
  if (!("tried" in lookup)) {
    reader.find(pattern, [base], span);
    return [];
  }
  const known = reader.list(`${base}/**/*.md`, span).map((file) => path.posix.relative(base, file));
  const prefix = written.slice(0, written.length - pattern.length);
  const remedy = didYouMean(pattern, known, (near) => prefix + near);
  const tried = lookup.tried.map(referenceTo).join(", ");
  reader.report(problem("missing-section", { path: written, tried }, { span, remedy }));
  return [];
}

/** Patterns become regular expressions, which a name could keep busy for ever. */
function isCostly(pattern: string): boolean {
  const names = pattern.split("/").filter((name) => name !== "**");
  const asterisks = names.map((name) => name.split(/\*+/).length - 1);
  const anyDepth = pattern.split("/").length - names.length;
  return /[()]/.test(pattern) || anyDepth > 2 || asterisks.some((count) => count > limits.patternAsterisks);
}

/**
 * With another language than English, `name.LANG.md` beside `name.md` takes its place; for a section of a collection the
 * project's own translation, and else the collection's. One that is not translated is worth a warning, unless none is and
 * nobody has asked for the language: then the deck is written in it.
 */
function translated(file: ProjectPath, span: Span, { info, base, library }: Loading): ProjectPath {
  const { reader, choices } = library;
  const language = info.language.split("-")[0] ?? "en";
  if (language === "en") return file;
  const home = homeOf(file);
  const beside: Place = [inLanguage(pathInside(file), language), pathFrom(home, ".")];
  const own: Place = [ownTranslation(file, language, base), "."];
  for (const [name, folder] of home === "" ? [beside] : [own, beside]) {
    const lookup = reader.lookUp(name, [folder]);
    if ("found" in lookup) return lookup.found;
  }
  const isAsked = choices.language !== undefined;
  const known = reader.list(path.posix.join(base, `**/*.${language}.md`));
  // What stands in the place of others, or translates them, says nothing of the project's own sections.
  const counts = home === "" ? known.filter((each) => !isOfCollections(each, base)) : known;
  const isWrittenIn = languageOf(file, library)?.split("-")[0] === language;
  if (isWrittenIn || (!isAsked && counts.length === 0)) return file;
  const [expected] = home === "" ? beside : own;
  const values = { path: referenceTo(file), lang: language, expected };
  reader.report(problem("missing-translation", values, { span }));
  return file;
}

/** A path, and the folder from which it leads. */
type Place = readonly [name: string, folder: string];

function pickSlide(section: Section, { id, span }: { id: string; span: Span }, reader: Reader): Section[] {
  const slide = slidesOfSection(section).find((candidate) => candidate.id === id);
  if (slide) return [{ ...section, columns: [[slide] satisfies Column] }];
  const ids = slidesOfSection(section).map((candidate) => candidate.id);
  const remedy = didYouMean(id, ids, (near) => `#${near}`);
  reader.report(
    problem("missing-slide", { path: referenceTo(section.file), id, known: ids.join(", ") }, { span, remedy }),
  );
  return [];
}
