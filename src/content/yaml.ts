import { LineCounter, parseDocument } from "yaml";
import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile, Span } from "../source/text.js";
import { nodeSpan, type Path } from "./settings.js";

/** What a YAML or JSON file holds, and where. */
interface YamlContent {
  /** Undefined after reporting every mistake in the file. */
  readonly value: unknown;
  /** The span of a value by its path, or of its key (`keyItself`). */
  spanAt(path: Path): Span;
}

/** Reads a YAML or JSON file of no fixed shape, with the places of its values. */
export function readYamlContent(file: SourceFile, problems: ProblemSink): YamlContent {
  const document = parseDocument(file.text, { lineCounter: new LineCounter(), prettyErrors: false });
  for (const mistake of document.errors) {
    const span = { file, start: mistake.pos[0], end: mistake.pos[1] };
    const detail = mistake.message;
    problems.report(
      problem("malformed-yaml", { detail, hint: "check the quotes and indentation near here" }, { span }),
    );
  }
  const whole = { file, start: 0, end: file.text.length };
  return {
    value: document.errors.length > 0 ? undefined : document.toJS(),
    spanAt: (path) => nodeSpan(document, whole, path),
  };
}

/** The content of a YAML or JSON file; undefined after reporting every mistake in it. */
export function parseYaml(file: SourceFile, problems: ProblemSink): unknown {
  return readYamlContent(file, problems).value;
}
