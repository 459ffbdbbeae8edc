import type * as v from "valibot";
import { deepest } from "../../content/schema-issues.js";
import type { Path } from "../../content/settings.js";

/** What is wrong with a value of a form, and what would be right, in words that need no knowledge of types. */
interface Explanation {
  readonly path: Path;
  readonly detail: string;
  readonly hint: string;
}

/** Explains the mistakes that authors make most; undefined for others. */
export function explain(issue: v.BaseIssue<unknown>, schema: unknown): Explanation | undefined {
  const { path: items = [], input, expected, type, received } = deepest(issue);
  const path = items.map(({ key }) => key as string | number);
  if (received === "undefined" || expected === null) return undefined;
  if (input === null) return { path, detail: "nothing stands here", hint: 'write a value, or "" for an empty one' };
  if (type === "boolean" && (input === "yes" || input === "no")) {
    const detail = `“${input}” is a text in YAML 1.2`;
    return { path, detail, hint: `write ${input === "yes"}` };
  }
  if (type !== "strict_object" || expected !== "Object" || !["string", "number"].includes(typeof input))
    return undefined;
  const keys = requiredKeys(schemaAt(schema, path));
  if (keys.length === 0) return undefined;
  const written = keys.map((key, index) => `${key}: ${index === 0 ? String(input) : "…"}`).join(", ");
  return { path, detail: `a map is meant, and ${JSON.stringify(input)} stands here`, hint: `write {${written}}` };
}

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
