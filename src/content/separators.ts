import { type ProblemSink, problem } from "../report/problem.js";
import { type Expression, readExpression } from "./expression.js";
import type { FrontMatter } from "./schema.js";
import type { Settings } from "./settings.js";

/** Expressions of the front matter, as in reveal-md; what is absent follows the dialect. */
export interface Separators {
  readonly slide?: Expression | undefined;
  readonly below?: Expression | undefined;
  readonly notes?: Expression | undefined;
}

/** Reads the separators of a file; one that cannot be used is reported and counts as absent. */
export function readSeparators({ settings, spanAt }: Settings<FrontMatter>, problems: ProblemSink): Separators {
  const read = (key: "separator" | "verticalSeparator" | "notesSeparator") => {
    const source = settings[key];
    if (!source) return undefined;
    // The text of a deck has no carriage returns any more.
    const unix = source.replaceAll("\\r\\n", "\\n");
    const expression = readExpression(unix, key === "notesSeparator" ? "any case" : "as written");
    if ("next" in expression) return expression;
    problems.report(problem("bad-expression", { key, ...expression }, { span: spanAt([key]) }));
    return undefined;
  };
  return { slide: read("separator"), below: read("verticalSeparator"), notes: read("notesSeparator") };
}
