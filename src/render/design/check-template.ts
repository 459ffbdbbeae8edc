import type { Ledger } from "../../ledger/ledger.js";
import type { TemplateInfo } from "../../model/design.js";
import { problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { type SourceFile, spanOf } from "../../source/text.js";
import { valuesOf } from "../../words/message.js";
import { attributeHelper, printTextInTags } from "./attribute-values.js";
import { handlebars } from "./handlebars.js";
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

/** What checking a template needs: files below `templates/`, and where problems go. */
export interface Checking {
  readonly ledger: Ledger;
  readonly read: (path: string) => SourceFile | undefined;
  /** All words, in English. */
  readonly words: () => Messages;
  /** What the template's header declares; undefined for templates without one. */
  readonly declared: () => TemplateInfo | undefined;
  /** The names of all partials. */
  readonly partials: () => readonly string[];
}

/** A word that a template asks for by a key that is written out, and the names of what it fills in. */
export interface AskedWord {
  readonly key: string;
  readonly given: readonly string[];
}

/** A template in which nothing is wrong, ready to be compiled with its options. */
interface CheckedTemplate {
  readonly program: hbs.AST.Program;
  readonly options: CompileOptions;
  /** The names of the partials that it uses. */
  readonly partials: readonly string[];
  readonly words: readonly AskedWord[];
}

/** How a partial names the block that was given to it. */
const givenBlock = "@partial-block";

const knownHelpers = [...blockHelpers, "lookup", ...Object.keys(helpers)];

/**
 * Parses and checks a template.
 * @param name its path below `templates/`, without its ending
 * @returns undefined after reporting its mistakes
 */
export function checkTemplate(name: string, source: SourceFile, checking: Checking): CheckedTemplate | undefined {
  const program = parse(source, checking.ledger);
  if (!program) return undefined;
  const nodes = nodesIn(program);
  const template = { name, source, program, nodes };
  const checks = [checkWords, checkPartials, checkHelpers, checkPaths].map((check) => check(template, checking));
  escapeEverything(template, checking);
  if (checks.includes(false)) return undefined;
  const words = askedWords(nodes).map(({ key, given }) => ({ key: key.value, given }));
  readValuesBeforeHelpers(nodes);
  printTextInTags(nodes);
  const known = Object.fromEntries([...knownHelpers, attributeHelper].map((helper) => [helper, true]));
  const options = { knownHelpers: known, knownHelpersOnly: true, explicitPartialContext: false };
  const own = [...inlinePartials(nodes), givenBlock];
  const partials = partialsIn(nodes).flatMap((node) => partialName(node) ?? []);
  return { program, options, partials: partials.filter((partial) => !own.includes(partial)), words };
}

function parse(source: SourceFile, ledger: Ledger): hbs.AST.Program | undefined {
  try {
    return handlebars().parse(source.text);
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
function checkPartials({ name: template, source, nodes }: Parsed, { ledger, read, partials }: Checking): boolean {
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

function checkHelpers({ source, nodes }: Parsed, { ledger }: Checking): boolean {
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
function checkPaths({ name: template, source, program }: Parsed, { ledger, declared }: Checking): boolean {
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

/** What of a message a template does not fill in; undefined where there is no such message. */
export const lackingValues = ({ key, given }: AskedWord, words: Messages): readonly string[] | undefined => {
  const message = words.get(key);
  return message === undefined ? undefined : valuesOf(message).filter((name) => !given.includes(name));
};

/** The words whose keys are written out, each with its place. */
function askedWords(nodes: readonly AstNode[]) {
  return nodes.flatMap((node) => {
    const [key] = helperName(node) === "word" ? ((node["params"] ?? []) as readonly hbs.AST.Node[]) : [];
    if (key?.type !== "StringLiteral") return [];
    const given = ((node["hash"] as hbs.AST.Hash | undefined)?.pairs ?? []).map((pair) => pair.key);
    return [{ key: key as hbs.AST.StringLiteral, given }];
  });
}

/** Checks words whose keys are written out, and that they get what has to be filled in. */
function checkWords({ source, nodes }: Parsed, { ledger, words }: Checking): boolean {
  let right = true;
  for (const { key: node, given } of askedWords(nodes)) {
    const key = node.value;
    const lacking = lackingValues({ key, given }, words());
    if (lacking?.length === 0) continue;
    const span = nodeSpan(node, source);
    const remedy = didYouMean(key, words().keys());
    if (!lacking) ledger.report(problem("unknown-word", { key }, { span, remedy }));
    else ledger.report(problem("missing-value", { key, names: lacking.join(", "), first: lacking[0] ?? "" }, { span }));
    right = false;
  }
  return right;
}

/**
 * What is HTML comes as such, so nothing is right with three braces that is not right with two: they are said, and
 * read as two.
 */
function escapeEverything({ source, nodes }: Parsed, { ledger }: Checking): void {
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
