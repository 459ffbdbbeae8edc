import type { AttributeMistake } from "../../model/design.js";
import { type Entity, mainValue } from "../../model/fact.js";
import { breakablePieces } from "../../model/source-text.js";
import type { MessageValues } from "../../words/message.js";
import type { Words } from "../../words/words.js";
import { parseHtml } from "../html/dom.js";
import { asHtml, escapeHtml, forTemplate, TemplateHtml } from "../html/html.js";
import { printNodes } from "../html/print.js";
import { asAttribute } from "./attribute-values.js";
import { barsOf } from "./bars.js";
import { markedLines } from "./marked-lines.js";
import { ContentPart, changeNodes, type PartChange } from "./parts.js";
import { type Stack, stackOf } from "./stack.js";

type Helper = (...args: readonly unknown[]) => unknown;

/** How an attribute of the registry is called: `oci_runtime` → “OCI runtime”. */
const label = (column: unknown, options: unknown): string => (options as Options).data.host.label(String(column));

function attribute(entity: unknown, column: unknown): unknown {
  return (entity as Entity | undefined)?.attributes[String(column)];
}

/** Where a template stands. */
export interface TemplateHost {
  /** How an attribute of the registry is called. */
  label(name: string): string;
  /** Reports what is wrong with the value of an attribute where only a helper can tell. */
  readonly refuse: (attribute: string, mistake: AttributeMistake) => undefined;
}

/** What Handlebars gives a helper behind its arguments. */
interface Options {
  readonly hash: MessageValues;
  /** The words of the template that runs, and where it stands. */
  readonly data: { readonly words: () => Words; readonly host: TemplateHost };
}

const wordsOf = (options: unknown) => (options as Options).data.words();

/** A word of the deck's language: `{{word "part" number=3}}`. */
const word = (key: unknown, options: unknown): string => wordsOf(options).say(String(key), (options as Options).hash);

/** An attribute as text for a table cell. */
function value(entity: unknown, column: unknown, options: unknown): string {
  const found = attribute(entity, column);
  if (typeof found === "boolean") return wordsOf(options).say(found ? "yes" : "no");
  return mainValue(found) ?? "–";
}

/** A word for a CSS class: what kind of value an attribute has. */
function kind(entity: unknown, column: unknown): string {
  const found = attribute(entity, column);
  if (found === null || found === undefined || found === "") return "none";
  if (typeof found === "boolean") return found ? "yes" : "no";
  if (String(column) === "status") return `status-${String(found).toLowerCase().split(/\W/)[0]}`;
  return "text";
}

/** Changes the elements of content and of other HTML; what is no HTML has no elements, and must not become any. */
const changed =
  (change: PartChange) =>
  (html: unknown): unknown => {
    if (html instanceof ContentPart) return html.changed(change);
    if (!(html instanceof TemplateHtml)) return html;
    return forTemplate(printNodes(changeNodes(change, parseHtml(String(html)).children)));
  };

/** Puts entries into one line; where some are HTML the line is, and the others are escaped. */
function join(list: unknown, separator: unknown): unknown {
  if (!Array.isArray(list)) return "";
  const between = typeof separator === "string" ? separator : ", ";
  if (!list.some(isHtml)) return list.join(between);
  const html = (entry: unknown) => (isHtml(entry) ? entry.toHTML() : escapeHtml(String(entry)));
  const joined = asHtml(list.map(html).join(html(between)));
  if (joined === "") return "";
  // Parts of a slide's content are marks, which become text where they stand; other HTML becomes text here.
  const text = (entry: unknown) => html(entry instanceof ContentPart ? entry : asAttribute(entry));
  return new TemplateHtml(joined, asHtml(list.map(text).join(html(between))));
}

const isHtml = (value: unknown): value is ContentPart | TemplateHtml =>
  value instanceof ContentPart || value instanceof TemplateHtml;

/** Content as a layout may compare it; everything else as it is. */
const htmlOf = (value: unknown) => (isHtml(value) ? value.html : value);

/** A number as the deck's language writes it, with all of its digits. */
const number = (given: unknown, options: unknown): string => wordsOf(options).number(Number(given));

const lengthOf = (text: unknown) => (text instanceof ContentPart ? text.html.length : String(text ?? "").length);

/** The bars of a chart, from the data and what the slide says of them. */
function bars(data: unknown, options: unknown): ReturnType<typeof barsOf> {
  const { hash, data: given } = options as Options;
  return barsOf(data, hash, given.words(), given.host.refuse);
}

/** A path, address or title whose line may break where a reader would break it. */
const breakable = (text: unknown) =>
  forTemplate(
    asHtml(
      breakablePieces(String(text ?? ""))
        .map(escapeHtml)
        .join("<wbr>"),
    ),
  );

const textOf = (given: unknown) => (typeof given === "string" ? given : undefined);

/** The layers of a data file with one of them lit; undefined after reporting what is wrong with them at the slide. */
function layers(data: unknown, options: unknown): Stack | undefined {
  const { hash, data: given } = options as Options;
  const wishes = { path: textOf(hash["path"]), here: textOf(hash["here"]), details: textOf(hash["details"]) };
  return stackOf(data, wishes, given.host.refuse);
}

/** The lines of a terminal, some of them marked; the author says which in an attribute. */
const marked = (lines: unknown, mark: unknown, options: unknown) =>
  markedLines(Array.isArray(lines) ? lines : [], textOf(mark), (options as Options).data.host.refuse);

/** What templates may call, besides Handlebars' own if, unless, each, with and lookup. */
export const helpers = {
  eq: (a, b) => htmlOf(a) === htmlOf(b),
  or: (...args) => args.slice(0, -1).find(Boolean) ?? false,
  not: (a) => !a,
  when: (condition, text) => (condition ? text : ""),
  count: (list) => (Array.isArray(list) ? list.length : 0),
  one: (list) => Array.isArray(list) && list.length === 1,
  longer: (text, length) => lengthOf(text) > Number(length),
  list: (...args) => args.slice(0, -1).filter((entry) => entry !== undefined && entry !== null && entry !== ""),
  join,
  default: (a, b) => (a === undefined || a === null || a === "" ? b : a),
  label,
  value,
  kind,
  yesno: (entity, column) => typeof attribute(entity, column) === "boolean",
  bars,
  layers,
  marked,
  fragments: changed("fragments"),
  named: changed("named"),
  word,
  number,
  breakable,
  plural: (n, one, many) => `${String(n)} ${String(Number(n) === 1 ? one : many)}`,
} as const satisfies Record<string, Helper>;
