import { createHash } from "node:crypto";
import { componentsOf } from "../../content/check-templates.js";
import type { Reader } from "../../content/reader.js";
import type { Slide } from "../../model/deck.js";
import type { TemplateCatalogue } from "../../model/design.js";
import { ProblemList, problem } from "../../report/problem.js";
import { nearest } from "../../report/suggest.js";
import type { ProjectPath } from "../../source/project.js";
import type { Html } from "../html/html.js";
import { foldersOf, placeOnSlide, type SlideScope } from "../slide/slide-scope.js";
import { type Cast, type CastRange, parseCast, printRange, rangeOf } from "./cast.js";
import { replay, type Screen } from "./screen.js";

/** What a template gets for an attribute of the type `cast`. */
interface TerminalView {
  /** Under this name the player finds the recording. */
  readonly key: string;
  readonly title: string;
  readonly screen: Html;
  readonly columns: number;
  readonly rows: number;
  /** The screen at the end of each step, by the name of its marker. */
  readonly steps: Readonly<Record<string, Screen>>;
}

/** The terminal recordings of a deck. */
export interface Terminals {
  /** The recording behind `FILE.cast` or `FILE.cast#MARK`; undefined after reporting what is wrong with it. */
  view(reference: string, scope: SlideScope): TerminalView | undefined;
  /** What is played of each recording that was shown, in version 2 of asciinema's format, by its key. */
  readonly recordings: ReadonlyMap<string, string>;
}

interface Loaded {
  readonly cast: ReturnType<typeof parseCast>;
  readonly screens: ReadonlyMap<string, Screen>;
}

/** Where the reference to a step of a recording is divided. */
function splitReference(reference: string): { file: string; mark: string } {
  const at = reference.lastIndexOf("#");
  return at === -1 ? { file: reference, mark: "" } : { file: reference.slice(0, at), mark: reference.slice(at + 1) };
}

/** Replays the recordings that slides refer to; the emulator is loaded only if there are any. */
export async function createTerminals(
  slides: readonly Slide[],
  templates: TemplateCatalogue,
  reader: Reader,
): Promise<Terminals> {
  const wanted = new Set<ProjectPath>();
  for (const slide of slides) {
    for (const reference of castsOn(slide, templates)) {
      const lookup = reader.files.find(splitReference(reference).file, foldersOf(slide));
      if ("found" in lookup) wanted.add(lookup.found);
    }
  }
  // A file that cannot be read is reported where a slide shows it, with the place.
  const unheard = new ProblemList();
  const loaded = new Map<ProjectPath, Loaded>();
  for (const file of wanted) {
    const text = reader.read(file, unheard)?.text;
    if (text !== undefined) loaded.set(file, await load(text));
  }
  const recordings = new Map<string, string>();
  return { view: (reference, scope) => viewOf(reference, scope, reader, loaded, recordings), recordings };
}

function castsOn(slide: Slide, templates: TemplateCatalogue): string[] {
  return componentsOf([...slide.body, ...slide.notes]).flatMap(({ name, attributes }) =>
    [...(templates.components.get(name)?.attributes ?? [])]
      .filter(([, rule]) => rule.type === "cast")
      .flatMap(([key]) => attributes.values.get(key) ?? []),
  );
}

async function load(text: string): Promise<Loaded> {
  const cast = parseCast(text);
  if ("mistake" in cast) return { cast, screens: new Map() };
  const marks = ["", ...cast.marks.map(({ name }) => name)];
  const ranges = [...new Set(marks)].flatMap((mark): [string, CastRange][] => {
    const range = rangeOf(cast, mark);
    return range ? [[mark, range]] : [];
  });
  const screens = await replay(
    cast,
    ranges.map(([, range]) => range),
  );
  return { cast, screens: new Map(ranges.flatMap(([mark, range]) => pair(mark, screens.get(range)))) };
}

const pair = (mark: string, screen: Screen | undefined): [string, Screen][] => (screen ? [[mark, screen]] : []);

function viewOf(
  reference: string,
  scope: SlideScope,
  reader: Reader,
  loaded: ReadonlyMap<ProjectPath, Loaded>,
  recordings: Map<string, string>,
): TerminalView | undefined {
  const span = placeOnSlide(scope, reference);
  const { file, mark } = splitReference(reference);
  const found = reader.find(file, scope.folders, span, scope.problems);
  if (found === undefined) return undefined;
  const recording = loaded.get(found);
  if (!recording) {
    reader.read(found, scope.problems);
    return undefined;
  }
  const { cast, screens } = recording;
  if ("mistake" in cast) {
    const { line, detail } = cast.mistake;
    scope.problems.report(problem("bad-cast", { path: found, line: String(line), detail }, { span }));
    return undefined;
  }
  const range = rangeOf(cast, mark);
  const screen = screens.get(mark);
  if (!range || !screen) {
    scope.problems.report(missingMark(cast, mark, found, span));
    return undefined;
  }
  const text = printRange(cast, range);
  const key = createHash("sha256").update(text).digest("hex").slice(0, 12);
  recordings.set(key, text);
  return {
    key,
    title: cast.title,
    screen: screen.html,
    columns: screen.columns,
    rows: screen.rows,
    steps: Object.fromEntries(screens),
  };
}

function missingMark(cast: Cast, mark: string, file: ProjectPath, span: ReturnType<typeof placeOnSlide>) {
  const names = cast.marks.map(({ name }) => name);
  const near = nearest(mark, names);
  const remedy = near ? `did you mean “${near}”?` : undefined;
  return problem("missing-mark", { path: file, mark, known: names.join(", ") || "none" }, { span, remedy });
}
