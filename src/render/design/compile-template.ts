import Handlebars from "handlebars";
import type { Ledger } from "../../ledger/ledger.js";
import type { TemplateInfo } from "../../model/design.js";
import { problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { type SourceFile, spanOf } from "../../source/text.js";
import { valuesOf } from "../../words/message.js";
import { asAttribute, attributeHelper, printTextInTags } from "./attribute-values.js";
import { helpers } from "./helpers.js";
import {
  type AstNode,
  blockHelpers,
  helperName,
  inlinePartials,
  nodeSpan,
  nodesIn,
  partialName,
  partialsIn,
} from "./template-nodes.js";
import { wrongPaths } from "./template-paths.js";
import { contextShape } from "./template-shapes.js";
import type { Messages } from "./words.js";

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
  /** All words, in English. */
  readonly words: () => Messages;
  /** What the template's header declares; undefined for templates without one. */
  readonly declared: () => TemplateInfo | undefined;
  /** The names of all partials. */
  readonly partials: () => readonly string[];
}

/** How a partial names the block that was given to it. */
const givenBlock = "@partial-block";

const knownHelpers = [...blockHelpers, "lookup", ...Object.keys(helpers)];

/** Makes the environment that the templates of a deck share. */
export function createEnvironment(): typeof Handlebars {
  const environment = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) environment.registerHelper(name, helper);
  environment.registerHelper(attributeHelper, asAttribute);
  return environment;
}

/** Compiles `templates/NAME.hbs`; undefined where there is none, or after reporting its mistakes. */
export function compileTemplate(name: string, compiling: Compiling): CompiledTemplate | undefined {
  const source = compiling.read(`${name}.hbs`);
  const program = source && parse(source, compiling.ledger);
  const nodes = nodesIn(program);
  if (!source || !program) return undefined;
  const template = { name, source, program, nodes };
  const checks = [checkWords, checkPartials, checkHelpers, checkPaths].map((check) => check(template, compiling));
  escapeEverything(template, compiling);
  if (checks.includes(false)) return undefined;
  readValuesBeforeHelpers(nodes);
  printTextInTags(nodes);
  const known = Object.fromEntries([...knownHelpers, attributeHelper].map((helper) => [helper, true]));
  const options = { knownHelpers: known, knownHelpersOnly: true, explicitPartialContext: false };
  const own = [...inlinePartials(nodes), givenBlock];
  const partials = partialsIn(nodes).flatMap((node) => partialName(node) ?? []);
  return {
    run: compiling.environment.compile(program, options),
    partials: partials.filter((partial) => !own.includes(partial)),
  };
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

/** A template that is being checked. */
interface Parsed {
  readonly name: string;
  readonly source: SourceFile;
  readonly program: hbs.AST.Program;
  readonly nodes: readonly AstNode[];
}

/** Checks the names of partials with their places, before anything is rendered. */
function checkPartials({ name: template, source, nodes }: Parsed, { ledger, read, partials }: Compiling): boolean {
  const own = [...inlinePartials(nodes), ...(template.startsWith("partials/") ? [givenBlock] : [])];
  let right = true;
  for (const partial of partialsIn(nodes)) {
    const written = partialName(partial);
    if (written !== undefined && (own.includes(written) || read(`partials/${written}.hbs`))) continue;
    const name = written ?? "(…)";
    const remedy =
      written === undefined
        ? "write the partial's name: it cannot be computed"
        : didYouMean(written, [...own, ...partials()]);
    ledger.report(problem("missing-partial", { name }, { span: nodeSpan(partial, source), remedy }));
    right = false;
  }
  return right;
}

function checkHelpers({ source, nodes }: Parsed, { ledger }: Compiling): boolean {
  let right = true;
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

/** Checks what the template asks of its context: a name that is not there would print nothing. */
function checkPaths({ name: template, source, program }: Parsed, { ledger, declared }: Compiling): boolean {
  const wrong = wrongPaths(program, contextShape(template, declared()));
  for (const { node, name, is, known } of wrong) {
    const span = nodeSpan(node, source);
    const values = { name, known: known.join(", ") || "nothing here; ../ leads to what is around" };
    const each = `go through it: {{#each ${name}}}{{this}}{{/each}}`;
    const hint = is === "list" ? each : `print one of what it holds: ${known.join(", ")}`;
    if (is === "missing") ledger.report(problem("unknown-name", values, { span, remedy: didYouMean(name, known) }));
    else ledger.report(problem("not-text", { name, hint }, { span }));
  }
  return wrong.length === 0;
}

/** Checks words whose keys are written out, and that they get what has to be filled in. */
function checkWords({ source, nodes }: Parsed, { ledger, words }: Compiling): boolean {
  let right = true;
  for (const node of nodes) {
    const [key] = helperName(node) === "word" ? ((node["params"] ?? []) as readonly hbs.AST.Node[]) : [];
    if (key?.type !== "StringLiteral") continue;
    const { value } = key as hbs.AST.StringLiteral;
    const message = words().get(value);
    const given = ((node["hash"] as hbs.AST.Hash | undefined)?.pairs ?? []).map((pair) => pair.key);
    const lacking = message && valuesOf(message).filter((name) => !given.includes(name));
    if (lacking?.length === 0) continue;
    const span = nodeSpan(key, source);
    const remedy = didYouMean(value, words().keys());
    if (!lacking) ledger.report(problem("unknown-word", { key: value }, { span, remedy }));
    else
      ledger.report(
        problem("missing-value", { key: value, names: lacking.join(", "), first: lacking[0] ?? "" }, { span }),
      );
    right = false;
  }
  return right;
}

/**
 * What is HTML comes as such, so nothing is right with three braces that is not right with two: they are said, and
 * read as two.
 */
function escapeEverything({ source, nodes }: Parsed, { ledger }: Compiling): void {
  for (const node of nodes) {
    if (node.type !== "MustacheStatement" || node["escaped"] !== false) continue;
    const span = nodeSpan(node, source);
    const written = source.text.slice(span.start, span.end);
    const right = written.replace(/^\{\{(~?)[{&]\s*/, "{{$1").replace(/\s*\}?(~?)\}\}$/, "$1}}");
    ledger.report(problem("triple-braces", { written, right }, { span }));
    node["escaped"] = true;
  }
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
