import { fields, many, type Shape } from "../values/shape.js";
import { type AstNode, blockHelpers, isCall } from "./template-nodes.js";

/** A name that a template asks for and never gets, or that it prints although it is no text. */
export interface WrongPath {
  readonly node: AstNode;
  /** As it is written. */
  readonly name: string;
  readonly is: "missing" | "list" | "fields";
  /** What could stand there instead. */
  readonly known: readonly string[];
}

/** The contexts in which a place of a template stands, outermost first. */
interface Scope {
  readonly contexts: readonly Shape[];
  /** What `as |name|` calls by a name. */
  readonly names: ReadonlyMap<string, Shape>;
}

const layer = fields({ name: "text", detail: "text", role: "text", isInterface: "yes/no", isHere: "yes/no" });

/** What helpers give of which the shape is known. */
const results: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["bars", many(fields({ label: "text", text: "text", length: "number", role: "text" }))],
  ["layers", fields({ entries: many(layer), labels: many("text") })],
]);

type Path = AstNode & { readonly data: boolean; readonly depth: number; readonly parts: readonly string[] };

/** Finds what a template asks for that its context never has: it would print nothing. */
export function wrongPaths(program: unknown, context: Shape): WrongPath[] {
  const wrong: WrongPath[] = [];
  walk(program, { contexts: [context], names: new Map() }, wrong);
  return wrong;
}

const isNode = (value: unknown): value is AstNode => typeof value === "object" && value !== null && "type" in value;

function walk(value: unknown, scope: Scope, wrong: WrongPath[]): void {
  if (Array.isArray(value)) for (const item of value) walk(item, scope, wrong);
  if (!isNode(value)) return;
  if (value.type === "PathExpression") {
    const found = resolve(value as Path, scope);
    if (typeof found === "object" && "wrong" in found) wrong.push(found.wrong);
    return;
  }
  if (value.type === "MustacheStatement") wrong.push(...unprintable(value, scope));
  const inner = scopeInside(value, scope);
  for (const [key, child] of Object.entries(value)) {
    if (key === "loc" || isNameOfCall(value, key)) continue;
    walk(child, key === "program" ? inner : scope, wrong);
  }
}

/** What stands alone between braces is printed, so it has to be text. */
function unprintable(node: AstNode, scope: Scope): WrongPath[] {
  const path = node["path"] as AstNode;
  if (isCall(node)) return [];
  if (path.type !== "PathExpression") {
    // To Handlebars a literal between braces is a name.
    return [{ node, name: String(path["original"]), is: "missing", known: membersOf(scope.contexts.at(-1) ?? "any") }];
  }
  const shape = shapeOfValue(path, scope);
  if (typeof shape !== "object" || ("fields" in shape && shape.isOpen)) return [];
  const name = String(path["original"]);
  return [{ node: path, name, is: "each" in shape ? "list" : "fields", known: membersOf(shape) }];
}

/** The name that a block or an expression begins with; "" for a literal. */
const nameOf = (node: AstNode) => ((node["path"] as Partial<Path>).parts ?? []).join(".");

/** The name of a helper, a partial or a decorator is no value. */
function isNameOfCall(node: AstNode, key: string): boolean {
  if (key === "name") return true;
  if (key !== "path") return false;
  return isCall(node) || node.type === "DecoratorBlock" || blockHelpers.includes(nameOf(node));
}

/** What stands inside `each` and `with` has another context, and so has what a partial prints somewhere. */
function scopeInside(node: AstNode, scope: Scope): Scope {
  if (node.type === "DecoratorBlock" || node.type === "PartialBlockStatement")
    return { ...scope, contexts: scope.contexts.map(opened) };
  if (node.type !== "BlockStatement") return scope;
  const helper = nameOf(node);
  if (helper === "if" || helper === "unless") return scope;
  const [subject] = node["params"] as readonly AstNode[];
  const shape =
    blockHelpers.includes(helper) && !subject ? "any" : shapeOfValue(subject ?? (node["path"] as AstNode), scope);
  const inner = helper === "each" ? eachOf(shape) : helper === "with" ? shape : entryOf(shape);
  const { blockParams = [] } = (node["program"] ?? {}) as { readonly blockParams?: readonly string[] };
  const names = blockParams.map((name, index): [string, Shape] => [name, index === 0 ? inner : "any"]);
  return { contexts: [...scope.contexts, inner], names: new Map([...scope.names, ...names]) };
}

const eachOf = (shape: Shape): Shape => (typeof shape === "object" && "each" in shape ? shape.each : "any");

/** What a block sees of a list, or of something that is none. */
const entryOf = (shape: Shape): Shape => (typeof shape === "object" && "each" in shape ? shape.each : shape);

/** A context in which there may be more: that of the partial that prints the block, and what it is given. */
const opened = (shape: Shape): Shape =>
  typeof shape === "object" && "fields" in shape ? { ...shape, isOpen: true } : shape;

function shapeOfValue(node: AstNode, scope: Scope): Shape {
  if (node.type === "SubExpression") return results.get(nameOf(node)) ?? "any";
  const found = node.type === "PathExpression" ? resolve(node as Path, scope) : "any";
  return typeof found === "object" && "wrong" in found ? "any" : found;
}

function resolve(path: Path, { contexts, names }: Scope): Shape | { readonly wrong: WrongPath } {
  const { data, depth, parts } = path;
  const isRoot = data && parts[0] === "root";
  if (data && !isRoot) return "any";
  const named = depth === 0 ? names.get(parts[0] ?? "") : undefined;
  let shape = (isRoot ? contexts[0] : (named ?? contexts.at(-1 - depth))) ?? "any";
  const before: string[] = [];
  for (const part of isRoot || named ? parts.slice(1) : parts) {
    const next = memberOf(shape, part);
    if (next === undefined) {
      const write = (name: string) => [...before, name].join(".");
      return { wrong: { node: path, name: write(part), is: "missing", known: membersOf(shape).map(write) } };
    }
    before.push(part);
    shape = next;
  }
  return shape;
}

/** What a value has under a name; undefined where it never has anything. */
function memberOf(shape: Shape, name: string): Shape | undefined {
  if (shape === "any") return "any";
  if (typeof shape === "string") return name === "length" ? "number" : undefined;
  if ("each" in shape) {
    if (name === "length") return "number";
    const isThere = /^\d+$/.test(name) || !shape.names || shape.names.includes(name);
    return isThere ? shape.each : undefined;
  }
  // Names that every object has, such as “constructor”, are nobody's fields.
  if (Object.hasOwn(shape.fields, name)) return shape.fields[name];
  return shape.isOpen ? "any" : undefined;
}

function membersOf(shape: Shape): readonly string[] {
  if (typeof shape !== "object") return [];
  return "fields" in shape ? Object.keys(shape.fields) : (shape.names ?? []);
}
