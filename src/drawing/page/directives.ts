import type { DrawingMistake } from "../../render/drawing/desk.js";
import { lineAt } from "../line-at.js";
import { preamblesOf, withPreambles } from "./lines.js";

/** What no diagram may change: it would unseal the page, or change what is drawn at all. */
const sealed = [
  "secure",
  "securityLevel",
  "maxTextSize",
  "maxEdges",
  "suppressErrorRendering",
  "dompurifyConfig",
  "themeCSS",
  "arrowMarkerAbsolute",
  "legacyMathML",
  "forceLegacyMathML",
] as const;

/** What many diagrams set for other places: here the deck decides, and nobody misses it. */
const ignored = [
  "fontFamily",
  "altFontFamily",
  "fontSize",
  "htmlLabels",
  "logLevel",
  "startOnLoad",
  "deterministicIds",
  "deterministicIDSeed",
] as const;

/** What mermaid itself is to keep from diagrams. */
export const keptFromDiagrams: readonly string[] = [...sealed, ...ignored];

const ignoredKey = new RegExp(`(?<![\\w-])(?=(?:${ignored.join("|")})["']?\\s*:)`, "g");

/** The source in which keys that are ignored have names that mermaid does not know, and so leaves out. */
export const withoutIgnored = (source: string): string =>
  withPreambles(source, (line) => line.replace(ignoredKey, "ignored-"));

/** The layouts that mermaid's one file brings with it. */
const layouts = ["dagre", "cose-bilkent", "swimlane"];

/** What the author of a diagram wishes about its colours. */
export interface Wishes {
  /** One of mermaid's own themes, or its plain one with colours from which it derives the others. */
  readonly theme: boolean;
  /** Colours of his own, from which mermaid derives others. */
  readonly colours: boolean;
}

export function wishesOf(source: string): Wishes {
  const text = preamblesOf(source)
    .map((preamble) => withoutEmpty(preamble.text))
    .join("\n");
  const theme = settingOf(text, "theme");
  return {
    theme: theme !== undefined && (theme.value !== "base" || /\bthemeVariables\b/.test(text)),
    colours: /\b(?:theme|themeVariables)\b/.test(text),
  };
}

const ignoredPair = new RegExp(
  `["']?(?<![\\w-])(?:${ignored.join("|")})["']?\\s*:\\s*(?:"(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^,}\\n]*)\\s*?,?`,
  "g",
);

/** Without what is ignored, and then without variables where none are left. */
const withoutEmpty = (preamble: string) =>
  preamble
    .replace(ignoredPair, "")
    .replace(/^[ \t]*\n/gm, "")
    .replace(/["']?themeVariables["']?\s*:\s*\{[\s,]*\}/g, "")
    .replace(/^([ \t]*)themeVariables[ \t]*:[ \t]*\n(?!\1[ \t]+\S)/gm, "");

/** Directives are JSON in which single quotes count as double ones. */
function isReadable(preamble: string): boolean {
  const values = /^%%{\s*init(?:ialize)?\s*:\s*(.*?)\s*}?%{0,2}$/s.exec(preamble.trim())?.[1];
  if (values === undefined) return true;
  try {
    JSON.parse(values.replaceAll("'", '"'));
    return true;
  } catch {
    return false;
  }
}

/** What a directive or the front matter sets although it must not. */
export function refusedSetting(source: string): DrawingMistake | undefined {
  for (const { text, line } of preamblesOf(source)) {
    if (!isReadable(text)) return { line, detail: "this directive is not JSON" };
    const at = (offset: number) => line + lineAt(text, offset) - 1;
    // Nobody writes keys like that but to hide them.
    const hidden = /\\[xuU\r\n]|(?:^|[\s,[{])(?:[&*][\w-]|\?\s)/.exec(text);
    if (hidden)
      return { line: at(hidden.index + 1), detail: "settings are written without escapes, anchors and ? keys" };
    for (const key of sealed) {
      const set = settingOf(text, key);
      if (set) return { line: at(set.at), detail: `a diagram cannot set “${key}”` };
    }
    for (const key of ["layout", "defaultRenderer", "layoutAlgorithm"]) {
      const layout = settingOf(text, key);
      if (layout && !layouts.includes(layout.value.replace("-wrapper", "").replace(/-(?:d3|v2)$/, "")))
        return { line: at(layout.at), detail: `there is no layout “${layout.value}” here, only dagre` };
    }
  }
  const elk = /^[ \t]*flowchart-elk\b/m.exec(source);
  return elk ? { line: lineAt(source, elk.index), detail: "there is no layout “elk” here, only dagre" } : undefined;
}

/** The value that JSON or YAML gives to a key, and where the key stands. */
function settingOf(text: string, key: string): { value: string; at: number } | undefined {
  const found = new RegExp(`(?<![\\w-])${key}["']?\\s*:\\s*["']?([\\w.-]*)`).exec(text);
  return found ? { value: found[1] ?? "", at: found.index } : undefined;
}
