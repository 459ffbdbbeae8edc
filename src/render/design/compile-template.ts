import Handlebars from "handlebars";
import type { Ledger } from "../../ledger/ledger.js";
import { problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { type SourceFile, type Span, spanOf } from "../../source/text.js";
import { helpers } from "./helpers.js";
import { wrongName } from "./template-names.js";

/** A template that can be run, and the names of the partials that it uses. */
export interface CompiledTemplate {
  readonly run: Handlebars.TemplateDelegate;
  readonly partials: readonly string[];
}

/** What compiling a template needs: files below `templates/`, and where problems go. */
interface Compiling {
  readonly ledger: Ledger;
  readonly environment: typeof Handlebars;
  readonly read: (path: string) => SourceFile | undefined;
  /** The keys of all words. */
  readonly words: () => readonly string[];
}

const builtIn = ["if", "unless", "each", "with", "lookup"];
const knownHelpers = [...builtIn, ...Object.keys(helpers)];

/** Makes the environment that the templates of a deck share. */
export function createEnvironment(): typeof Handlebars {
  const environment = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) environment.registerHelper(name, helper);
  return environment;
}

/** Compiles `templates/NAME.hbs`; undefined where there is none, or after reporting its mistakes. */
export function compileTemplate(name: string, compiling: Compiling): CompiledTemplate | undefined {
  const source = compiling.read(`${name}.hbs`);
  const program = source && parse(source, compiling.ledger);
  const nodes = nodesIn(program);
  if (!source || !program || !checkNames(nodes, source, compiling)) return undefined;
  if (!checkPaths(name, nodes, { source, ledger: compiling.ledger })) return undefined;
  readValuesBeforeHelpers(nodes);
  const known = Object.fromEntries(knownHelpers.map((helper) => [helper, true]));
  const options = { knownHelpers: known, knownHelpersOnly: true, explicitPartialContext: false };
  return { run: compiling.environment.compile(program, options), partials: partialsIn(nodes).map(partialName) };
}

function parse(source: SourceFile, ledger: Ledger): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(source.text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? (cause as { lineNumber?: number }).lineNumber ?? 1);
    const start = source.lineStarts[line - 1] ?? 0;
    const span = spanOf(source, start, Math.max(start + 1, (source.lineStarts[line] ?? source.text.length + 1) - 1));
    const expecting = /Expecting ([^\n]*)/.exec(message)?.[1];
    const hint = expecting
      ? "check that every {{#block}} is closed and every {{ has its }}"
      : "see handlebarsjs.com for the syntax";
    const detail = message.split("\n")[0]?.replace(/^Parse error on line \d+:?$/, "parse error") ?? message;
    ledger.report(problem("template-syntax", { detail, hint }, { span }));
    return undefined;
  }
}

type AstNode = hbs.AST.Node & Record<string, unknown>;

/** All nodes of a template, in order. */
function nodesIn(node: unknown, found: AstNode[] = []): readonly AstNode[] {
  if (Array.isArray(node)) for (const item of node) nodesIn(item, found);
  else if (typeof node === "object" && node !== null && "type" in node) {
    found.push(node as AstNode);
    for (const [key, value] of Object.entries(node)) if (key !== "loc") nodesIn(value, found);
  }
  return found;
}

const partialsIn = (nodes: readonly AstNode[]) => nodes.filter((node) => node.type === "PartialStatement");
const partialName = (node: AstNode) => (node["name"] as hbs.AST.PathExpression).original;

/** Checks the names of partials and helpers with their places, before anything is rendered. */
function checkNames(nodes: readonly AstNode[], source: SourceFile, compiling: Compiling): boolean {
  const { ledger, read } = compiling;
  let right = checkWords(nodes, source, compiling);
  for (const partial of partialsIn(nodes)) {
    const name = partialName(partial);
    if (read(`partials/${name}.hbs`)) continue;
    ledger.report(problem("missing-partial", { name }, { span: nodeSpan(partial, source) }));
    right = false;
  }
  for (const node of nodes) {
    const name = helperName(node);
    if (name === undefined || knownHelpers.includes(name)) continue;
    const values = { name, known: knownHelpers.join(", ") };
    const remedy = didYouMean(name, knownHelpers);
    ledger.report(problem("unknown-helper", values, { span: nodeSpan(node, source), remedy }));
    right = false;
  }
  return right;
}

/** Checks what the template asks of the slide and the deck: a name that nothing has would print nothing. */
function checkPaths(
  template: string,
  nodes: readonly AstNode[],
  { source, ledger }: { readonly source: SourceFile; readonly ledger: Ledger },
): boolean {
  let right = true;
  for (const node of nodes) {
    const wrong = node.type === "PathExpression" && wrongName(template, (node["parts"] ?? []) as readonly string[]);
    if (!wrong) continue;
    const { name, known } = wrong;
    const values = { name, known: known.join(", ") };
    ledger.report(problem("unknown-name", values, { span: nodeSpan(node, source), remedy: didYouMean(name, known) }));
    right = false;
  }
  return right;
}

/** Checks the keys of words that are written out. */
function checkWords(nodes: readonly AstNode[], source: SourceFile, { ledger, words }: Compiling): boolean {
  let right = true;
  for (const node of nodes) {
    const [key] = helperName(node) === "word" ? ((node["params"] ?? []) as readonly hbs.AST.Node[]) : [];
    if (key?.type !== "StringLiteral") continue;
    const { value } = key as hbs.AST.StringLiteral;
    const known = words();
    if (known.includes(value)) continue;
    const remedy = didYouMean(value, known);
    ledger.report(problem("unknown-word", { key: value }, { span: nodeSpan(key, source), remedy }));
    right = false;
  }
  return right;
}

/**
 * All helpers take arguments, so `{{kind}}` means the value of that name even where a helper has the same one.
 * Handlebars reads a path that starts with ./ in this way.
 */
function readValuesBeforeHelpers(nodes: readonly AstNode[]): void {
  for (const node of nodes) {
    const path = node["path"] as hbs.AST.PathExpression | undefined;
    const isValue = node.type === "MustacheStatement" && helperName(node) === undefined;
    if (
      isValue &&
      path?.type === "PathExpression" &&
      !path.data &&
      /^\w/.test(path.original) &&
      path.original !== "this"
    ) {
      path.original = `./${path.original}`;
    }
  }
}

function helperName(node: AstNode): string | undefined {
  if (!["MustacheStatement", "BlockStatement", "SubExpression"].includes(node.type)) return undefined;
  const params = (node["params"] ?? []) as readonly unknown[];
  const hash = node["hash"] as hbs.AST.Hash | undefined;
  const isCall = params.length > 0 || (hash?.pairs.length ?? 0) > 0;
  return isCall ? (node["path"] as hbs.AST.PathExpression).original : undefined;
}

function nodeSpan(node: hbs.AST.Node, source: SourceFile): Span {
  const offset = ({ line, column }: hbs.AST.Position) => (source.lineStarts[line - 1] ?? 0) + column;
  return spanOf(source, offset(node.loc.start), offset(node.loc.end));
}
