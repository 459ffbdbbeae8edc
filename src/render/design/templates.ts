import Handlebars from "handlebars";
import type { Reader } from "../../content/reader.js";
import { readTemplateInfo } from "../../content/template-info.js";
import type { TemplateCatalogue, TemplateInfo, TemplateShelf } from "../../model/design.js";
import { type ProblemSink, problem } from "../../report/problem.js";
import { nearest } from "../../report/suggest.js";
import { type SourceFile, type Span, spanOf } from "../../source/text.js";
import { asHtml, type Html } from "../html/html.js";
import { helpers } from "./helpers.js";

/** A `templates/` folder; the first layer that has a file wins. */
export interface TemplateLayer {
  readonly reader: Reader;
  readonly folder: string;
}

/** Finds, checks and runs Handlebars files. */
export interface Templates {
  readonly catalogue: TemplateCatalogue;
  /** Runs `templates/NAME.hbs`. A template with a mistake is reported and gives nothing. */
  render(name: string, context: object): Html;
  /** The text of another file below `templates/`, such as a style sheet. */
  read(path: string): SourceFile | undefined;
}

const builtIn = ["if", "unless", "each", "with", "lookup"];
const knownHelpers = [...builtIn, ...Object.keys(helpers)];

export function createTemplates(layers: readonly TemplateLayer[], problems: ProblemSink): Templates {
  const environment = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) environment.registerHelper(name, helper);
  const read = (path: string) => findInLayers(layers, path, problems);
  const compiled = new Map<string, Handlebars.TemplateDelegate | undefined>();
  const load = (name: string): Handlebars.TemplateDelegate | undefined => {
    if (!compiled.has(name)) compiled.set(name, compile(environment, name, read, problems));
    return compiled.get(name);
  };
  return {
    catalogue: {
      layouts: shelf("layout", layers, read, problems),
      components: shelf("component", layers, read, problems),
    },
    read,
    render(name, context) {
      const template = load(name);
      if (!template) return asHtml("");
      try {
        return asHtml(template(context));
      } catch (cause) {
        reportFailure(cause, name, read, problems);
        return asHtml("");
      }
    },
  };
}

function findInLayers(layers: readonly TemplateLayer[], path: string, problems: ProblemSink): SourceFile | undefined {
  for (const { reader, folder } of layers) {
    const lookup = reader.files.find(path, [folder]);
    if ("found" in lookup) return reader.read(lookup.found, problems);
  }
  return undefined;
}

function shelf(
  kind: TemplateInfo["kind"],
  layers: readonly TemplateLayer[],
  read: (path: string) => SourceFile | undefined,
  problems: ProblemSink,
): TemplateShelf {
  const known = new Map<string, TemplateInfo | undefined>();
  return {
    get(name) {
      if (!known.has(name)) {
        const source = read(`${kind}s/${name}.hbs`);
        known.set(name, source && readTemplateInfo(kind, name, source, problems));
      }
      return known.get(name);
    },
    names() {
      const files = layers.flatMap(({ reader, folder }) => reader.files.list(`${folder}/${kind}s/*.hbs`));
      return [...new Set(files.map((file) => file.replace(/^.*\/|\.hbs$/g, "")))].sort();
    },
  };
}

function compile(
  environment: typeof Handlebars,
  name: string,
  read: (path: string) => SourceFile | undefined,
  problems: ProblemSink,
): Handlebars.TemplateDelegate | undefined {
  const source = read(`${name}.hbs`);
  if (!source) return undefined;
  const program = parse(source, problems);
  if (!program || !checkNames(program, source, read, problems)) return undefined;
  for (const partial of partialsIn(program)) {
    if (environment.partials[partial] !== undefined) continue;
    environment.registerPartial(partial, () => "");
    const template = compile(environment, `partials/${partial}`, read, problems);
    if (template) environment.registerPartial(partial, template);
  }
  readValuesBeforeHelpers(program);
  const known = Object.fromEntries(knownHelpers.map((helper) => [helper, true]));
  return environment.compile(program, { knownHelpers: known, knownHelpersOnly: true, explicitPartialContext: false });
}

function parse(source: SourceFile, problems: ProblemSink): hbs.AST.Program | undefined {
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
    problems.report(problem("template-syntax", { detail, hint }, { span }));
    return undefined;
  }
}

type AstNode = hbs.AST.Node & Record<string, unknown>;

function* nodesIn(node: unknown): Iterable<AstNode> {
  if (Array.isArray(node)) for (const item of node) yield* nodesIn(item);
  else if (typeof node === "object" && node !== null && "type" in node) {
    yield node as AstNode;
    for (const [key, value] of Object.entries(node)) if (key !== "loc") yield* nodesIn(value);
  }
}

function partialsIn(program: hbs.AST.Program): string[] {
  return [...nodesIn(program)]
    .filter((node) => node.type === "PartialStatement")
    .map((node) => (node["name"] as hbs.AST.PathExpression).original);
}

/** Checks the names of partials and helpers with their places, before anything is rendered. */
function checkNames(
  program: hbs.AST.Program,
  source: SourceFile,
  read: (path: string) => SourceFile | undefined,
  problems: ProblemSink,
): boolean {
  let right = true;
  for (const partial of [...nodesIn(program)].filter((node) => node.type === "PartialStatement")) {
    const name = (partial["name"] as hbs.AST.PathExpression).original;
    if (read(`partials/${name}.hbs`)) continue;
    problems.report(problem("missing-partial", { name }, { span: nodeSpan(partial, source) }));
    right = false;
  }
  for (const node of nodesIn(program)) {
    const name = helperName(node);
    if (name === undefined || knownHelpers.includes(name)) continue;
    const near = nearest(name, knownHelpers);
    const remedy = near ? `did you mean “${near}”?` : undefined;
    const values = { name, known: knownHelpers.join(", ") };
    problems.report(problem("unknown-helper", values, { span: nodeSpan(node, source), remedy }));
    right = false;
  }
  return right;
}

/**
 * All helpers take arguments, so `{{kind}}` means the value of that name even where a helper has the same one.
 * Handlebars reads a path that starts with ./ in this way.
 */
function readValuesBeforeHelpers(program: hbs.AST.Program): void {
  for (const node of nodesIn(program)) {
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

function reportFailure(
  cause: unknown,
  name: string,
  read: (path: string) => SourceFile | undefined,
  problems: ProblemSink,
): void {
  const detail = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
  const source = read(`${name}.hbs`);
  const span = source && spanOf(source, 0, Math.max(1, source.text.indexOf("\n")));
  const hint = "check what the template asks of its context";
  problems.report(problem("template-failed", { detail, hint }, { span }));
}
