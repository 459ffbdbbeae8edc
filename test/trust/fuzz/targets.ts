import type fc from "fast-check";
import { brandSchema } from "../../../src/content/brand-schema.js";
import { configSchema } from "../../../src/content/config-schema.js";
import { createReader } from "../../../src/content/reader.js";
import { frontMatterSchema, manifestSchema } from "../../../src/content/schema.js";
import { readSection } from "../../../src/content/section.js";
import type { FileUse } from "../../../src/content/separators.js";
import { readYamlFile } from "../../../src/content/settings.js";
import { themeSchema } from "../../../src/content/theme-schema.js";
import { readYamlContent } from "../../../src/content/yaml.js";
import { addNotes, addPageLabels } from "../../../src/export/pdf/annotations.js";
import { pageNumbers, parsePdf } from "../../../src/export/pdf/file.js";
import { mergePdfs } from "../../../src/export/pdf/merge.js";
import { addOutline } from "../../../src/export/pdf/outline.js";
import { writePdf } from "../../../src/export/pdf/write.js";
import { Ledger } from "../../../src/ledger/ledger.js";
import { ownSheet } from "../../../src/render/design/own-sheet.js";
import { styleText } from "../../../src/render/html/css.js";
import { cssTokens } from "../../../src/render/html/css-tokens.js";
import { Element, parseHtml, Text } from "../../../src/render/html/dom.js";
import { printNodes } from "../../../src/render/html/print.js";
import { parseCast, printRange, rangeOf } from "../../../src/render/terminal/cast.js";
import { replay } from "../../../src/render/terminal/screen.js";
import { ProblemList } from "../../../src/report/problem.js";
import { openFiles } from "../../../src/source/files.js";
import { sourceFile } from "../../../src/source/text.js";
import { expected, firstDifference, readStrictly } from "./compare.js";
import { cast, screen } from "./grammars/cast.js";
import { css } from "./grammars/css.js";
import { formFence } from "./grammars/forms.js";
import { hostileHtml } from "./grammars/html.js";
import { markdown } from "./grammars/markdown.js";
import { pdf } from "./grammars/pdf.js";
import { yaml } from "./grammars/yaml.js";
import { requireInBounds, requirePlaces } from "./problems.js";
import { renderWhole } from "./whole.js";

/** Something that is given inputs of a grammar. */
export interface Target {
  readonly name: string;
  readonly inputs: fc.Arbitrary<string> | fc.Arbitrary<Uint8Array>;
  /** How many of a thousand inputs it gets. */
  readonly share: number;
  /** How many a process tries before another one goes on. */
  readonly chunk: number;
  /** @throws whatever is wrong */
  check(input: string | Uint8Array): void | Promise<void>;
}

const target = <T extends string | Uint8Array>(
  name: string,
  amount: Pick<Target, "share" | "chunk">,
  inputs: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
): Target => ({ name, ...amount, inputs: inputs as Target["inputs"], check: (input) => check(input as T) });

function checkMarkdown(text: string): void {
  const problems = new ProblemList();
  const file = sourceFile("deck.md", text);
  // One after the other, so that each way of reading a file is tried often.
  const as = text.length % 2 === 0 ? "deck" : "section";
  const split = [undefined, "h1", "h2"][text.length % 3] as FileUse["split"];
  const section = readSection(file, { readCode: () => undefined, problems, as, split });
  requirePlaces(problems.all);
  for (const slide of section.columns.flat()) {
    requireInBounds(slide.span, "a slide");
    for (const block of [...slide.body, ...slide.notes]) requireInBounds(block.span, "a block");
  }
}

const schemas = [manifestSchema, frontMatterSchema, brandSchema, themeSchema, configSchema];

function checkYaml(text: string): void {
  const file = sourceFile("a.yaml", text);
  const problems = new ProblemList();
  // One after the other, so that each of them is asked often.
  const schema = schemas[text.length % schemas.length] ?? manifestSchema;
  const read = readYamlFile(file, schema, problems);
  for (const key of Object.keys(read?.settings ?? {})) if (read) requireInBounds(read.spanAt([key]), key);
  const content = readYamlContent(file, problems);
  requireInBounds(content.spanAt(["a", 0, "b"]), "a value");
  requirePlaces(problems.all);
}

/** What is printed reads the same for a browser that runs scripts and for one that does not. */
function checkHtml(text: string): void {
  const printed = printNodes(parseHtml(text).children);
  const difference = firstDifference(readStrictly(printed, "off"), readStrictly(printed, "on"));
  if (difference) throw new Error(`read differently with and without scripts: ${difference}`);
}

