import * as v from "valibot";
import { keyItself, nodeSpan, type Path, reportIssues } from "../../content/settings.js";
import { contentOf, parseYamlIn } from "../../content/yaml-document.js";
import { type ProblemSink, problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { limits, shownCount } from "../../source/limits.js";
import type { SourceFile, Span } from "../../source/text.js";
import type { FormSchema } from "./form.js";

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
    const hint = "check the indentation, and quote values that hold a colon";
    problems.report(problem("malformed-yaml", { detail, hint }, { span }));
  });
  if (!document) return undefined;
  const content: unknown = contentOf(document) ?? {};
  if (reportLong(content, (path) => nodeSpan(document, whole, path), problems)) return undefined;
  const isList = Array.isArray(content);
  const spanAt = (path: Path) => nodeSpan(document, whole, isList ? path.slice(1) : path);
  const result = v.safeParse(schema, isList ? { [list]: content } : content);
  if (result.success) return { data: result.output, spanAt };
  const isUnknown = (issue: v.BaseIssue<unknown>) => issue.type === "strict_object" && issue.expected === "never";
  for (const issue of result.issues.filter(isUnknown)) {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const known = keysAt(schema, path.slice(0, -1));
    const key = String(path.at(-1));
    const remedy = didYouMean(key, known);
    problems.report(
      problem("unknown-key", { key, known: known.join(", ") }, { span: spanAt([...path, keyItself]), remedy }),
    );
  }
  reportIssues(
    result.issues.filter((issue) => !isUnknown(issue)),
    { spanAt, problems },
  );
  return undefined;
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

/** The keys that an object at a path of a schema may have. */
function keysAt(schema: unknown, path: Path): string[] {
  const { entries, item, wrapped, options } = schema as Readonly<Record<string, unknown>>;
  if (wrapped) return keysAt(wrapped, path);
  if (Array.isArray(options)) return options.flatMap((option: unknown) => keysAt(option, path));
  const [first, ...rest] = path;
  if (item) return keysAt(item, rest);
  if (typeof entries !== "object" || entries === null) return [];
  return first === undefined ? Object.keys(entries) : keysAt(Reflect.get(entries, first) ?? {}, rest);
}
