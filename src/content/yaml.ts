import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile, Span } from "../source/text.js";
import type { KeptValues } from "./kept-values.js";
import { openYaml } from "./yaml-content.js";
import type { Path } from "./yaml-place.js";

/** What a YAML or JSON file holds, and where. */
interface YamlContent {
  /** Undefined after reporting every mistake in the file. */
  readonly value: unknown;
  /** The span of a value by its path, or of its key (`keyItself`). */
  spanAt(path: Path): Span;
}

/**
 * Reads a YAML or JSON file of no fixed shape, with the places of its values.
 * @param kept what was read before
 */
export function readYamlContent(file: SourceFile, problems: ProblemSink, kept?: KeptValues): YamlContent {
  const whole = { file, start: 0, end: file.text.length };
  const refuse = (detail: string, span: Span) =>
    problems.report(
      problem("malformed-yaml", { detail, hint: "check the quotes and indentation near here" }, { span }),
    );
  const content = openYaml(whole, problems, refuse, kept);
  return {
    value: content?.value,
    spanAt: (path) => content?.spanAt(path) ?? { ...whole, end: Math.min(1, whole.end) },
  };
}

/** The content of a YAML or JSON file; undefined after reporting every mistake in it. */
export function parseYaml(file: SourceFile, problems: ProblemSink): unknown {
  return readYamlContent(file, problems).value;
}
