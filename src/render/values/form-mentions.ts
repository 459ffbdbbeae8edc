import { readYamlContent } from "../../content/yaml.js";
import type { Path } from "../../content/yaml-place.js";
import { Ledger } from "../../ledger/ledger.js";
import type { Mention } from "../../model/design.js";
import { sourceFile } from "../../source/text.js";
import type { Form } from "../forms/form.js";
import { looksLikeData } from "../forms/form-fence.js";

/**
 * What the data of a form name: entries of the registry with `fact: ENTRY.ATTRIBUTE` and with the ids at `cite:`, files
 * with the keys that the form has for them. What is no text names nothing; the form's schema says so where it stands.
 */
export function mentionsOf({ files = [] }: Form, text: string, place: "fence" | "file"): readonly Mention[] {
  const naming = ["fact", "cite", ...files];
  // Most data have no such key, and need not be read for it. An escape may hide one.
  const mayName = [...naming, "\\"].some((part) => text.includes(part));
  if (!mayName || (place === "fence" && !looksLikeData(text))) return [];
  const { value: content, spanAt } = readYamlContent(sourceFile("", text), new Ledger());
  const mention = (kind: Mention["kind"], written: string, path: Path): Mention => {
    const { start, end } = spanAt(path);
    const dot = kind === "entry" && path.at(-1) === "fact" ? written.lastIndexOf(".") : -1;
    const name = dot === -1 ? written : written.slice(0, dot);
    return { kind, name, rest: written.slice(name.length), start, end };
  };
  const walk = (value: unknown, path: Path): Mention[] => {
    if (typeof value !== "object" || value === null) return [];
    if (Array.isArray(value)) return value.flatMap((entry, index) => walk(entry, [...path, index]));
    return Object.entries(value).flatMap(([key, entry]) => {
      const at = [...path, key];
      if (key === "cite") return textsAt(entry, at).map((found) => mention("entry", ...found));
      if (typeof entry !== "string") return walk(entry, at);
      const kind = key === "fact" ? "entry" : files.includes(key) ? "file" : undefined;
      return kind ? [mention(kind, entry, at)] : [];
    });
  };
  return walk(content, []);
}

/** The texts of a list, or the one that stands in its place, with where each is. A number is a text there. */
function textsAt(value: unknown, path: Path): readonly (readonly [string, Path])[] {
  const isText = (each: unknown) => typeof each === "string" || typeof each === "number";
  if (isText(value)) return [[String(value), path]];
  if (!Array.isArray(value)) return [];
  return value.flatMap((each, index) => (isText(each) ? [[String(each), [...path, index]] as const] : []));
}
