import * as v from "valibot";
import { curlyQuotesIn } from "../../content/curly-quotes.js";
import { deepest } from "../../content/schema-issues.js";
import { reportIssues } from "../../content/settings.js";
import { contentOf, parseYamlIn } from "../../content/yaml-document.js";
import { keyItself, nodeSpan, type Path } from "../../content/yaml-place.js";
import { type ProblemSink, problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { limits, shownCount } from "../../source/limits.js";
import { type SourceFile, type Span, spanOf } from "../../source/text.js";
import type { FormSchema } from "./form.js";
import { explain, isDashed } from "./form-issues.js";
import { withTexts } from "./written-texts.js";

/** The data of a form, checked, and where each of them is in the text. */
export interface FormData {
  readonly data: unknown;
  spanAt(path: Path): Span;
}

/**
 * Reads YAML as the data of a form.
 * @param list the key that a plain list stands for
 * @returns undefined after reporting every mistake: a picture of a part of the data would say what nobody has written
 */
export function readForm(
  file: SourceFile,
  { schema, list }: { readonly schema: FormSchema; readonly list: string },
  problems: ProblemSink,
): FormData | undefined {
  const whole = { file, start: 0, end: file.text.length };
  const document = parseYamlIn(whole, problems, (detail, span) => {
    const hint = /^tabs/i.test(detail)
      ? "replace the tab by spaces"
      : "check the indentation, and quote values that hold a colon";
    problems.report(problem("malformed-yaml", { detail, hint }, { span }));
  });
  if (!document) return undefined;
  const content: unknown = contentOf(document) ?? {};
  if (reportLong(content, (path) => nodeSpan(document, whole, path), problems)) return undefined;
  for (const { start, end } of curlyQuotesIn(document))
    problems.report(problem("curly-quotes", {}, { span: spanOf(file, start, end) }));
  const isList = Array.isArray(content);
  const spanAt = (path: Path) => nodeSpan(document, whole, isList ? path.slice(1) : path);
  const given = isList ? { [list]: content } : content;
  const writtenAt = (path: Path, value: number) => {
    const { start, end } = spanAt(path);
    const written = file.text.slice(start, end);
    return written.startsWith("*") ? String(value) : written;
  };
  const result = v.safeParse(schema, withTexts(schema, given, writtenAt));
  if (result.success) return { data: result.output, spanAt };
  if (isDashed(content, Object.keys(schema.entries), list)) {
    const detail = "this list holds what belongs into one map";
    problems.report(problem("bad-form", { detail, hint: "leave out the dashes" }, { span: spanAt([list, 0]) }));
    return undefined;
  }
  const unknown = unknownKeys(schema, given, []);
  for (const { path, known } of unknown) {
    const key = String(path.at(-1));
    const isOfForm = path.length > 1 && Object.hasOwn(schema.entries, key);
    const remedy = isOfForm ? `“${key}” belongs beside “${path[0]}”, not into it` : didYouMean(key, known);
    const span = spanAt([...path, keyItself]);
    problems.report(problem("unknown-key", { key, known: known.join(", ") }, { span, remedy }));
  }
  // They name one unknown key of an object, not all.
  const issues = result.issues.filter(
    (issue) => unknown.length === 0 || (deepest(issue).expected !== "never" && !isMisspelt(issue, unknown)),
  );
  const called = (path: Path) => nameOf(path, isList ? list : "");
  for (const issue of issues) {
    const explained = explain(issue, schema);
    if (explained) {
      const { path, detail, hint } = explained;
      problems.report(problem("wrong-value", { key: called(path), detail, hint }, { span: spanAt(path) }));
    } else reportIssues([issue], { spanAt, problems, nameOf: called, manual: "docs/forms.md" });
  }
  return undefined;
}

/**
 * What an author calls a value: by its key, or by its place in a list without keys around it.
 * @param implied the key that nobody has written
 */
function nameOf(path: Path, implied: string): string {
  const own = path[0] === implied && path.length > 1 ? path.slice(1) : path;
  const key = own.findLast((part) => typeof part === "string");
  return String(key ?? (own.length > 0 ? `entry ${Number(own[0]) + 1}` : ""));
}

/** Reports each text that is longer than a picture can show. @returns whether there is one */
function reportLong(content: unknown, spanAt: (path: Path) => Span, problems: ProblemSink): boolean {
  const walk = (value: unknown, path: Path): boolean => {
    if (typeof value === "object" && value !== null)
      return Object.entries(value)
        .map(([key, entry]) => walk(entry, [...path, Array.isArray(value) ? Number(key) : key]))
        .includes(true);
    if (typeof value !== "string" || value.length <= limits.formTextCharacters) return false;
    const values = {
      what: "this text",
      most: shownCount(limits.formTextCharacters),
      hint: "a form shows short texts: shorten it",
    };
    problems.report(problem("too-long", values, { span: spanAt(path) }));
    return true;
  };
  return walk(content, []);
}

interface UnknownKey {
  readonly path: Path;
  /** The keys that its object may have. */
  readonly known: readonly string[];
}

/** Whether a key is missing only because it stands there misspelt, which has been said. */
function isMisspelt(issue: v.BaseIssue<unknown>, unknown: readonly UnknownKey[]): boolean {
  const { path: items = [], received } = deepest(issue);
  if (received !== "undefined") return false;
  const [key, ...around] = items.map((item) => item.key as string | number).reverse();
  const place = JSON.stringify(around.reverse());
  return unknown.some(
    ({ path }) =>
      JSON.stringify(path.slice(0, -1)) === place && didYouMean(String(path.at(-1)), [String(key)]) !== undefined,
  );
}

/** All keys that a schema does not have. Of several objects that may stand at a place, the nearest one is meant. */
function unknownKeys(schema: unknown, value: unknown, path: Path): readonly UnknownKey[] {
  const { entries, item, wrapped, options } = schema as Readonly<Record<string, unknown>>;
  if (wrapped) return unknownKeys(wrapped, value, path);
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(options)) {
    const found = options.filter((option) => isFor(option, value)).map((option) => unknownKeys(option, value, path));
    return found.toSorted((one, another) => one.length - another.length)[0] ?? [];
  }
  if (!isFor(schema, value)) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => unknownKeys(item, each, [...path, index]));
  const known = new Map(Object.entries(entries as object));
  return Object.entries(value).flatMap(([key, each]) => {
    const own = known.get(key);
    return own ? unknownKeys(own, each, [...path, key]) : [{ path: [...path, key], known: [...known.keys()] }];
  });
}

/** Whether a schema is one of a list or of an object with keys, as the value is. */
const isFor = (schema: unknown, value: object): boolean =>
  typeof schema === "object" &&
  schema !== null &&
  typeof Reflect.get(schema, Array.isArray(value) ? "item" : "entries") === "object";
