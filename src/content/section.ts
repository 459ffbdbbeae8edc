import { createHash } from "node:crypto";
import { type Mark, namesIn } from "../model/condition.js";
import type { Attributes, Block, CodeBlock, Column, Priority, Section, Slide } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import { type SourceFile, type Span, spanOf } from "../source/text.js";
import { takeAsides } from "./asides.js";
import { takeBackdrops } from "./backdrops.js";
import { findCitations } from "./cite-marks.js";
import { checkComments, takeSlideAttributes } from "./comments.js";
import { conditionOf } from "./conditions.js";
import { codeIn, readBlocks, readLinkDefinitions } from "./dialect.js";
import type { CodeContext } from "./fence.js";
import { checkFootnotes } from "./footnotes.js";
import { headingTextsIn } from "./heading-texts.js";
import { reportOneSlide } from "./headings.js";
import { blankHidden } from "./hidden-parts.js";
import { deepSlide } from "./html-depth.js";
import { findMarks } from "./marks.js";
import { checkConditionsInText } from "./misplaced-conditions.js";
import { findPassages } from "./passages.js";
import { type KeptReadings, readingOnce } from "./read-once.js";
import { type Line, linesBetween, scanLines } from "./scan.js";
import type { SectionContext } from "./section-context.js";
import { frontMarks, withMarks } from "./section-marks.js";
import { dividesIn, type FileUse, readSeparators } from "./separators.js";
import { readFrontMatter } from "./settings.js";
import type { SlideContext } from "./slide-context.js";
import { slideKeys } from "./slide-keys.js";
import { isWithinLimits } from "./slide-limits.js";
import type { SlideRange, Stretch } from "./slide-range.js";
import { slugOf } from "./slug.js";
import { splitSlides } from "./split.js";
import { readStructure } from "./structure.js";
import { withhold } from "./withhold.js";

const priorities: readonly Priority[] = ["must", "should", "could"];

/** What reading a file needs, and how the file is used; a section where nothing else is said. */
export interface FileReading extends CodeContext, FileUse {
  /** What of it is not read: it is for others. The file is divided as if it were there, and what is wrong is not said again. */
  readonly withheld?: readonly Mark[];
  /** Its slides as they were read before; not asked where something is withheld. */
  readonly kept?: KeptReadings | undefined;
}

const nobody: ProblemSink = { report: () => undefined };

/** Reads one Markdown file into its slides, in order: lines → slides → components → blocks. */
export function readSection(
  file: SourceFile,
  { withheld = [], kept, ...reading }: FileReading,
  front = readFrontMatter(file, reading.problems),
): Section {
  const { settings } = front;
  const { readCode, problems, ...use } = withheld.length === 0 ? reading : { ...reading, problems: nobody };
  const separators = readSeparators(front, use, problems);
  const contextOf = (shown: SourceFile) => {
    const lines = scanLines(shown, front.end, problems, dividesIn(separators));
    return { ...linesContext(shown, lines, problems), math: settings.math ?? true, readCode };
  };
  const whole = contextOf(file);
  checkFootnotes(whole);
  const ranges = splitSlides(whole, separators);
  const context = withheld.length === 0 ? whole : contextOf(withhold(file, withheld));
  // Whoever has written a separator that cannot be used knows what divides slides.
  const isSeparated = settings.separator !== undefined && separators.slide === undefined;
  if (use.as === "deck" && separators.split === undefined && !isSeparated) reportOneSlide(context, ranges);
  const columns: Slide[][] = [];
  const marked = frontMarks(front);
  const read = readingOnce(context, withheld.length === 0 ? kept : undefined, readSlideOrNone);
  for (const range of ranges) {
    const slide = withMarks(read(range), marked);
    const last = columns.at(-1);
    if (range.below && last) last.push(slide);
    else columns.push([slide]);
  }
  const isColumn = (slides: Slide[]): slides is [Slide, ...Slide[]] => slides.length > 0;
  return {
    file: file.path,
    title: settings.title ?? "",
    columns: columns.filter(isColumn) satisfies readonly Column[],
  };
}

function linesContext(file: SourceFile, lines: readonly Line[], problems: ProblemSink) {
  const links = readLinkDefinitions({ file, lines, problems });
  const linksKey =
    Object.keys(links).length === 0 ? "" : createHash("sha256").update(JSON.stringify(links)).digest("hex");
  return { file, lines, links, linksKey, problems };
}

/** A slide on which something stands too deep in each other is empty; what is known to do that is found before. */
function readSlideOrNone(range: SlideRange, section: SectionContext): Slide {
  try {
    return readSlide(range, section);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const span = trimmedSpan(section.file, range.start, range.end);
    section.problems.report(problem("too-deep", deepSlide, { span }));
    return readSlide(
      {
        ...range,
        bodyEnd: range.start,
        notesStart: undefined,
        notesEnd: range.start,
        reader: undefined,
        end: range.start,
      },
      section,
    );
  }
}

