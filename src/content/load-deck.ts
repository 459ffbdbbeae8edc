import type { DeckInfo, Part, Slide } from "../model/deck.js";
import { filterParts, slidesOf } from "../model/outline.js";
import type { Term } from "../model/term.js";
import type { ProjectPath } from "../source/files.js";
import { findSpan, type SourceFile } from "../source/text.js";
import { type DeckChoices, readDeckInfo } from "./deck-info.js";
import { loadReference } from "./find-sections.js";
import { formsOf, readGlossary } from "./glossary.js";
import { type KnownNames, knownNames } from "./known-names.js";
import { deckFrontMatter, type Library, loadSection, type OwnLibrary } from "./library.js";
import { partsOf } from "./manifest-parts.js";
import { withOverrides } from "./overrides.js";
import type { FrontMatter } from "./schema.js";
import type { FileUse } from "./separators.js";
import { readManifest, type Settings } from "./settings.js";
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
  const read = section ? [{ title: "", code: "", scene: undefined, sections: [{ ...section, title: "" }] }] : [];
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
  const loading = { info, library, base };
  const written = partsOf(manifest, (reference, span) => loadReference(reference, span, loading));
  const { parts, hidden } = withoutHidden(withOverrides(written, loading), choices);
  const named = { parts, language: settings.lang ?? "en", base: choices.language === undefined ? undefined : base };
  const names = knownNames(named, info, reader);
  const terms = loadGlossary(info, library);
  return { info, parts, hidden, terms, names, infoFor: () => info, ...showing(parts, { as: "section" }, library) };
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
