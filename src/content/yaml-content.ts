import type { ProblemSink } from "../report/problem.js";
import type { Span } from "../source/text.js";
import { packagedYaml } from "./packaged-yaml.js";
import { contentOf, parseYamlIn } from "./yaml-document.js";
import { nodeSpan, type Path } from "./yaml-place.js";

/** What a stretch of YAML holds, and where. */
interface OpenYaml {
  readonly value: unknown;
  /** The span of a value by its path, or of its key (`keyItself`). */
  spanAt(path: Path): Span;
}

/**
 * Reads the YAML in a span; what came with the package is not parsed again unless a place in it is shown.
 * @returns undefined after reporting every mistake, with `reportMistake` for what the parser says
 */
export function openYaml(
  within: Span,
  problems: ProblemSink,
  reportMistake: (detail: string, span: Span) => void,
): OpenYaml | undefined {
  const parse = () => parseYamlIn(within, problems, reportMistake);
  const packaged = packagedYaml(within);
  if (packaged) {
    let parsed: ReturnType<typeof parse>;
    const placeOf = (path: Path) => {
      parsed ??= parse();
      return parsed ? nodeSpan(parsed, within, path) : within;
    };
    return { value: packaged.value, spanAt: (path) => lazySpan(within, () => placeOf(path)) };
  }
  const document = parse();
  return document && { value: contentOf(document), spanAt: (path) => nodeSpan(document, within, path) };
}

/** A place that is looked for by whoever shows it: most are handed on for a mistake that nobody makes. */
function lazySpan({ file }: Span, find: () => Span): Span {
  return {
    file,
    get start() {
      return find().start;
    },
    get end() {
      return find().end;
    },
  };
}