const blocksIn = ({ start, end, context }: Stretch & { readonly context: SlideContext }): Block[] =>
  readBlocks(readStructure(context, start, end), context);

function readSlide(range: SlideRange, section: SectionContext): Slide {
  const { file, problems } = section;
  const own = { ...section, lines: linesBetween(section.lines, range.start, range.end) };
  const { attributes, text } = takeSlideAttributes(range, own);
  checkComments(range, own);
  const whole = { ...own, text, base: range.start };
  checkConditionsInText(whole);
  const marks = findMarks(range, attributes, whole);
  const span = spanOf(file, range.start, range.end);
  const condition = conditionOf(attributes, span);
  const context = blankHidden(range, whole);
  const { rest, asides } = takeAsides(range, context);
  const written = blocksIn({ start: range.start, end: range.bodyEnd, context: rest });
  const behind = { start: range.notesStart ?? range.notesEnd, end: range.notesEnd, context };
  const spoken = [...asides, behind].flatMap(blocksIn);
  const forReaders = range.reader ? blocksIn({ ...range.reader, context }) : [];
  const isWithin = isWithinLimits([...written, ...spoken, ...forReaders], span, problems);
  const [shown, notes, reader] = isWithin ? [written, spoken, forReaders] : [[], [], []];
  const { body, backdrop } = takeBackdrops(shown, problems);
  const [title = ""] = headingTextsIn(body);
  const code = codeIn([...body, ...notes, ...reader]);
  const value = (key: string) => attributes.values.get(key);
  return {
    generated: undefined,
    id: attributes.id ?? slugOf(title),
    explicitId: attributes.id !== undefined,
    title,
    layout: value("layout") ?? "",
    paper: "slide",
    minutes: isSet(value("skip")) ? undefined : readMinutes(attributes, problems),
    priority: readPriority(attributes, problems),
    conditions: condition ? [condition] : [],
    marks,
    passages: findPassages(range, attributes, whole),
    tags: namesIn(value("tags")),
    attributes: {
      ...attributes,
      values: new Map([...attributes.values].filter(([key]) => !slideKeys.includes(key))),
    },
    body,
    backdrop,
    notes,
    reader,
    code,
    citations: findCitations(context),
    hidden: hiddenBy(attributes),
    skipped: isSet(value("skip")),
    replaces: value("replaces"),
    span: trimmedSpan(file, range.start, range.end),
    fingerprint: fingerprintOf(range, code, section),
  };
}

/** Tells whether a slide still reads the same: its text, the code that it includes, and its file's links and settings. */
function fingerprintOf(
  { start, bodyEnd, notesStart, notesEnd, reader, end }: SlideRange,
  code: readonly CodeBlock[],
  { file, linksKey, math }: SectionContext,
): string {
  const included = code.map(({ text, firstLine }) => [text, firstLine]);
  const span = trimmedSpan(file, start, end);
  const text = file.text.slice(span.start, span.end);
  const split = notesStart === undefined ? "" : bodyEnd - span.start;
  const read = reader ? [notesEnd - span.start, reader.start - span.start] : "";
  return [text, file.path, split, read, math, linksKey, JSON.stringify(included)].join("\n");
}

/** As in reveal.js, or with an attribute of ours; hidden slides are in no output and in no count. */
function hiddenBy({ values }: Attributes): Slide["hidden"] {
  if (values.get("data-visibility")?.trim().toLowerCase() === "hidden") return "always";
  return isSet(values.get("draft")) ? "draft" : "no";
}

const isSet = (flag: string | undefined) => flag !== undefined && flag.trim().toLowerCase() !== "false";

function trimmedSpan(file: SourceFile, start: number, end: number): Span {
  const text = file.text.slice(start, end);
  const from = start + Math.max(0, text.search(/\S/));
  return { file, start: from, end: Math.max(from, start + text.trimEnd().length) };
}

function readMinutes(attributes: Attributes, problems: ProblemSink): number | undefined {
  const value = attributes.values.get("minutes");
  if (value === undefined) return undefined;
  const minutes = Number(value);
  if (value.trim() !== "" && Number.isFinite(minutes) && minutes >= 0) return minutes;
  const span = attributes.spans.get("minutes");
  const detail = `“${value}” is not a number of minutes`;
  problems.report(
    problem("wrong-value", { key: "minutes", detail, hint: 'write minutes="2" or minutes="1.5"' }, { span }),
  );
  return undefined;
}

function readPriority(attributes: Attributes, problems: ProblemSink): Priority {
  const value = attributes.values.get("priority") ?? "must";
  const known = priorities.find((priority) => priority === value);
  if (known) return known;
  const hint = didYouMeanBare(value, priorities) ?? `write ${priorities.join(", ")}`;
  const detail = `“${value}” is not a priority`;
  problems.report(
    problem("wrong-value", { key: "priority", detail, hint }, { span: attributes.spans.get("priority") }),
  );
  return "must";
}