/** A project in which no style sheet finds a picture. */
const emptyProject = openFiles("test/trust/fuzz/cases");

/** What a style sheet would fetch is found, all of it at once, and what is left stays in its element. */
function checkCss(text: string): void {
  const tokens = cssTokens(text);
  if (tokens.map((token) => token.text).join("") !== text) throw new Error("the tokens are not the style sheet");
  const first = new Ledger();
  const clean = ownSheet(sourceFile("a.css", text), createReader(emptyProject, first));
  requirePlaces(first.problems);
  const again = new Ledger();
  ownSheet(sourceFile("a.css", clean), createReader(emptyProject, again));
  if (again.problems.length > 0) throw new Error(`asks for something when it is read again: ${clean}`);
  for (const css of [text, clean]) requireInElement(css);
}

/** A style sheet ends neither its element nor a declaration of it, whoever reads the page. */
function requireInElement(css: string): void {
  const printed = styleText(css);
  if (/<[a-z/!?]/i.test(printed)) throw new Error("the style sheet could end its element");
  const element = new Element("style", {}, [new Text(css)]);
  for (const html of [`<style>${printed}</style><p></p>`, `${printNodes([element])}<p></p>`])
    for (const scripts of ["on", "off"] as const) {
      const names = readStrictly(html, scripts)
        .filter((line) => /^\s*<(?:html|svg|math) /.test(line))
        .map((line) => line.trim());
      if (names.join("") !== "<html html><html head><html body><html section><html style><html p><html hr>")
        throw new Error(`the style sheet left its element: ${names.join("")}`);
    }
}

async function checkScreen(text: string): Promise<void> {
  const read = parseCast(text);
  if ("mistake" in read) throw new Error(read.mistake.detail);
  const range = rangeOf(read, "");
  if (range) await replay(read, [range]);
}

function checkCast(text: string): void {
  const read = parseCast(text);
  if ("mistake" in read) {
    const { line } = read.mistake;
    if (line < 1 || line > text.split("\n").length) throw new Error(`the line ${line} is not in the recording`);
    return;
  }
  for (const mark of ["", ...read.marks.map(({ name }) => name)]) {
    const range = rangeOf(read, mark);
    if (range) printRange(read, range);
  }
}

function checkPdf(bytes: Uint8Array): void {
  try {
    const file = parsePdf(bytes);
    const pages = pageNumbers(file);
    const marks = pages.map((_, index) => `${index}`);
    mergePdfs([file, parsePdf(bytes)], marks);
    addOutline(file, [{ title: "Ü", page: 0, children: [] }]);
    addPageLabels(file, marks);
    addNotes(file, marks, "A");
    writePdf(file);
  } catch (cause) {
    // The one way in which a damaged file may be refused.
    if (cause instanceof Error && cause.constructor === Error && cause.message.startsWith("this PDF")) return;
    throw cause;
  }
}

const whole = (html: "raw" | "sanitized") => async (text: string) => {
  const { trees, problems } = await renderWhole(text, html);
  requirePlaces(problems);
  for (const nodes of trees) {
    const printed = printNodes(nodes);
    const wanted = expected(nodes);
    for (const scripts of ["on", "off"] as const) {
      const difference = firstDifference(wanted, readStrictly(printed, scripts));
      if (difference) throw new Error(`read differently with scripts ${scripts}: ${difference}`);
    }
  }
};

/** Everything that is fuzzed; shares add up to a thousand. */
export const targets: readonly Target[] = [
  target("Markdown", { share: 305, chunk: 5000 }, markdown, checkMarkdown),
  target("YAML", { share: 150, chunk: 5000 }, yaml, checkYaml),
  target("HTML", { share: 200, chunk: 10_000 }, hostileHtml, checkHtml),
  target("CSS", { share: 120, chunk: 10_000 }, css, checkCss),
  target("recordings", { share: 90, chunk: 10_000 }, cast, checkCast),
  target("screens", { share: 5, chunk: 500 }, screen, checkScreen),
  target("PDF", { share: 40, chunk: 2000 }, pdf, checkPdf),
  target("the whole way, HTML", { share: 35, chunk: 500 }, hostileHtml, whole("raw")),
  target("the whole way, Markdown", { share: 20, chunk: 500 }, markdown, whole("raw")),
  target("the whole way, forms", { share: 20, chunk: 500 }, formFence, whole("raw")),
  target("the whole way, --safe", { share: 15, chunk: 500 }, hostileHtml, whole("sanitized")),
];
