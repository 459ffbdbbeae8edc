import type * as v from "valibot";
import { deepest } from "../../content/schema-issues.js";
import type { Path } from "../../content/yaml-place.js";
import { numberHint } from "./number-hint.js";

/** What is wrong with a value of a form, and what would be right, in words that need no knowledge of types. */
interface Explanation {
  readonly path: Path;
  readonly detail: string;
  readonly hint: string;
}

/** Explains the mistakes that authors make most; undefined for others. */
export function explain(issue: v.BaseIssue<unknown>, schema: unknown): Explanation | undefined {
  const { path: items = [], input, expected, type, received, message } = deepest(issue);
  const path = items.map(({ key }) => key as string | number);
  // A list has keys for the schema of a map, too: its numbers.
  const list = items.findIndex(({ type: kind, input: within }) => kind === "object" && Array.isArray(within));
  if (list !== -1) {
    const [at, meant] = [
      path.slice(0, list),
      (issue.type === "union" && kindsIn(issue.expected ?? "")) || kinds["Object"],
    ];
    return { path: at, detail: `${meant} is meant, and a list stands here`, hint: hintFor({ path: at }, schema) };
  }
  if (received === "undefined" || expected === null) return undefined;
  if (input === null) return { path, detail: "nothing stands here", hint: 'write a value, or "" for an empty one' };
  if (type === "boolean" && (input === "yes" || input === "no")) {
    const detail = `“${input}” is a text in YAML 1.2`;
    return { path, detail, hint: `write ${input === "yes"}` };
  }
  const meant = message.startsWith("Invalid") ? kindsIn(expected) : undefined;
  if (meant === undefined) return undefined;
  const keys = type === "strict_object" && isPlain(input) ? requiredKeys(schemaAt(schema, path)) : [];
  const written = keys.map((key, index) => `${key}: ${index === 0 ? String(input) : "…"}`).join(", ");
  const hint = written === "" ? hintFor({ path, input, type }, schema) : `write {${written}}`;
  return { path, detail: `${meant} is meant, and ${shown(input)} stands here`, hint };
}

const isPlain = (input: unknown) => typeof input === "string" || typeof input === "number";

/** How the kinds of values are called that a schema tells by the names of their types. */
const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  Object: "a map",
  Array: "a list",
};

/** In words what is expected, such as `(string | Object)`; undefined where it is something else than kinds. */
function kindsIn(expected: string): string | undefined {
  const names = expected.replace(/[()]/g, "").split(" | ");
  const words = names.map((name) => kinds[name]);
  return words.every((word) => word !== undefined) ? [...new Set(words)].join(" or ") : undefined;
}

const shown = (input: unknown): string =>
  Array.isArray(input) ? "a list" : typeof input === "object" ? "a map" : JSON.stringify(input);

/** What is wrong where, as far as a hint needs it. */
type Mistake = Pick<Explanation, "path"> & Partial<Pick<v.BaseIssue<unknown>, "input" | "type">>;

function hintFor({ path, input, type }: Mistake, schema: unknown): string {
  const key = String(path.findLast((part) => typeof part === "string") ?? "");
  if (type === "string" && typeof input === "boolean") return `put it in quotes: "${input}"`;
  const unitOf = (unit: string) => {
    const depth = path.findLastIndex((_, index) => hasUnit(schemaAt(schema, path.slice(0, index))));
    if (depth === -1) return ", and its unit into a text";
    const within = path[depth];
    return depth === path.length - 1 ? ` and unit: ${unit}` : `, and unit: ${unit} beside “${within}”`;
  };
  const number = type === "number" && typeof input === "string" ? numberHint(key, input, unitOf) : undefined;
  return number ?? `see docs/forms.md for what “${key}” takes`;
}

const hasUnit = (node: Node) => Object.hasOwn(Object(node?.["entries"]), "unit");

/** Whether a list holds what a form is made of, each key behind a dash of its own. */
export function isDashed(content: unknown, keys: readonly string[], list: string): boolean {
  if (!Array.isArray(content)) return false;
  const all: unknown[] = content;
  const written = all.map((each) => (typeof each === "object" && each !== null ? Object.keys(each) : [""]));
  return written.flat().includes(list) && written.flat().every((key) => keys.includes(key));
}

type Node = Readonly<Record<string, unknown>> | undefined;

/** The schema of a value; undefined where there is none, or one of several. */
function schemaAt(schema: unknown, path: Path): Node {
  const node = unwrapped(schema as Node);
  const [key, ...rest] = path;
  if (key === undefined || !node) return node;
  const { item, entries } = node;
  return schemaAt(typeof key === "number" ? item : Reflect.get(Object(entries), key), rest);
}

/** A schema without what says that it may be left out. */
const unwrapped = (node: Node): Node => (node?.["wrapped"] ? unwrapped(node["wrapped"] as Node) : node);

const requiredKeys = (node: Node): readonly string[] =>
  Object.entries(Object(node?.["entries"])).flatMap(([key, entry]) =>
    Reflect.get(Object(entry), "type") === "optional" ? [] : [key],
  );
