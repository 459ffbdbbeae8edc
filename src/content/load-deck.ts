import path from "node:path";
import type { Cells } from "../ledger/memory.js";
import type { Mark } from "../model/condition.js";
import type { Column, DeckInfo, Part, Section, Slide } from "../model/deck.js";
import { filterParts, slidesOf, slidesOfSection } from "../model/outline.js";
import type { Term } from "../model/term.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectPath } from "../source/files.js";
import { foldersFrom } from "../source/folder.js";
import { limits } from "../source/limits.js";
import { findSpan, type SourceFile, type Span } from "../source/text.js";
import { type DeckChoices, readDeckInfo } from "./deck-info.js";
import type { CodeReader } from "./fence.js";
import { readGlossary } from "./glossary.js";
import { type KnownNames, knownNames } from "./known-names.js";
import { partsOf } from "./manifest-parts.js";
import type { Reader } from "./reader.js";
import { readRevealMd, separatorsOf, withDefaults } from "./reveal-md.js";
import type { FrontMatter } from "./schema.js";
import { readSection } from "./section.js";
import type { FileUse } from "./separators.js";
import { type FrontMatterRead, readFrontMatter, readManifest, type Settings } from "./settings.js";
import { shownParts } from "./shown-parts.js";
import { reportUnread } from "./unread.js";

/** A deck before composition: what its manifest or Markdown file says, and its sections. */
export interface LoadedDeck {
  readonly info: DeckInfo;
  readonly parts: readonly Part[];
  /** The ids of the slides that their authors show to nobody; they are not among the parts. */
  readonly hidden: readonly string[];
  readonly terms: readonly Term[];
  readonly names: KnownNames;
  /** What of the parts is for a variant and formats, whose names are in `active`. */
  partsFor(active: ReadonlySet<string>): readonly Part[];
  /** The deck as it is described where these parts are shown; one without a title has that of its first slide. */
  infoFor(parts: readonly Part[]): DeckInfo;
}

/** Where decks come from: the project's files in the context of one deck, and what is read once for all of them. */
export interface Library {
  readonly reader: Reader;
  readonly frontMatters: Cells<ProjectPath, FrontMatterRead | undefined>;
  /** By the file and how it is used: a deck of its own is divided otherwise than a section. */
  readonly sections: Cells<string, Section | undefined>;
  readonly glossaries: Cells<ProjectPath, readonly Term[]>;
}

/** The library, and what the command line says about the deck. */
interface OwnLibrary extends Library {
  readonly choices: DeckChoices;
}

/** The file of a deck, and what the deck is called among those of its run. */
interface DeckFile {
  readonly file: ProjectPath;
  readonly name: string;
}

/** Loads a deck from a manifest or a Markdown file; undefined when it cannot be read (reported). */
export function loadDeck({ file, name }: DeckFile, choices: DeckChoices, library: Library): LoadedDeck | undefined {
  const { reader } = library;
  const source = reader.read(file);
  if (!source) return reportUnread(file, reader);
  const span = { file: source, start: 0, end: Math.max(1, source.text.indexOf("\n")) };
  const isManifest = /\.ya?ml$/i.test(file);
  const describe = (read: Settings<FrontMatter>, firstTitle: string) =>
    readDeckInfo({ name, read, span, kind: isManifest ? "manifest" : "markdown" }, firstTitle, choices);
  if (isManifest) return loadManifest(source, describe, { ...library, choices });
  const front = deckFrontMatter(file, library);
  const section = loadSection(file, { as: "deck", split: choices.split }, library);
  const read = section ? [{ title: "", code: "", sections: [{ ...section, title: "" }] }] : [];
  const { parts, hidden } = withoutHidden(read, choices);
  const infoFor = (shown: readonly Part[]) =>
    describe(front ?? { settings: {}, spanAt: () => span }, slidesOf(shown)[0]?.title ?? "");
  const info = infoFor(parts);
  const named = { parts, language: front?.settings.lang ?? "en", base: undefined };
  const names = knownNames(named, info, reader);
  const terms = loadGlossary(info, library);
  return {
    info,
    parts,
    hidden,
    terms,
    names,
    infoFor,
    ...showing(parts, { as: "deck", split: choices.split }, library),
  };
}

/** Drafts are shown to whoever asks for them. */
function withoutHidden(written: readonly Part[], { drafts }: DeckChoices): Pick<LoadedDeck, "parts" | "hidden"> {
  const isHidden = ({ hidden }: Slide) => hidden === "always" || (hidden === "draft" && !drafts);
  const hidden = slidesOf(written).filter(isHidden);
  return { parts: filterParts(written, (slide) => !isHidden(slide)), hidden: hidden.map(({ id }) => id) };
}

const showing = (parts: readonly Part[], use: FileUse, library: Library): Pick<LoadedDeck, "partsFor"> => ({
  partsFor: (active) =>
    shownParts(parts, active, (file, withheld) => loadSection(file as ProjectPath, { ...use, withheld }, library)),
});

function loadManifest(
  source: SourceFile,
  describe: (read: Settings<FrontMatter>, firstTitle: string) => DeckInfo,
  library: OwnLibrary,
): LoadedDeck | undefined {
  const manifest = readManifest(source, library.reader);
  if (!manifest) return undefined;
  const { sections: _, ...settings } = manifest.settings;
  const info = describe({ ...manifest, settings }, "");
  const { reader, choices } = library;
  const base = reader.isFolder("slides") ? "slides" : ".";
  const written = partsOf(manifest, (reference, span) => loadReference(reference, span, { info, library, base }));
  const { parts, hidden } = withoutHidden(written, choices);
  const named = { parts, language: settings.lang ?? "en", base: choices.language === undefined ? undefined : base };
  const names = knownNames(named, info, reader);
  const terms = loadGlossary(info, library);
  return { info, parts, hidden, terms, names, infoFor: () => info, ...showing(parts, { as: "section" }, library) };
}

