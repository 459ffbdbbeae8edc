import { LineCounter, parseDocument } from "yaml";
import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";

/** The content of a YAML or JSON file; undefined after reporting every mistake in it. */
export function parseYaml(file: SourceFile, problems: ProblemSink): unknown {
  const document = parseDocument(file.text, { lineCounter: new LineCounter(), prettyErrors: false });
  for (const mistake of document.errors) {
    const span = { file, start: mistake.pos[0], end: mistake.pos[1] };
    const detail = mistake.message;
    problems.report(
      problem("malformed-yaml", { detail, hint: "check the quotes and indentation near here" }, { span }),
    );
  }
  return document.errors.length > 0 ? undefined : document.toJS();
}
