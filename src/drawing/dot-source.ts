import type { DrawingMistake } from "../render/drawing/desk.js";
import type { DotOptions } from "./dot.js";
import { type DotAttribute, isMark, readAttributes } from "./dot-attributes.js";
import { type Edit, editsOf } from "./dot-edits.js";
import { unsetInks } from "./dot-letters.js";
import { refusedIn } from "./dot-refused.js";
import { type DotToken, quote, readTokens } from "./dot-tokens.js";
import { estimatingFont } from "./estimating-font.js";
import { lineAt } from "./line-at.js";

/** A source that may be drawn, with our defaults and the colours of roles in it; its lines are those of the author. */
export interface PreparedDot {
  readonly text: string;
  readonly tokens: readonly DotToken[];
  readonly attributes: readonly DotAttribute[];
}

/** Makes a source ready for Graphviz, or says what cannot be drawn in it. */
export function prepareDot(source: string, options: DotOptions): PreparedDot | DrawingMistake {
  const plain = source.replace(/^\uFEFF/, " ");
  const { tokens, hashLines, mistake } = readTokens(plain);
  const attributes = readAttributes(tokens);
  const refused = controlCharacter(plain) ?? mistake ?? refusedIn(attributes) ?? secondGraph(tokens);
  if (refused) return refused;
  const open = tokens.find((token) => isMark(token, "{"));
  if (!open) return { line: tokens[0]?.line ?? 0, detail: "there is no graph in it: write digraph { a -> b }" };
  const edits: Edit[] = [
    ...hashLines.map((place) => ({ ...place, text: "" })),
    { start: open.end, end: open.end, text: defaultsOf(options) },
    ...editsOf(attributes, { palette: options.palette, font: estimatingFont(options.fontFace) }),
  ];
  return { text: applyEdits(plain, edits), tokens, attributes };
}

function controlCharacter(source: string): DrawingMistake | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const found = /[\0-\x08\x0E-\x1F\x7F\uFEFF\uFFFE\uFFFF]/.exec(source);
  if (!found) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return { line: lineAt(source, found.index), detail: `the character U+${code} cannot be shown` };
}

/** Graphviz reads the first graph of a source and is silent about all others. */
function secondGraph(tokens: readonly DotToken[]): DrawingMistake | undefined {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (isMark(token, "{")) depth++;
    if (!isMark(token, "}") || --depth !== 0) continue;
    const next = tokens[index + 1];
    if (!next) return undefined;
    return { line: next.line, detail: "the graph ends before this line; a drawing is one graph" };
  }
  return undefined;
}

/** Written behind the first brace, so that whatever the author writes comes later and wins. */
function defaultsOf({ palette, fontFace }: DotOptions): string {
  const font = { fontname: estimatingFont(fontFace), fontsize: "20" };
  const graph = { ...font, bgcolor: "transparent", color: palette.muted, fontcolor: unsetInks.ink, penwidth: "1.5" };
  // What the engines other than dot need so that nodes do not lie on each other.
  const apart = { overlap: "false", sep: "+14", mindist: "1.8" };
  const space = { nodesep: "0.4", ranksep: "0.6", pad: "0.06", ...apart };
  const node = {
    ...font,
    shape: "box",
    style: "rounded,filled",
    fillcolor: palette.card,
    color: palette.muted,
    fontcolor: unsetInks.ink,
    penwidth: "1.5",
    margin: "0.2,0.11",
  };
  const edge = { ...font, color: palette.muted, fontcolor: unsetInks.muted, penwidth: "1.5", arrowsize: "0.9" };
  return ` graph ${listOf({ ...graph, ...space })} node ${listOf(node)} edge ${listOf(edge)} `;
}

const listOf = (attributes: Readonly<Record<string, string>>) =>
  `[${Object.entries(attributes)
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join(" ")}]`;

function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}
