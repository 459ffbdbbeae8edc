import type { DotToken } from "./dot-tokens.js";

/** One `name = value` of a source; a value may be some quoted texts joined with `+`. */
export interface DotAttribute {
  readonly name: string;
  readonly value: string;
  readonly kind: "text" | "html";
  /** Where the value stands, and in which line. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The list in which it stands; undefined for an attribute that is a statement. */
  readonly list: DotList | undefined;
}

/** Attributes in brackets. */
export interface DotList {
  /** What they are for: `node [...]` sets defaults for all nodes after it, `a [...]` is for one. */
  readonly target: "node" | "edge" | "graph" | "default-node" | "default-edge";
  readonly attributes: readonly DotAttribute[];
  /** Where the closing bracket stands. */
  readonly end: number;
  /** Where the braces stand that are open around it, from the outermost. */
  readonly scope: readonly number[];
}

interface OpenList {
  readonly target: DotList["target"];
  readonly attributes: DotAttribute[];
  end: number;
  readonly scope: readonly number[];
}

/** Finds all attributes of a source. What is no DOT is left to Graphviz, which says where. */
export function readAttributes(tokens: readonly DotToken[]): readonly DotAttribute[] {
  const found: DotAttribute[] = [];
  let list: OpenList | undefined;
  let target: DotList["target"] = "graph";
  const scopes = scopesOf(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token && isMark(token, "[")) {
      // Several lists may follow each other; they are for the same.
      if (!isMark(tokens[index - 1], "]")) target = targetBefore(tokens, index);
      list = { target, attributes: [], end: token.end, scope: scopes[index] ?? [] };
    }
    if (token && isMark(token, "]")) {
      if (list) list.end = token.start;
      list = undefined;
    }
    if (!isMark(token, "=")) continue;
    const name = textUntil(tokens, index - 1);
    const value = readValue(tokens, index + 1);
    if (name === undefined || !value) continue;
    const attribute: DotAttribute = { name, ...value, list };
    list?.attributes.push(attribute);
    found.push(attribute);
  }
  return found;
}

/** For each token, the braces that are open around it. */
function scopesOf(tokens: readonly DotToken[]): readonly (readonly number[])[] {
  let scope: readonly number[] = [];
  return tokens.map((token) => {
    if (isMark(token, "{")) scope = [...scope, token.start];
    if (isMark(token, "}")) scope = scope.slice(0, -1);
    return scope;
  });
}

export const isMark = (token: DotToken | undefined, mark: string) => token?.kind === "mark" && token.value === mark;

type Value = Pick<DotAttribute, "value" | "kind" | "start" | "end" | "line">;

function readValue(tokens: readonly DotToken[], from: number): Value | undefined {
  const first = tokens[from];
  if (!first || first.kind === "mark") return undefined;
  let { value, end } = first;
  for (let index = from + 1; isMark(tokens[index], "+"); index += 2) {
    const next = tokens[index + 1];
    if (next?.kind !== "quoted") break;
    value += next.value;
    end = next.end;
  }
  return { value, kind: first.kind === "html" ? "html" : "text", start: first.start, end, line: first.line };
}

/** The text that ends with a token; names of attributes, too, may be joined. */
function textUntil(tokens: readonly DotToken[], at: number): string | undefined {
  const last = tokens[at];
  if (!last || last.kind === "mark") return undefined;
  if (last.kind !== "quoted" || !isMark(tokens[at - 1], "+")) return last.value;
  return `${textUntil(tokens, at - 2) ?? ""}${last.value}`;
}

/** What the list is for whose bracket stands at an index. */
function targetBefore(tokens: readonly DotToken[], at: number): DotList["target"] {
  let index = at - 1;
  const before = tokens[index];
  const keyword = before?.kind === "name" ? before.value.toLowerCase() : "";
  if (keyword === "graph") return "graph";
  if (keyword === "node" || keyword === "edge") return `default-${keyword}`;
  // Ports: a:port:side.
  while (isMark(tokens[index - 1], ":")) index -= 2;
  const isEdge = isMark(tokens[index], "}") || isMark(tokens[index - 1], "->") || isMark(tokens[index - 1], "--");
  return isEdge ? "edge" : "node";
}
