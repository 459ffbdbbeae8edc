import type { Ledger } from "../ledger/ledger.js";
import type { Cells } from "../ledger/memory.js";
import type { Mark } from "../model/condition.js";
import type { Section } from "../model/deck.js";
import type { Term } from "../model/term.js";
import type { ProjectPath } from "../source/files.js";
import { foldersFrom } from "../source/folder.js";
import type { SourceFile } from "../source/text.js";
import type { DeckChoices } from "./deck-info.js";
import type { CodeReader } from "./fence.js";
import type { KeptReadings } from "./read-once.js";
import type { Reader } from "./reader.js";
import { readRevealMd, separatorsOf, withDefaults } from "./reveal-md.js";
import { readSection } from "./section.js";
import type { FileUse } from "./separators.js";
import { type FrontMatterRead, readFrontMatter } from "./settings.js";

/** Where decks come from: the project's files in the context of one deck, and what is read once for all of them. */
export interface Library {
  readonly reader: Reader;
  readonly frontMatters: Cells<ProjectPath, FrontMatterRead | undefined>;
  /** By the file and how it is used: a deck of its own is divided otherwise than a section. */
  readonly sections: Cells<string, Section | undefined>;
  readonly glossaries: Cells<ProjectPath, readonly Term[]>;
  /** Slides of a file as earlier runs have read them; undefined where none are kept. */
  readonly readings: (file: SourceFile) => KeptReadings | undefined;
  /** What the project has noted of the slides that its own stand for. */
  readonly originals: OriginalSource;
}

/** Says with which original in view a slide was written that stands in its place. */
export interface OriginalSource {
  /** @returns the hash of the original; undefined where nothing was noted */
  hashOf(target: string, user: Ledger): string | undefined;
}

/** The library, and what the command line says about the deck. */
export interface OwnLibrary extends Library {
  readonly choices: DeckChoices;
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

/** The language in which a file says that it is written; undefined where it says none. */
export const languageOf = (file: ProjectPath, library: Library): string | undefined =>
  loadFrontMatter(file, library.reader, library)?.settings.lang;

/** What a Markdown deck says of itself, and behind it what its collection says. */
export function deckFrontMatter(file: ProjectPath, library: Library): FrontMatterRead | undefined {
  const front = loadFrontMatter(file, library.reader, library);
  return front && withDefaults(front, readRevealMd(file, library.reader));
}

/** Reads a Markdown file into slides, for the use that is made of it; undefined after reporting why it cannot be read. */
export function loadSection(file: ProjectPath, use: SectionUse, library: Library): Section | undefined {
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
    const kept = source && library.readings(source);
    return source && divided && readSection(source, { readCode, problems: ledger, kept, ...use }, divided);
  });
}

/** How a file is used, and what is not read of it. */
interface SectionUse extends FileUse {
  readonly withheld?: readonly Mark[];
}
