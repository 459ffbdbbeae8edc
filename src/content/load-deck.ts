import path from "node:path";
import type { Column, DeckInfo, Part, Section } from "../model/deck.js";
import { slidesOfSection } from "../model/outline.js";
import type { Term } from "../model/term.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { nearest } from "../report/suggest.js";
import type { ProjectPath } from "../source/project.js";
import { findSpan, type SourceFile, type Span } from "../source/text.js";
import { type DeckChoices, readDeckInfo } from "./deck-info.js";
import type { CodeReader } from "./fence.js";
import { readGlossary } from "./glossary.js";
import type { Reader } from "./reader.js";
import type { Manifest } from "./schema.js";
import { readSection } from "./section.js";
import { readFrontMatter, readManifest, type Settings } from "./settings.js";

/** A deck before composition: what its manifest or Markdown file says, and its sections. */
export interface LoadedDeck {
  readonly info: DeckInfo;
  readonly parts: readonly Part[];
  readonly terms: readonly Term[];
}

/** A deck's name: its file's name without `.deck.yaml` or `.md`. */
export function deckName(file: string): string {
  return path.posix.basename(file).replace(/\.deck\.ya?ml$|\.(md|markdown)$/i, "");
}

/** Loads a deck from a manifest or a Markdown file; undefined when it cannot be read (reported). */
export function loadDeck(
  file: ProjectPath,
  reader: Reader,
  choices: DeckChoices,
  problems: ProblemSink,
): LoadedDeck | undefined {
  const source = reader.read(file, problems);
  if (!source) return undefined;
  const start = { file: source, start: 0, end: Math.max(1, source.text.indexOf("\n")) };
  if (/\.ya?ml$/i.test(file)) return loadManifest(file, source, start, reader, choices, problems);
  const settings = readFrontMatter(source, problems).settings;
  const section = loadSection(file, source, reader, problems);
  const firstTitle = section.columns[0]?.[0].title ?? "";
  const info = readDeckInfo(deckName(file), settings, firstTitle, false, choices, start);
  const parts = [{ title: "", code: "", sections: [{ ...section, title: "" }] }];
  return { info, parts, terms: loadGlossary(info, reader, problems) };
}

function loadManifest(
  file: ProjectPath,
  source: SourceFile,
  span: Span,
  reader: Reader,
  choices: DeckChoices,
  problems: ProblemSink,
): LoadedDeck | undefined {
  const manifest = readManifest(source, problems);
  if (!manifest) return undefined;
  const { sections: _, ...settings } = manifest.settings;
  const info = readDeckInfo(deckName(file), settings, "", true, choices, span);
  return { info, parts: loadParts(manifest, info, reader, problems), terms: loadGlossary(info, reader, problems) };
}

function loadGlossary({ glossary, span }: DeckInfo, reader: Reader, problems: ProblemSink): Term[] {
  if (glossary === "") return [];
  const place = findSpan({ file: span.file, start: 0, end: span.file.text.length }, glossary);
  const found = reader.find(glossary, ["slides", "."], place, problems);
  const source = found === undefined ? undefined : reader.read(found, problems);
  return source ? readGlossary(source, problems) : [];
}

function loadParts(manifest: Settings<Manifest>, info: DeckInfo, reader: Reader, problems: ProblemSink): Part[] {
  const parts: Part[] = [];
  const loader = createSectionLoader(info, reader, problems);
  for (const [index, entry] of (manifest.settings.sections ?? []).entries()) {
    const isPart = typeof entry !== "string";
    const references = isPart ? entry.sections : [entry];
    const sections = references.flatMap((reference, inner) =>
      loader(reference, manifest.spanAt(isPart ? ["sections", index, "sections", inner] : ["sections", index])),
    );
    const last = parts.at(-1);
    if (isPart) parts.push({ title: entry.title, code: entry.code ?? "", sections: joinSections(sections) });
    else if (last?.title === "") parts[parts.length - 1] = { ...last, sections: [...last.sections, ...sections] };
    else parts.push({ title: "", code: "", sections });
  }
  return parts;
}

/** Slides picked one after the other from the same file are one section. */
function joinSections(sections: readonly Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    if (last?.file === section.file)
      joined[joined.length - 1] = { ...last, columns: [...last.columns, ...section.columns] };
    else joined.push(section);
  }
  return joined;
}

/** Section paths are relative to `slides/`; a project without that folder uses its root. */
function createSectionLoader(info: DeckInfo, reader: Reader, problems: ProblemSink) {
  const base = reader.files.isFolder("slides") ? "slides" : ".";
  return (reference: string, span: Span): Section[] => {
    const hash = reference.indexOf("#");
    const pattern = hash === -1 ? reference : reference.slice(0, hash);
    const id = hash === -1 ? undefined : reference.slice(hash + 1);
    return findSections(pattern, base, reader, span, problems).flatMap((file) => {
      const source = reader.read(translated(file, info, reader, span, problems), problems);
      if (!source) return [];
      const section = loadSection(file, source, reader, problems);
      return id === undefined ? [section] : pickSlide(section, id, span, problems);
    });
  };
}

function findSections(pattern: string, base: string, reader: Reader, span: Span, problems: ProblemSink): ProjectPath[] {
  if (/[*?{[]/.test(pattern)) {
    const found = pattern.includes("..") ? [] : reader.files.list(path.posix.join(base, pattern));
    if (found.length === 0) problems.report(problem("empty-glob", { path: pattern }, { span }));
    return [...found];
  }
  const lookup = reader.files.find(pattern, [base]);
  if ("found" in lookup) return [lookup.found];
  if ("outside" in lookup) {
    problems.report(problem("outside-project", { path: pattern }, { span }));
    return [];
  }
  const known = reader.files.list(`${base}/**/*.md`).map((file) => path.posix.relative(base, file));
  const near = nearest(pattern, known);
  const remedy = near ? `did you mean “${near}”?` : undefined;
  problems.report(problem("missing-section", { path: pattern, tried: lookup.tried.join(", ") }, { span, remedy }));
  return [];
}

/** With another language than English, `name.LANG.md` beside `name.md` takes its place. */
function translated(file: ProjectPath, info: DeckInfo, reader: Reader, span: Span, problems: ProblemSink): ProjectPath {
  const language = info.language.split("-")[0] ?? "en";
  if (language === "en") return file;
  const wanted = file.replace(/\.md$/i, `.${language}.md`);
  const lookup = reader.files.find(wanted, ["."]);
  if ("found" in lookup) return lookup.found;
  problems.report(problem("missing-translation", { path: file, lang: language, expected: wanted }, { span }));
  return file;
}

function loadSection(file: ProjectPath, source: SourceFile, reader: Reader, problems: ProblemSink): Section {
  const folders = [path.posix.dirname(file), "."];
  const readCode: CodeReader = (reference, span) => {
    const found = reader.find(reference, folders, span, problems);
    return found === undefined ? undefined : reader.read(found, problems);
  };
  return readSection(source, readCode, problems);
}

function pickSlide(section: Section, id: string, span: Span, problems: ProblemSink): Section[] {
  const slide = slidesOfSection(section).find((candidate) => candidate.id === id);
  if (slide) return [{ ...section, columns: [[slide] satisfies Column] }];
  const ids = slidesOfSection(section).map((candidate) => candidate.id);
  const near = nearest(id, ids);
  const remedy = near ? `did you mean “#${near}”?` : undefined;
  problems.report(problem("missing-slide", { path: section.file, id, known: ids.join(", ") }, { span, remedy }));
  return [];
}
