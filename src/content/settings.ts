import * as v from "valibot";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { SourceFile, Span } from "../source/text.js";
import { isIsoDate } from "../words/words.js";
import { isNearlyCondition } from "./conditions.js";
import { hintOf, ignoredKeys, sharedKeys } from "./foreign-keys.js";
import { type FrontMatter, frontMatterSchema, type Manifest, manifestSchema } from "./schema.js";
import { deepest, nearValue, plainDetail } from "./schema-issues.js";
import { isPublicAddress } from "./variant-schema.js";
import { openYaml } from "./yaml-content.js";
import { keyItself, type Path } from "./yaml-place.js";

type ObjectSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

/** Checked settings, and where each of them is in its file. */
export interface Settings<T> {
  readonly settings: T;
  /** The span of a value by its path; that of the nearest value around it when it is absent. */
  spanAt(path: Path): Span;
}

/** What checking a stretch of YAML needs: where its values are, and where its mistakes are reported. */
interface YamlContext {
  readonly spanAt: (path: Path) => Span | undefined;
  readonly problems: ProblemSink;
  readonly origin?: Origin;
  /** What an author calls a value; its whole path where nothing is said. */
  readonly nameOf?: (path: Path) => string;
  /** The page that says what values are; for templates and schemas of ours it is known. */
  readonly manual?: string;
}

/** For whom YAML is written: what another tool reads may be of no use here, and a deck can be made without it. */
type Origin = "ours" | "perhaps of another tool";

/** Reads and checks a deck manifest; undefined when the YAML has no readable shape. */
export function readManifest(file: SourceFile, problems: ProblemSink): Settings<Manifest> | undefined {
  return readYamlFile(file, manifestSchema, problems);
}

/** The front matter of a Markdown file. */
export interface FrontMatterRead extends Settings<FrontMatter> {
  /** The offset after it. */
  readonly end: number;
}

