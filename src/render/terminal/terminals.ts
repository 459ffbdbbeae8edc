import { createHash } from "node:crypto";
import type { Reader } from "../../content/reader.js";
import type { Cells } from "../../ledger/memory.js";
import { problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import type { ProjectPath } from "../../source/files.js";
import type { Span } from "../../source/text.js";
import { asHtml, forTemplate, type Html, type TemplateHtml } from "../html/html.js";
import { placeOfAddress, type SlideScope } from "../slide/slide-scope.js";
import { type Cast, type CastRange, parseCast, printRange, rangeOf } from "./cast.js";
import { replay, type Screen } from "./screen.js";

/** What a template gets for an attribute of the type `cast`. */
interface TerminalView {
  /** Under this name the player finds the recording. */
  readonly key: string;
  readonly title: string;
  /** The part of the terminal that its last screen takes, and what is in use while it plays. */
  readonly columns: number;
  readonly rows: number;
  readonly live: Screen["live"];
  /** The last screen, line by line. */
  readonly lines: StepView["lines"];
  /** The screen at the end of each step, by the name of its marker. */
  readonly steps: Readonly<Record<string, StepView>>;
}

interface StepView extends Omit<Screen, "lines" | "exchanges"> {
  readonly html: TemplateHtml | "";
  /** What was typed, and what was answered to it; `output` is "" where nothing was. */
  readonly exchanges: readonly { readonly commands: readonly string[]; readonly output: TemplateHtml | "" }[];
  readonly lines: readonly (TemplateHtml | "")[];
}

/** Recordings that were replayed before, by file. */
export type CastCells = Cells<ProjectPath, Promise<LoadedCast | undefined>>;

interface LoadedCast {
  readonly cast: ReturnType<typeof parseCast>;
  readonly screens: ReadonlyMap<string, Screen>;
}

/** Where the reference to a step of a recording is divided. */
function splitReference(reference: string): { file: string; mark: string } {
  const at = reference.lastIndexOf("#");
  return at === -1 ? { file: reference, mark: "" } : { file: reference.slice(0, at), mark: reference.slice(at + 1) };
}

/** A reference to a recording, and the folders in which it is looked up. */
export interface CastReference {
  readonly reference: string;
  readonly folders: readonly string[];
}

/** Recordings by file. */
export type Casts = ReadonlyMap<ProjectPath, LoadedCast>;

/** Replays the recordings that slides refer to; the emulator is loaded only if there are any. */
export async function loadCasts(
  references: readonly CastReference[],
  { reader, casts: cells }: { readonly reader: Reader; readonly casts: CastCells },
): Promise<Casts> {
  const loaded = new Map<ProjectPath, LoadedCast>();
  for (const { reference, folders } of references) {
    const lookup = reader.lookUp(splitReference(reference).file, folders);
    if (!("found" in lookup)) continue;
    const { found } = lookup;
    // A file that cannot be read is reported where a slide shows it, with the place.
    const cast = await cells.get(found, reader.ledger, async (ledger) => {
      const text = reader.for(ledger).read(found)?.text;
      return text === undefined ? undefined : load(text);
    });
    if (cast) loaded.set(found, cast);
  }
  return loaded;
}

async function load(text: string): Promise<LoadedCast> {
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
  if ("detail" in screens) return { cast: { mistake: screens }, screens: new Map() };
  return { cast, screens: new Map(ranges.flatMap(([mark, range]) => pair(mark, screens.get(range)))) };
}

const pair = (mark: string, screen: Screen | undefined): [string, Screen][] => (screen ? [[mark, screen]] : []);

/** The recording behind `FILE.cast` or `FILE.cast#MARK`; undefined after reporting what is wrong with it. */
export function viewOf(reference: string, scope: SlideScope, loaded: Casts): TerminalView | undefined {
  const { reader, isDispensable: dispensable = false } = scope;
  const span = placeOfAddress(scope, { element: "", address: reference });
  const { file, mark } = splitReference(reference);
  const found = reader.find(file, scope.folders, span, dispensable ? "dispensable" : "required");
  const recording = found && reader.read(found) && loaded.get(found);
  if (!recording) return undefined;
  const { cast, screens } = recording;
  if ("mistake" in cast) {
    const { line, detail } = cast.mistake;
    reader.report(problem("bad-cast", { path: found, line: String(line), detail }, { span, dispensable }));
    return undefined;
  }
  const range = rangeOf(cast, mark);
  const screen = screens.get(mark);
  if (!range || !screen) {
    reader.report({ ...missingMark(cast, mark, found, span), ...(dispensable ? { dispensable } : {}) });
    return undefined;
  }
  const text = printRange(cast, range);
  const key = createHash("sha256").update(text).digest("hex").slice(0, 12);
  scope.recordings.set(key, text);
  const steps = Object.fromEntries([...screens].map(([name, step]) => [name, stepOf(step)]));
  const { columns, rows, live, lines } = stepOf(screen);
  return { key, title: cast.title, columns, rows, live, lines, steps };
}

const joined = (lines: readonly Html[]) => forTemplate(asHtml(lines.join("\n")));

const stepOf = (screen: Screen): StepView => ({
  ...screen,
  html: joined(screen.lines),
  exchanges: screen.exchanges.map(({ commands, output }) => ({ commands, output: joined(output) })),
  lines: screen.lines.map(forTemplate),
});

function missingMark(cast: Cast, mark: string, file: ProjectPath, span: Span) {
  const names = cast.marks.map(({ name }) => name);
  const remedy = didYouMean(mark, names);
  return problem("missing-mark", { path: file, mark, known: names.join(", ") || "none" }, { span, remedy });
}
