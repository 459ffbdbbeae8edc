import type { UnusedFacts, UnusedFile } from "../check/subject.js";
import type { Reader } from "../content/reader.js";
import { isTranslationOf, translatedFrom } from "../content/translations.js";
import type { Deck } from "../model/deck.js";
import type { FactRegistry } from "../model/fact.js";
import { slidesOf } from "../model/outline.js";
import type { CompiledDeck } from "../project/compile.js";
import type { ProjectPath } from "../source/files.js";
import { relativePath } from "../source/folder.js";
import { fileRead } from "../source/inquiry.js";
import { sourceFile } from "../source/text.js";

/** Files of the kinds that slides show or include. */
const media = "slides/**/*.{png,jpg,jpeg,gif,webp,avif,svg,bmp,mp4,webm,mp3,ogg,wav,vtt,html,cast}";

/** The files that were read to make decks, relative to their project. */
export function filesReadFor(decks: readonly CompiledDeck[]): ReadonlySet<string> {
  const read = decks.flatMap(({ ledger, reader }) =>
    [...ledger.inquiries()].flatMap((inquiry) => {
      const file = fileRead(inquiry);
      return file === undefined ? [] : [relativePath(reader.root, file)];
    }),
  );
  return new Set(read);
}

/** What of a project no deck uses: everything that was not read while all its decks were made. */
export function findUnused(
  reader: Reader,
  read: ReadonlySet<string>,
): { assets: UnusedFile[]; sections: UnusedFile[] } {
  const unused = (glob: string) => reader.list(glob).filter((file) => !read.has(file));
  const isOfTheirs = (file: string) => translatedFrom(file, "slides") !== undefined;
  const sections = unused("slides/**/*.md").filter(
    (file) => !isReadMe(file) && !isTranslationOf(file, read) && !isOfTheirs(file),
  );
  return {
    assets: unused(media).map((file) => atStart(file, reader.root)),
    sections: sections.map((file) => atStart(file, reader.root, reader)),
  };
}

const isReadMe = (file: string) => /(?:^|\/)readme\.md$/i.test(file);

function atStart(path: ProjectPath, root: string, reader?: Reader): UnusedFile {
  const file = reader?.read(path) ?? sourceFile(path, "", root);
  const end = file.text.indexOf("\n");
  return { path, span: { file, start: 0, end: end === -1 ? file.text.length : end } };
}

/** For each file of the registry the facts that no deck cites. */
export function findUnusedFacts(registry: FactRegistry, decks: readonly Deck[], reader: Reader): UnusedFacts[] {
  const cited = new Set(
    decks.flatMap((deck) => slidesOf(deck.parts).flatMap(({ citations }) => citations.map(({ key }) => key))),
  );
  return [...registry.entities.values()].flatMap((entity): UnusedFacts[] => {
    const all = [...registry.facts.values()].filter((fact) => fact.entity === entity.id);
    const facts = all.filter(({ id }) => !cited.has(id)).map(({ id }) => id);
    if (facts.length === 0) return [];
    const { span } = atStart(entity.file as ProjectPath, reader.root, reader);
    return [{ entity: entity.name, facts, total: all.length, span }];
  });
}