/** Reads the front matter of a Markdown file. */
export function readFrontMatter(file: SourceFile, problems: ProblemSink): FrontMatterRead {
  const whole: Span = { file, start: 0, end: Math.min(3, file.text.length) };
  const nothing = { settings: {}, spanAt: () => whole };
  const open = /^---[ \t]*\n/.exec(file.text);
  if (!open) return { ...nothing, end: 0 };
  const close = /^(?:---|\.\.\.)[ \t]*$/m;
  const from = open[0].length;
  const match = close.exec(file.text.slice(from));
  const firstLine = file.text.slice(from, file.text.indexOf("\n", from) + 1 || undefined);
  if (!/^\s*(#.*|[\w-]+\s*:.*|)$/.test(firstLine.trimEnd())) return { ...nothing, end: 0 };
  if (!match) {
    if (/^[\w-]+\s*:/.test(firstLine)) problems.report(problem("unclosed-front-matter", {}, { span: whole }));
    return { ...nothing, end: 0 };
  }
  const end = from + match.index;
  // Between two separators, a heading is no comment of YAML.
  if (hasText(file.text.slice(from, end))) return { ...nothing, end: 0 };
  const after = Math.min(file.text.length, end + match[0].length + 1);
  const read = readYaml({ file, start: from, end }, frontMatterSchema, problems, "perhaps of another tool");
  if (read) checkDate(read, problems);
  if (read) checkAddress(read, problems);
  return { ...(read ?? nothing), end: after };
}

/** A date in other words is shown as it stands. */
function checkDate({ settings: { date }, spanAt }: Settings<FrontMatter>, problems: ProblemSink): void {
  if (date === undefined || isIsoDate(date)) return;
  const detail = `“${date}” is no date that can be put into other words`;
  const hint = "write it as ISO 8601: 2026-11-23";
  problems.report(problem("wrong-value", { key: "date", detail, hint }, { span: spanAt(["date"]), dispensable: true }));
}

/** An address that is no whole one is nowhere published; the deck is made all the same. */
function checkAddress({ settings: { url }, spanAt }: Settings<FrontMatter>, problems: ProblemSink): void {
  if (url === undefined || isPublicAddress(url)) return;
  const detail = `“${url}” is no whole address, and left out`;
  const hint = "write one such as https://example.org/talks/";
  problems.report(problem("wrong-value", { key: "url", detail, hint }, { span: spanAt(["url"]), dispensable: true }));
}

/** True where lines begin no values and are not blank, either: whoever takes them for settings loses them. */
const hasText = (lines: string) => lines.trim() !== "" && !/^[ \t]*["']?[\w-]+["']?[ \t]*:(?:[ \t]|$)/m.test(lines);

/** Reads a whole file as {@link readYaml} reads a part of one. */
export function readYamlFile<Schema extends ObjectSchema>(
  file: SourceFile,
  schema: Schema,
  problems: ProblemSink,
): Settings<v.InferOutput<Schema>> | undefined {
  return readYaml({ file, start: 0, end: file.text.length }, schema, problems);
}

/**
 * Reads the YAML in a span and checks it against a schema. Every mistake is reported at its key or
 * value; the entries that are right are returned all the same.
 */
export function readYaml<Schema extends ObjectSchema>(
  within: Span,
  schema: Schema,
  problems: ProblemSink,
  origin: Origin = "ours",
): Settings<v.InferOutput<Schema>> | undefined {
  const content = openYaml(within, problems, (detail, span) => reportYaml(detail, span, problems));
  if (!content) return undefined;
  const { spanAt } = content;
  const context: YamlContext = { spanAt, problems, origin };
  const known = dropUnknown(content.value ?? {}, schema, context);
  const result = v.safeParse(schema, known);
  if (result.success) return { settings: result.output, spanAt };
  reportIssues(result.issues, context);
  const wrong = new Set(result.issues.map((issue) => v.getDotPath(issue)?.split(".")[0]));
  const rest = Object.fromEntries(Object.entries(asRecord(known)).filter(([key]) => !wrong.has(key)));
  const partial = v.safeParse(v.partial(schema), rest);
  return partial.success ? { settings: partial.output as v.InferOutput<Schema>, spanAt } : undefined;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

function reportYaml(detail: string, span: Span, problems: ProblemSink): void {
  const hint = /mapping|collection|indent/i.test(detail)
    ? "check the indentation, and quote values that hold a colon"
    : "check the quotes, brackets and indentation near here";
  problems.report(problem("malformed-yaml", { detail, hint }, { span }));
}

/** Removes keys that the schema does not have, and reports them. */
function dropUnknown(value: unknown, schema: ObjectSchema, context: YamlContext): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const known = Object.keys(schema.entries);
  const entries = Object.entries(value);
  reportUnknown(
    entries.flatMap(([key]) => (known.includes(key) ? [] : [key])),
    known,
    context,
  );
  return Object.fromEntries(entries.filter(([key]) => known.includes(key)));
}

/** What front matter has for another tool is one warning that names all of it; each other key is an error with the nearest known one. */
function reportUnknown(keys: readonly string[], known: readonly string[], context: YamlContext): void {
  const { spanAt, problems, origin } = context;
  const spanOf = (key: string) => spanAt([key, keyItself]);
  const isForeign = (key: string) => hintOf(key) !== undefined && !isNearlyCondition(key);
  const isStrange = (key: string) => didYouMean(key, known) === undefined && !isNearlyCondition(key);
  // Beside keys of another tool, what resembles none of ours is that tool's, too.
  const areOfAnother = origin !== "ours" && keys.some(isForeign);
  const foreign = keys.filter((key) => isForeign(key) || (areOfAnother && isStrange(key)));
  const together = origin === "ours" ? foreign.map((key) => [key]) : [foreign];
  for (const list of together) if (list[0] !== undefined) problems.report(ignoredKeys(list, spanOf(list[0])));
  for (const key of keys.filter((each) => !foreign.includes(each))) {
    const details = { span: spanOf(key), remedy: didYouMean(key, known) };
    const dispensable = origin !== "ours";
    problems.report(
      isNearlyCondition(key)
        ? problem("unknown-condition", { key }, details)
        : problem("unknown-key", { key, known: known.join(", ") }, { ...details, dispensable }),
    );
  }
}

/** Reports what a schema says, each mistake at its key or value. */
export function reportIssues(issues: readonly v.BaseIssue<unknown>[], context: YamlContext): void {
  for (const issue of issues) reportIssue(issue, context);
}

function reportIssue(issue: v.BaseIssue<unknown>, context: YamlContext): void {
  const { spanAt, problems, origin, nameOf = dotted } = context;
  const inner = deepest(issue);
  const path = (inner.path ?? []).map((item) => item.key as string | number);
  const key = nameOf(path);
  // Of another tool is a whole value; who writes a part of one means ours.
  const dispensable = origin !== "ours" && path.length === 1 && sharedKeys.has(String(path[0]));
  if (inner.type === "strict_object" && inner.expected === "never") {
    const name = String(path.at(-1));
    const at = spanAt([...path, keyItself]);
    const known = `see ${context.manual ?? "schemas/"}`;
    problems.report(
      isNearlyCondition(name)
        ? problem("unknown-condition", { key: name }, { span: at })
        : problem("unknown-key", { key: name, known }, { span: at, dispensable }),
    );
    return;
  }
  if (key === "") {
    const written = { detail: "it has no keys", hint: "write lines of the kind “key: value”" };
    problems.report(problem("malformed-yaml", written, { span: spanAt(path) }));
    return;
  }
  // Nothing may take the place of what says for whom something is.
  if (["only", "not"].includes(String(typeof path.at(-1) === "number" ? path.at(-2) : path.at(-1)))) {
    const detail = `“${key}”: ${plainDetail(inner)}`;
    const span = spanAt(path);
    const isEmpty = inner.type === "regex" || inner.type === "min_length" || inner.input === null;
    const remedy = "write a name, or a list";
    problems.report(
      isEmpty ? problem("missing-condition", {}, { span }) : problem("bad-condition", { detail }, { span, remedy }),
    );
    return;
  }
  const missing = inner.received === "undefined";
  const detail = missing ? "is missing" : plainDetail(inner);
  const span = spanAt(path);
  const manual = context.manual ?? (span?.file.path.endsWith(".hbs") ? "docs/templates.md" : "schemas/");
  const hint = missing ? `add ${key}: …` : (nearValue(inner) ?? `see ${manual} for what “${key}” takes`);
  problems.report(problem("wrong-value", { key, detail, hint }, { span, dispensable }));
}

const dotted = (path: Path) => path.join(".");
