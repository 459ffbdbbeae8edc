import type { Column, Part, Section } from "../model/deck.js";
import type { Span } from "../source/text.js";
import { sceneOf } from "./scene.js";
import type { Manifest } from "./schema.js";
import { marksIn, type SectionMarks, type WrittenMarks, withMarks } from "./section-marks.js";
import type { Settings } from "./settings.js";
import type { Path } from "./yaml-place.js";

/** Finds the sections that an entry names, as it is written in a place. */
type LoadReference = (reference: string, span: Span) => readonly Section[];

/** The parts of a deck as its manifest lists them; entries outside of parts that follow each other are one part. */
export function partsOf({ settings, spanAt }: Settings<Manifest>, load: LoadReference): Part[] {
  const parts: Part[] = [];
  const marksAt = (written: WrittenMarks, path: Path) => marksIn(written, (key) => spanAt([...path, key]));
  const sectionsOf = (entry: string | ({ readonly section: string } & WrittenMarks), path: Path) => {
    if (typeof entry === "string") return load(entry, spanAt(path));
    const marks = marksAt(entry, path);
    return load(entry.section, spanAt([...path, "section"])).map((section) => marked(section, marks));
  };
  for (const [index, entry] of (settings.sections ?? []).entries()) {
    const path = ["sections", index];
    if (typeof entry === "object" && "sections" in entry) {
      const sections = entry.sections.flatMap((inner, at) => sectionsOf(inner, [...path, "sections", at]));
      const marks = marksAt(entry, path);
      const own = joinSections(sections).map((section) => marked(section, marks));
      const scene = entry.scene === undefined ? undefined : sceneOf(entry.scene, spanAt([...path, "scene"]));
      parts.push({ title: entry.title, code: entry.code ?? "", scene, sections: own });
      continue;
    }
    const sections = sectionsOf(entry, path);
    const last = parts.at(-1);
    if (last?.title === "") parts[parts.length - 1] = { ...last, sections: [...last.sections, ...sections] };
    else parts.push({ title: "", code: "", scene: undefined, sections });
  }
  return parts;
}

function marked(section: Section, marks: SectionMarks): Section {
  const change = ([first, ...below]: Column): Column => [
    withMarks(first, marks),
    ...below.map((slide) => withMarks(slide, marks)),
  ];
  return { ...section, columns: section.columns.map(change) };
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
