import { hashOf } from "../cache/seal.js";
import { type ProblemSink, WatchedSink } from "../report/problem.js";
import type { Span } from "../source/text.js";
import { exactJson, type KeptValues } from "./kept-values.js";
import { packagedYaml } from "./packaged-yaml.js";
import { contentOf, hasAliases, parseYamlIn } from "./yaml-document.js";
import { nodeSpan, type Path } from "./yaml-place.js";

/** What a stretch of YAML holds, and where. */
interface OpenYaml {
  readonly value: unknown;
  /** The span of a value by its path, or of its key (`keyItself`). */
  spanAt(path: Path): Span;
}

/**
 * Reads the YAML in a span; what came with the package, or was read before, is not parsed again unless a place in it is shown.
 * @returns undefined after reporting every mistake, with `reportMistake` for what the parser says
 */
export function openYaml(
  within: Span,
  problems: ProblemSink,
  reportMistake: (detail: string, span: Span) => void,
  kept?: KeptValues,
): OpenYaml | undefined {
  const parse = (sink: ProblemSink = problems) => parseYamlIn(within, sink, reportMistake);
  const known = packagedYaml(within) ?? keptYaml(within, kept);
  if (known) {
    let parsed: ReturnType<typeof parse>;
    const placeOf = (path: Path) => {
      parsed ??= parse();
      return parsed ? nodeSpan(parsed, within, path) : within;
    };
    return { value: known.value, spanAt: (path) => lazySpan(within, () => placeOf(path)) };
  }
  const watched = new WatchedSink(problems);
  const document = parse(watched);
  if (!document) return undefined;
  const value = contentOf(document);
  // What there is to say is said each time; JSON would write out what aliases repeat.
  const json = kept && watched.isSilent && !hasAliases(document) ? exactJson(value) : undefined;
  if (json !== undefined) kept?.keep(keyOf(within), json);
  return { value, spanAt: (path) => nodeSpan(document, within, path) };
}

function keptYaml(within: Span, kept: KeptValues | undefined): { readonly value: unknown } | undefined {
  const json = kept?.find(keyOf(within));
  return json === undefined ? undefined : { value: JSON.parse(json) };
}

const keyOf = ({ file, start, end }: Span) => hashOf(file.text.slice(start, end));

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
