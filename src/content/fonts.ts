import type { NamedFont } from "../model/design.js";
import { inNumbers, type WrittenFont } from "./font-schema.js";
import type { Settings } from "./settings.js";

/** The `fonts:` of a file with their places. */
export function fontsIn(yaml: Settings<{ readonly fonts?: readonly WrittenFont[] | undefined }>): NamedFont[] {
  return (yaml.settings.fonts ?? []).map((entry, index): NamedFont => {
    if (typeof entry === "string") return { file: entry, span: yaml.spanAt(["fonts", index]) };
    const weight = entry.weight === undefined ? undefined : inNumbers(String(entry.weight));
    return { ...entry, weight, span: yaml.spanAt(["fonts", index, "file"]) };
  });
}
