import type { NamedFont } from "../model/design.js";
import { inNumbers, type WrittenFont } from "./font-schema.js";
import type { Settings } from "./settings.js";
import type { Path } from "./yaml-place.js";

/** The `fonts:` of a file with their places. */
export function fontsIn(yaml: Settings<{ readonly fonts?: readonly WrittenFont[] | undefined }>): NamedFont[] {
  return (yaml.settings.fonts ?? []).map((entry, index) => namedFont(entry, ["fonts", index], yaml));
}

/** A font that is written at a place of a file. */
export function namedFont(entry: WrittenFont, at: Path, { spanAt }: Pick<Settings<unknown>, "spanAt">): NamedFont {
  if (typeof entry === "string") return { file: entry, span: spanAt(at) };
  const weight = entry.weight === undefined ? undefined : inNumbers(String(entry.weight));
  return { ...entry, weight, span: spanAt([...at, "file"]) };
}
