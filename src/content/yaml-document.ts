import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from "yaml";
import { type Problem, type ProblemSink, problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import { type Span, spanEnd, spanOf } from "../source/text.js";

/**
 * Parses the YAML in a span. What it returns is safe to make values of: every alias stands for something that is written
 * before it, nothing holds itself, and nothing is deeper or larger than the limits say.
 * @returns undefined after reporting every mistake, with `reportMistake` for what the parser says
 */
export function parseYamlIn(
  within: Span,
  problems: ProblemSink,
  reportMistake: (detail: string, span: Span) => void,
): Document.Parsed | undefined {
  const text = within.file.text.slice(within.start, within.end);
  const report = (found: Problem) => void problems.report(found);
  const at = (start: number, end: number) => spanOf(within.file, within.start + start, spanEnd(within, start, end));
  if (text.length > limits.dataBytes) {
    const hint = "move pictures and long texts into files of their own";
    report(problem("too-long", { what: "this YAML", most: shownCount(limits.dataBytes), hint }, { span: at(0, 1) }));
    return undefined;
  }
  const deep = deepBracket(text);
  if (deep !== undefined) {
    report(tooDeep(at(deep, deep + 1)));
    return undefined;
  }
  const document = parse(text);
  if (!document) {
    report(tooDeep(at(0, 1)));
    return undefined;
  }
  for (const { message, pos } of document.errors) reportMistake(message.split("\n")[0] ?? message, at(...pos));
  if (document.errors.length > 0) return undefined;
  for (const { message, pos } of document.warnings) {
    const tag = /^Unresolved tag: (.*)/.exec(message)?.[1] ?? message;
    report(problem("unknown-tag", { tag }, { span: at(...pos) }));
  }
  const found = new Walk(document.contents).mistakes;
  for (const { detail, hint, node } of found) {
    const [start, end] = node.range ?? [0, 1];
    if (detail === "deep") report(tooDeep(at(start, start + 1)));
    else report(problem("malformed-yaml", { detail, hint: hint ?? "" }, { span: at(start, end) }));
  }
  return found.length > 0 ? undefined : document;
}

/** The values of a document that {@link parseYamlIn} has returned; it has counted what aliases repeat. */
export const contentOf = (document: Document): unknown => document.toJS({ maxAliasCount: -1 });

/** Whether something in a document stands for what is written elsewhere. */
export function hasAliases(document: Document): boolean {
  let isFound = false;
  visit(document, {
    Alias() {
      isFound = true;
      return visit.BREAK;
    },
  });
  return isFound;
}

/** The parser calls itself for each level, and says so only in its own words. */
function parse(text: string): Document.Parsed | undefined {
  try {
    // The parser compares each key with all others; `Walk` asks a set.
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

const tooDeep = (span: Span) =>
  problem(
    "too-deep",
    { what: "lists and maps", most: limits.dataDepth, hint: "write fewer of them within each other" },
    { span },
  );

/** Where so many brackets are open that no parser should try; undefined where there are fewer. */
function deepBracket(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]|(?:[-?:] ){100}/g)) {
    if (bracket === "]" || bracket === "}") depth = Math.max(0, depth - 1);
    else if (bracket.length > 1 || ++depth > limits.dataDepth) return index;
  }
  return undefined;
}

interface Mistake {
  readonly detail: string;
  readonly hint?: string;
  readonly node: Node;
}

/** Walks a document without calling itself, and finds what the parser lets pass. */
class Walk {
  readonly mistakes: Mistake[] = [];
  readonly #anchors = new Map<string, ParsedNode>();
  /** How many values a collection comes to; none while it is still open. */
  readonly #sizes = new Map<Node, number>();
  readonly #open: { readonly node: Node; readonly children: Iterator<ParsedNode>; size: number }[] = [];

  constructor(contents: ParsedNode | null) {
    if (contents) this.#enter(contents);
    while (this.#open.length > 0 && this.mistakes.length === 0) this.#step();
  }

  #step(): void {
    const current = this.#open.at(-1);
    if (!current) return;
    const next = current.children.next();
    if (!next.done) {
      this.#enter(next.value);
      return;
    }
    this.#open.pop();
    this.#sizes.set(current.node, current.size);
    this.#count(current.node, current.size);
  }

  #enter(node: ParsedNode): void {
    if (isAlias(node)) {
      this.#count(node, this.#sizeOf(node));
      return;
    }
    if ("anchor" in node && node.anchor) {
      this.#anchors.set(node.anchor, node);
      if (this.#anchors.size > limits.dataAnchors)
        this.mistakes.push({ detail: `more than ${shownCount(limits.dataAnchors)} anchors`, hint: fewerAliases, node });
    }
    if (!isCollection(node)) {
      this.#count(node, 1);
      return;
    }
    if (this.#open.length >= limits.dataDepth) this.mistakes.push({ detail: "deep", node });
    this.#findTwice(node.items);
    this.#open.push({ node, children: childrenOf(node.items), size: 1 });
  }

  #sizeOf(alias: Alias): number {
    const target = this.#anchors.get(alias.source);
    if (!target) {
      const hint = `write &${alias.source} before the value that it stands for, or put the text in quotes`;
      this.mistakes.push({ detail: `nothing before this is marked with &${alias.source}`, hint, node: alias });
      return 1;
    }
    if (!isCollection(target)) return 1;
    const size = this.#sizes.get(target);
    const hint = "write the value out, or leave the alias away";
    if (size === undefined)
      this.mistakes.push({ detail: `*${alias.source} stands inside of itself`, hint, node: alias });
    return size ?? 1;
  }

  /** Adds a finished value to the collection around it. */
  #count(node: Node, size: number): void {
    const around = this.#open.at(-1);
    const total = (around?.size ?? 0) + size;
    if (around) around.size = total;
    if (total <= limits.dataValues || this.mistakes.length > 0) return;
    const detail = `this comes to more than ${shownCount(limits.dataValues)} values`;
    this.mistakes.push({ detail, hint: fewerAliases, node });
  }

  #findTwice(items: readonly unknown[]): void {
    const seen = new Set<unknown>();
    for (const item of items) {
      if (!isPair(item)) continue;
      if (isCollection(item.key)) {
        const hint = "put it in quotes if it is a text, such as one in braces";
        this.mistakes.push({ detail: "a key is a text, and this one is a list or a map", hint, node: item.key });
      }
      if (!isScalar(item.key)) continue;
      const { value } = item.key;
      if (value === "<<" && item.key.type === "PLAIN") {
        const hint = "write the keys out, or put “<<” in quotes if it is a name";
        this.mistakes.push({ detail: "“<<” merges nothing: it is no part of YAML 1.2", hint, node: item.key });
      }
      if (seen.has(value)) {
        const detail = `the key “${String(value)}” stands here twice`;
        this.mistakes.push({ detail, hint: "leave one of the two out, or give it another name", node: item.key });
      }
      seen.add(value);
    }
  }
}

const fewerAliases = "write less, or let fewer aliases (*name) stand for lists that hold aliases";

function* childrenOf(items: readonly unknown[]): Generator<ParsedNode> {
  for (const item of items) {
    const nodes = isPair(item) ? [item.key, item.value] : [item];
    for (const node of nodes) if (node) yield node as ParsedNode;
  }
}
