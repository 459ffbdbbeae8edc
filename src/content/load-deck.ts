import type { DeckInfo, Part, Section } from "../model/deck.js";
import { filterParts, slidesOf } from "../model/outline.js";
import type { Term } from "../model/term.js";
import type { ProjectPath } from "../source/files.js";
import { findSpan, type SourceFile } from "../source/text.js";
import { type DeckChoices, readDeckInfo } from "./deck-info.js";
import { type Loading, loadReference } from "./find-sections.js";
import { formsOf, readGlossary } from "./glossary.js";
import { type KnownNames, knownNames } from "./known-names.js";
import { deckFrontMatter, type Library, loadSection, type OwnLibrary } from "./library.js";
import { withOverrides } from "./overrides.js";
import type { FrontMatter, Manifest } from "./schema.js";
import { readManifest, type Settings } from "./settings.js";
import { reportUnread } from "./unread.js";

/** A deck before composition: what its manifest or Markdown file says, and its sections. */
export interface LoadedDeck {
  readonly info: DeckInfo;
  readonly parts: readonly Part[];
  /** The ids of the slides that their authors show to nobody; they are not among the parts. */
  readonly hidden: readonly string[];
  readonly terms: readonly Term[];
  readonly names: KnownNames;
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
  const { parts, hidden } = withoutHidden(read);
  const info = describe(front ?? { settings: {}, spanAt: () => span }, slidesOf(parts)[0]?.title ?? "");
  const named = { parts, language: front?.settings.lang ?? "en", base: undefined };
  return { info, parts, hidden, terms: loadGlossary(info, library), names: knownNames(named, reader) };
}

function withoutHidden(written: readonly Part[]): Pick<LoadedDeck, "parts" | "hidden"> {
  const hidden = slidesOf(written).filter((slide) => slide.hidden);
  return { parts: filterParts(written, (slide) => !slide.hidden), hidden: hidden.map(({ id }) => id) };
}

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
  const loading = { info, library, base };
  const { parts, hidden } = withoutHidden(withOverrides(loadParts(manifest, loading), loading));
  const named = { parts, language: settings.lang ?? "en", base: choices.language === undefined ? undefined : base };
  return { info, parts, hidden, terms: loadGlossary(info, library), names: knownNames(named, reader) };
}

/** The terms of a deck's glossaries; of two explanations of a term the first one counts. */
function loadGlossary({ glossaries, span }: DeckInfo, library: Library): readonly Term[] {
  const lists = glossaries.map((name) => {
    const place = findSpan({ file: span.file, start: 0, end: span.file.text.length }, name);
    const found = library.reader.find(name, ["slides", "."], place);
    return found === undefined ? [] : readTerms(found, library);
  });
  const seen = new Set<string>();
  return lists.flatMap((terms) => {
    const others = terms.filter((term) => formsOf(term).every((form) => !seen.has(form)));
    for (const form of terms.flatMap(formsOf)) seen.add(form);
    return others;
  });
}

const readTerms = (file: ProjectPath, { reader, glossaries }: Library): readonly Term[] =>
  glossaries.get(file, reader.ledger, (ledger) => {
    const source = reader.for(ledger).read(file);
    return source ? readGlossary(source, ledger) : [];
  });

function loadParts(manifest: Settings<Manifest>, loading: Loading): Part[] {
  const parts: Part[] = [];
  for (const [index, entry] of (manifest.settings.sections ?? []).entries()) {
    const isPart = typeof entry !== "string";
    const references = isPart ? entry.sections : [entry];
    const sections = references.flatMap((reference, inner) =>
      loadReference(
        reference,
        manifest.spanAt(isPart ? ["sections", index, "sections", inner] : ["sections", index]),
        loading,
      ),
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
