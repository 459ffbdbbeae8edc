import type { DrawingMistake } from "../render/drawing/desk.js";
import { roles } from "../render/drawing/roles.js";
import type { DotToken } from "./dot-tokens.js";

/** A message of Graphviz. */
export interface GraphvizMessage {
  readonly level?: "error" | "warning" | undefined;
  readonly message: string;
}

/** What says nothing about the picture: it is drawn as it is written. */
const harmless: readonly RegExp[] = [
  /no hard-coded metrics/,
  /no value for width of/,
  /[Ff]alling back to (?:width|straight line)/,
  // sfdp then removes overlaps in another way.
  /^remove_overlap: Graphviz not built with/,
  /^\s*$/,
];

interface Reading {
  readonly pattern: RegExp;
  /** What is wrong, in our words. */
  detail(parts: readonly string[]): string;
  /** The word of the source that the message is about; undefined when the message has the line. */
  word?(parts: readonly string[]): string;
}

const colourNames = `use a colour of the theme (${roles.filter((role) => !role.includes("-")).join(", ")}), an X11 name or #rrggbb`;

const readings: readonly Reading[] = [
  {
    pattern: /^using box for unknown shape (.*)/,
    detail: ([shape]) => `there is no shape “${shape}”`,
    word: ([shape = ""]) => shape,
  },
  {
    pattern: /^(.*) is not a known color/,
    detail: ([colour]) => `there is no colour “${colour}”; ${colourNames}`,
    word: ([colour = ""]) => colour,
  },
  {
    pattern: /^node (.*), port (.*) unrecognized/,
    detail: ([node, port]) => `the node “${node}” has no port “${port}”`,
    word: ([, port = ""]) => port.split(":")[0] ?? "",
  },
  {
    pattern: /^Arrow type "(.*)" unknown/,
    detail: ([arrow]) => `there is no arrow “${arrow}”`,
    word: ([arrow = ""]) => arrow,
  },
  {
    pattern: /^Overlap value "(.*)" unsupported/,
    detail: ([value]) =>
      `there is no overlap “${value}”; there are false, scale, scalexy, voronoi, vpsc, ortho and compress`,
    word: ([value = ""]) => value,
  },
  {
    pattern: /unsupported style (.*?) - ignoring/,
    detail: ([style]) => `there is no style “${style}”`,
    word: ([style = ""]) => style,
  },
  {
    pattern: /^cluster named (.*) not found/,
    detail: ([cluster]) => `there is no cluster “${cluster}”`,
    word: ([cluster = ""]) => cluster,
  },
  {
    pattern: /^Orthogonal edges do not currently handle edge labels/,
    detail: () => "splines=ortho loses the labels of edges; use xlabel instead of label",
    word: () => "ortho",
  },
  {
    pattern: /^bad label format (.*)/s,
    detail: ([label]) => `the record “${label}” does not close what it opens: { } < > and | have a meaning in it`,
    word: ([label = ""]) => label,
  },
  {
    pattern: /badly delimited number '(.*)' in line/,
    detail: ([name]) => `“${name}” is read as two names; write it in quotation marks`,
  },
  {
    pattern: /^node '(.*)', graph '.*' size too small for label/,
    detail: ([node]) => `the text of the node “${node}” is larger than its fixed size`,
    word: ([node = ""]) => node,
  },
  {
    pattern: /^syntax error in line \d+ scanning a quoted string/,
    detail: () => "a text has more than 16,000 characters",
  },
  {
    pattern: /^syntax error in line \d+ near '(.*)'/s,
    detail: ([near]) => `“${near}” cannot stand here${hintAt(near)}`,
  },
  { pattern: /^syntax error in line \d+/, detail: () => "the graph ends before it is closed" },
];

const hintAt = (near: string | undefined) =>
  near === "->"
    ? "; edges of a graph are --, those of a digraph ->"
    : near === "--"
      ? "; edges of a digraph are ->"
      : "";

/** The first of Graphviz's messages that matters, as a mistake of the author. */
export function mistakeOf(
  messages: readonly GraphvizMessage[],
  tokens: readonly DotToken[],
): DrawingMistake | undefined {
  const relevant = messages.filter(({ message }) => !harmless.some((pattern) => pattern.test(message)));
  const first = relevant.find(({ level }) => level === "error") ?? relevant[0];
  if (!first) return undefined;
  const label = relevant.map(({ message }) => /^in label of (node|edge|graph) (.*)/.exec(message)).find(Boolean);
  if (label) return labelMistake(first.message, label, tokens);
  const message = first.message.trim();
  for (const { pattern, detail, word } of readings) {
    const parts = pattern.exec(message)?.slice(1);
    if (!parts) continue;
    return { line: word ? lineOfWord(word(parts), tokens) : lineIn(message, tokens), detail: detail(parts) };
  }
  return { line: lineIn(message, tokens), detail: oneLine(message) };
}

/** Graphviz counts the lines of a label from its beginning. */
function labelMistake(message: string, label: RegExpExecArray, tokens: readonly DotToken[]): DrawingMistake {
  const [, kind, name = ""] = label;
  const owner = tokens.findIndex(({ value }) => value === (kind === "edge" ? name.split(/\s*-[->]\s*/)[0] : name));
  const html = tokens.find((token, index) => index > owner && token.kind === "html") ?? tokens.find(isLabel);
  const inside = Number(/\b(?:on|in) line (\d+)/.exec(message)?.[1] ?? 1);
  const detail = oneLine(message.replace(/ (?:on|in) line \d+/, "").replace(/ - ignored$/, ""));
  return { line: html ? html.line + inside - 1 : 0, detail: `in an HTML-like label: ${detail}` };
}

const isLabel = ({ kind }: DotToken) => kind === "html";

/** The line that a message names; a graph that is not closed "ends" behind the last one. */
function lineIn(message: string, tokens: readonly DotToken[]): number {
  const line = Number(/\bin line (\d+)/.exec(message)?.[1] ?? 0);
  return Math.min(line, tokens.at(-1)?.line ?? line);
}

function lineOfWord(word: string, tokens: readonly DotToken[]): number {
  const own = tokens.find(({ kind, value }) => kind !== "mark" && value === word);
  const part = own ?? tokens.find(({ kind, value }) => kind !== "mark" && word !== "" && value.includes(word));
  return part?.line ?? 0;
}

const oneLine = (text: string) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
};
