import type { DrawingMistake } from "../../render/drawing/desk.js";
import { lineAt } from "../line-at.js";
import { withoutIgnored } from "./directives.js";

/** What cannot be drawn here, as it shows in the source. */
const undrawable: readonly { readonly pattern: RegExp; readonly detail: string }[] = [
  { pattern: /^\s*[<]!--/, detail: "it begins with a comment of HTML, in whose place nothing is put here" },
  { pattern: /\$\$.*?\$\$/, detail: "formulas between $$ cannot be drawn" },
  { pattern: /@\{[^}]*\bimg\s*:/, detail: "a diagram cannot show pictures" },
  { pattern: /@\{[^}]*\bicon\s*:/, detail: "there are no icons here" },
  {
    pattern: /^[ \t]*(?:\S+[ \t]+)*space[ \t]*:[ \t]*\d{4,}/m,
    detail: "a space in a block diagram has at most 999 columns",
  },
  { pattern: /^[ \t]*\d+[ \t]*-[ \t]*\d{5,}[ \t]*:/m, detail: "a packet has at most 9,999 bits" },
  { pattern: /^\s*error\s*$/, detail: "no kind of diagram begins with these words" },
  {
    pattern: /^[ \t]*(?:service|group)[ \t]+\w+[ \t]*\((?!(?:cloud|database|disk|internet|server|blank)\))/m,
    detail: "the only icons are cloud, database, disk, internet, server and blank",
  },
];

/** What of a source no drawing can show. */
export function undrawableIn(source: string): DrawingMistake | undefined {
  for (const { pattern, detail } of undrawable) {
    const found = pattern.exec(source);
    if (found) return { line: lineAt(source, found.index + found[0].search(/\S|$/)), detail };
  }
  return undefined;
}

/** What HTML takes for the beginning of a tag; between two angle brackets stand stereotypes, after ~ other things. */
const tag = /(?<![~<])[<]\/?([a-z][^\s<>"'`\])}|/;,]*)(?:[^<>\n"]*>(?!>))?(?!>>)/gi;

/** Mermaid takes what looks like HTML out of labels: what of it is not among the words of the drawing. */
export function lostTag(source: string, drawn: string): DrawingMistake | undefined {
  const words = drawn.toLowerCase();
  for (const { 0: text, 1: name = "", index } of source.matchAll(tag)) {
    const commented = source
      .slice(source.lastIndexOf("\n", index) + 1, index)
      .trimStart()
      .startsWith("%%");
    if (commented || /^br$/i.test(name) || words.includes(`<${name.toLowerCase()}`)) continue;
    return { line: lineAt(source, index), detail: `“${text.trim()}” would be lost: write #lt; for <` };
  }
  return undefined;
}

const icon = /\bfa[bklrs]?:fa-[\w-]+/;
const iconBefore = new RegExp(`${icon.source}[ \\t]+(?=[^\\s\\])}|"'])`, "g");
const iconAfter = new RegExp(`(?<=[^\\s[({|"'])[ \\t]+${icon.source}`, "g");

/** The source as mermaid gets it, line for line: without the icons of labels and the settings that are ignored, and with their breaks as it knows them. */
export function forMermaid(source: string): string {
  const unified = withoutIgnored(source.replace(/\r\n?/g, "\n")).replace(iconBefore, "").replace(iconAfter, "");
  if (!/^\s*classDiagram/m.test(unified)) return unified;
  return unified.replace(/^[ \t]*note\b.*$/gm, (note) => note.replaceAll("\\n", "<br/>"));
}
