import type { Attributes } from "../model/deck.js";
import { type Problem, problem } from "../report/problem.js";
import type { SourceFile, Span } from "../source/text.js";

export const noAttributes: Attributes = { id: undefined, classes: [], values: new Map(), spans: new Map() };

/** The part of an attribute list that cannot be read, and where it is. */
export interface AttributeMistake {
  readonly detail: string;
  readonly span: Span;
}

/** The problem with attributes that cannot be read; where they say for whom something is, nothing may take their place. */
export function unreadAttributes({ detail, span }: AttributeMistake, written: string): Problem {
  return problem(/(?:only|not)\s*=/i.test(written) ? "bad-condition" : "bad-attributes", { detail }, { span });
}

const pattern =
  /\s+|\.([\w-]+)|#([^\s"'=<>]+)|([A-Za-z_@:][\w:.@-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/y;

/**
 * Reads `key="value" key='value' key=value key .class #id`. `class` and `id` may be written as keys too.
 * What cannot be read is returned as a mistake; the rest still counts.
 */
export function parseAttributes(
  file: SourceFile,
  start: number,
  end: number,
): { attributes: Attributes; mistake: AttributeMistake | undefined } {
  const text = file.text.slice(start, end);
  const values = new Map<string, string>();
  const spans = new Map<string, Span>();
  const classes: string[] = [];
  let id: string | undefined;
  let mistake: AttributeMistake | undefined;
  pattern.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) {
      mistake = { detail: `“${text.slice(at).trim().slice(0, 40)}”`, span: { file, start: start + at, end } };
      break;
    }
    at = pattern.lastIndex;
    const [, className, hashId, key, double, single, bare] = match;
    const value = double ?? single ?? bare ?? "";
    if (className) classes.push(className);
    else if (hashId) id = hashId;
    else if (key === "class") classes.push(...value.split(/\s+/).filter(Boolean));
    else if (key === "id") id = value;
    else if (key) values.set(key, value);
    if (key ?? hashId) spans.set(key ?? "id", { file, start: start + match.index, end: start + at });
  }
  return { attributes: { id, classes, values, spans }, mistake };
}

/** Some attribute lists as one; the last wins, classes add up. */
export const mergeAttributes = (lists: readonly Attributes[]): Attributes => ({
  id: lists.findLast(({ id }) => id !== undefined)?.id,
  classes: lists.flatMap(({ classes }) => classes),
  values: new Map(lists.flatMap(({ values }) => [...values])),
  spans: new Map(lists.flatMap(({ spans }) => [...spans])),
});
