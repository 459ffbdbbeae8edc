import { type SourceFile, type Span, spanOf } from "../../source/text.js";

/** A node of a parsed template. */
export type AstNode = hbs.AST.Node & Record<string, unknown>;

/** All nodes of a template, in order. */
export function nodesIn(node: unknown, found: AstNode[] = []): readonly AstNode[] {
  if (Array.isArray(node)) for (const item of node) nodesIn(item, found);
  else if (typeof node === "object" && node !== null && "type" in node) {
    found.push(node as AstNode);
    for (const [key, value] of Object.entries(node)) if (key !== "loc") nodesIn(value, found);
  }
  return found;
}

/** The uses of partials, with and without a block. */
export const partialsIn = (nodes: readonly AstNode[]) =>
  nodes.filter(({ type }) => type === "PartialStatement" || type === "PartialBlockStatement");

/** The name of the partial that a node uses; undefined where it is computed. */
export const partialName = (node: AstNode): string | undefined => {
  const name = node["name"] as hbs.AST.Node & { readonly original?: string | number };
  return name.type === "SubExpression" ? undefined : String(name.original);
};

/** The names of the partials that a template defines itself: `{{#*inline "head"}}`. */
export const inlinePartials = (nodes: readonly AstNode[]): string[] =>
  nodes.flatMap((node) => {
    const [name] = node.type === "DecoratorBlock" ? (node["params"] as readonly hbs.AST.Node[]) : [];
    return name?.type === "StringLiteral" ? [(name as hbs.AST.StringLiteral).value] : [];
  });

/** What Handlebars itself has for blocks. */
export const blockHelpers: readonly string[] = ["if", "unless", "each", "with"];

/** Whether a node gives something to what it names. */
export function isCall(node: AstNode): boolean {
  const hash = node["hash"] as hbs.AST.Hash | undefined;
  return ((node["params"] ?? []) as readonly unknown[]).length > 0 || (hash?.pairs.length ?? 0) > 0;
}

/** The helper that a node calls; undefined where it only prints a value. */
export function helperName(node: AstNode): string | undefined {
  const mayCall = ["MustacheStatement", "BlockStatement", "SubExpression"].includes(node.type);
  return mayCall && isCall(node) ? (node["path"] as hbs.AST.PathExpression).original : undefined;
}

export function nodeSpan(node: hbs.AST.Node, source: SourceFile): Span {
  const offset = ({ line, column }: hbs.AST.Position) => (source.lineStarts[line - 1] ?? 0) + column;
  return spanOf(source, offset(node.loc.start), offset(node.loc.end));
}