function loadGlossary({ glossary, span }: DeckInfo, { reader, glossaries }: Library): readonly Term[] {
  if (glossary === "") return [];
  const place = findSpan({ file: span.file, start: 0, end: span.file.text.length }, glossary);
  const found = reader.find(glossary, ["slides", "."], place);
  if (found === undefined) return [];
  return glossaries.get(found, reader.ledger, (ledger) => {
    const source = reader.for(ledger).read(found);
    return source ? readGlossary(source, ledger) : [];
  });
}

/** What looking up the sections of a manifest needs. */
interface Loading {
  readonly info: DeckInfo;
  readonly library: OwnLibrary;
  /** Section paths are relative to `slides/`; a project without that folder uses its root. */
  readonly base: string;
}

function loadReference(reference: string, span: Span, loading: Loading): Section[] {
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

function findSections(pattern: string, span: Span, { library: { reader }, base }: Loading): ProjectPath[] {
  if (/[*?{[]/.test(pattern)) {
    if (isCostly(pattern)) {
      const detail = `“${pattern}” has groups in round brackets, or many asterisks`;
      const values = { key: "sections", detail, hint: "write a pattern such as “part/*.md” or “**/*.md”" };
      reader.report(problem("bad-expression", values, { span }));
      return [];
    }
    const found = pattern.includes("..") ? [] : reader.list(path.posix.join(base, pattern), span);
    if (found.length === 0) reader.report(problem("empty-glob", { path: pattern }, { span }));
    return [...found];
  }
  const lookup = reader.lookUp(pattern, [base]);
  if ("found" in lookup) return [lookup.found];
  if (!("tried" in lookup)) {
    reader.find(pattern, [base], span);
    return [];
  }
  const known = reader.list(`${base}/**/*.md`, span).map((file) => path.posix.relative(base, file));
  const remedy = didYouMean(pattern, known);
  reader.report(problem("missing-section", { path: pattern, tried: lookup.tried.join(", ") }, { span, remedy }));
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
 * With another language than English, `name.LANG.md` beside `name.md` takes its place. One that is not
 * translated is worth a warning, unless none is and nobody has asked for the language: then the deck is written in it.
 */
function translated(file: ProjectPath, span: Span, { info, base, library: { reader, choices } }: Loading): ProjectPath {
  const language = info.language.split("-")[0] ?? "en";
  if (language === "en") return file;
  const wanted = file.replace(/\.md$/i, `.${language}.md`);
  const lookup = reader.lookUp(wanted, ["."]);
  if ("found" in lookup) return lookup.found;
  const isAsked = choices.language !== undefined;
  if (!isAsked && reader.list(path.posix.join(base, `**/*.${language}.md`)).length === 0) return file;
  reader.report(problem("missing-translation", { path: file, lang: language, expected: wanted }, { span }));
  return file;
}

/** A Markdown deck asks for its front matter as a deck and as a section; it is read once. */
function loadFrontMatter(
  file: ProjectPath,
  reader: Reader,
  { frontMatters }: Pick<Library, "frontMatters">,
): FrontMatterRead | undefined {
  return frontMatters.get(file, reader.ledger, (ledger) => {
    const source = reader.for(ledger).read(file);
    return source && readFrontMatter(source, ledger);
  });
}

/** What a Markdown deck says of itself, and behind it what its collection says. */
function deckFrontMatter(file: ProjectPath, library: Library): FrontMatterRead | undefined {
  const front = loadFrontMatter(file, library.reader, library);
  return front && withDefaults(front, readRevealMd(file, library.reader));
}

function loadSection(file: ProjectPath, use: SectionUse, library: Library): Section | undefined {
  const { reader, sections } = library;
  const withheld = (use.withheld ?? []).map(({ said, blank, item }) => [said.start, said.end, blank, item]);
  return sections.get(JSON.stringify([file, use.as, use.split, withheld]), reader.ledger, (ledger) => {
    const own = reader.for(ledger);
    const source = own.read(file);
    const front = loadFrontMatter(file, own, library);
    const collection = readRevealMd(file, own);
    const divided = front && withDefaults(front, collection && separatorsOf(collection));
    const folders = foldersFrom(file);
    const readCode: CodeReader = (reference, span) => {
      const found = own.find(reference, folders, span);
      return found === undefined ? undefined : own.read(found);
    };
    return source && divided && readSection(source, { readCode, problems: ledger, ...use }, divided);
  });
}

/** How a file is used, and what is not read of it. */
interface SectionUse extends FileUse {
  readonly withheld?: readonly Mark[];
}

function pickSlide(section: Section, { id, span }: { id: string; span: Span }, reader: Reader): Section[] {
  const slide = slidesOfSection(section).find((candidate) => candidate.id === id);
  if (slide) return [{ ...section, columns: [[slide] satisfies Column] }];
  const ids = slidesOfSection(section).map((candidate) => candidate.id);
  const remedy = didYouMean(id, ids, (near) => `#${near}`);
  reader.report(problem("missing-slide", { path: section.file, id, known: ids.join(", ") }, { span, remedy }));
  return [];
}
