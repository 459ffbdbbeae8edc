import { hashOf } from "../cache/seal.js";
import { isPackaged, loadCompiled } from "../source/installed.js";
import type { Span } from "../source/text.js";

/** The values of stretches of YAML as JSON, by the hash of their text. */
type PackagedYaml = Readonly<Record<string, string | undefined>>;

/**
 * What a stretch of packaged YAML holds, as it was parsed when Quarterdeck was compiled: nobody waits for the parser.
 * Undefined for what was edited since, for mistakes, and for everybody else's YAML.
 */
export function packagedYaml({ file, start, end }: Span): { readonly value: unknown } | undefined {
  if (!isPackaged(file)) return undefined;
  const values = loadCompiled<PackagedYaml>("packaged-yaml.json");
  const json = values?.[hashOf(file.text.slice(start, end))];
  return json === undefined ? undefined : { value: JSON.parse(json) };
}
