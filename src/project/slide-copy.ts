import { componentsOf, listOf } from "../content/check-templates.js";
import { citeMarks } from "../content/cite-marks.js";
import type { Reader } from "../content/reader.js";
import type { Attributes, Slide } from "../model/deck.js";
import type { TemplateCatalogue } from "../model/design.js";
import { fileName } from "../render/assets.js";
import { foldersFrom } from "../source/folder.js";
import { homeOf, referenceTo } from "../source/home.js";

/** A stretch of a slide's source, by offsets in its file, and the text that takes its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The source of a slide of a collection for a file of the project: it says in whose place it stands, and facts and files
 * of the collection have the prefix by which the project knows them.
 * @param target `PREFIX:path.md#id`
 */
export function copyOfSlide(slide: Slide, target: string, reader: Reader, catalogue: TemplateCatalogue): string {
  const { file, start, end } = slide.span;
  const copier: Copier = { path: file.path, reader, catalogue };
  const text = file.text.slice(start, end);
  const edits = [
    ...citationEdits(text, start, copier),
    ...attributeEdits(slide, copier),
    ...linkEdits(text, start, copier),
  ];
  const copy = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (written, edit) => written.slice(0, edit.start - start) + edit.text + written.slice(edit.end - start),
      text,
    );
  const mark = `<!-- .slide: replaces="${target}"`;
  return /^<!--\s*\.slide:/.test(copy) ? copy.replace(/^<!--\s*\.slide:/, () => mark) : `${mark} -->\n${copy}`;
}

interface Copier {
  /** The file in which the slide stands. */
  readonly path: string;
  readonly reader: Reader;
  readonly catalogue: TemplateCatalogue;
}

const citationEdits = (text: string, from: number, { path, reader }: Copier): Edit[] =>
  [...citeMarks(text)].flatMap(({ keys }) =>
    keys.map(({ key, start, end }) => ({
      start: from + start,
      end: from + end,
      text: `@${reader.qualify(key, path)}`,
    })),
  );

function attributeEdits(slide: Slide, copier: Copier): Edit[] {
  const { components } = copier.catalogue;
  const used = componentsOf([...slide.body, ...slide.notes]);
  return [
    ...used.flatMap(({ name, attributes }) =>
      editsOf(attributes, (key, value) => {
        const kind = copier.catalogue.kinds.get(components.get(name)?.attributes.get(key)?.type ?? "");
        const { entities = [] } = kind?.references(value) ?? {};
        return entities.length > 0 ? factsFrom(value, copier) : pathFrom(value, copier);
      }),
    ),
    ...[slide.attributes, ...slide.code.map(({ attributes }) => attributes)].flatMap((attributes) =>
      editsOf(attributes, (_, value) => pathFrom(value, copier)),
    ),
  ];
}

/** @param change gives another value, or the same */
const editsOf = ({ values, spans }: Attributes, change: (key: string, value: string) => string): Edit[] =>
  [...values].flatMap(([key, value]) => {
    const span = spans.get(key);
    const changed = change(key, value);
    return span && changed !== value ? [{ start: span.start, end: span.end, text: `${key}="${changed}"` }] : [];
  });

const factsFrom = (value: string, { path, reader }: Copier): string =>
  listOf(value)
    .map((id) => reader.qualify(id, path))
    .join(", ");

/** A path that leads to a file of the collection, as the project names that; anything else as it is. */
function pathFrom(value: string, { path, reader }: Copier): string {
  const name = fileName(value);
  const lookup = name === "" ? { tried: [] } : reader.lookUp(name, foldersFrom(path));
  const isTheirs = "found" in lookup && homeOf(lookup.found) !== "";
  return isTheirs ? referenceTo(lookup.found) + value.slice(name.length) : value;
}

const linkEdits = (text: string, from: number, copier: Copier): Edit[] =>
  [...text.matchAll(/\]\(([^()\s]+)/g)].flatMap(({ index, 0: whole, 1: address = "" }) => {
    const changed = pathFrom(address, copier);
    const end = from + index + whole.length;
    return changed === address ? [] : [{ start: end - address.length, end, text: changed }];
  });
