/**
 * The rules of the house that no linter knows (npm run house):
 * - HTML that was printed is never edited or searched as text: no regular expression and no string method over a value
 *   of the type `Html`, which also goes to no function of ours as a plain string; and no pattern that looks like
 *   markup outside of the places named below;
 * - no function takes a flag (a boolean parameter);
 * - no file has more than 250 lines;
 * - only one module asks "did you mean".
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Where patterns may look like markup. */
const markupPlaces = new Set([
  // They look for places in what authors wrote, and change nothing.
  "src/render/slide/tag-places.ts",
  "src/render/slide/address-places.ts",
  // Pages of others, which are read and never printed.
  "src/project/foreign-files.ts",
  // Markdown holds HTML comments, and HTML as its authors write them.
  "src/content/scan.ts",
  "src/content/comments.ts",
  "src/content/fence.ts",
  "src/content/heading-texts.ts",
  "src/content/html-depth.ts",
  "src/content/lexer.ts",
  "src/content/html-content.ts",
  "src/project/slide-copy.ts",
  "src/check/left-overs.ts",
  "src/check/place.ts",
  "src/check/beside.ts",
  "src/check/prose.ts",
  "src/check/suppress.ts",
  // Words in angle brackets are placeholders there.
  "src/check/syntax.ts",
  "src/check/rules/bare-address.ts",
  // Autolinks begin no paragraph that goes on.
  "src/check/registry/plain-text.ts",
  "src/check/rules/missing-id.ts",
  // Where a template's values stand is seen in its text.
  "src/render/design/attribute-values.ts",
  // Groups of expressions begin like tags.
  "src/content/expression-syntax.ts",
  // The printer itself.
  "src/render/html/html.ts",
  "src/render/html/print.ts",
  "src/render/html/css.ts",
  // Whether text may hold a drawing, before it is read.
  "src/render/html/dom.ts",
  // Scripts as they may stand in their elements.
  "src/render/page/own-page.ts",
  // Where the last style sheet of a page ends.
  "src/render/html/style-texts.ts",
  // Files are told by their first characters.
  "src/render/assets.ts",
  // PDF dictionaries stand in << and >>.
  "src/export/pdf/dictionary.ts",
  "src/export/pdf/file.ts",
  "src/export/pdf/link-texts.ts",
  "src/export/pdf/marks.ts",
  "src/export/pdf/merge.ts",
  "src/export/pdf/outline.ts",
]);
/** Functions of ours that take printed HTML as text, because they read or write it and never edit it. */
const htmlTakers = new Set([
  "asHtml(text)",
  "parse(html)",
  "charactersOf(text)",
  "parseHtml(html)",
  "textsAround(text)",
  "textsAround(known)",
]);
const mostLines = 250;

const config = ts.getParsedCommandLineOfConfigFile(
  "tsconfig.json",
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
);
const program = ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
const checker = program.getTypeChecker();
const problems = [];

const report = (node, text) => {
  const file = node.getSourceFile();
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
  problems.push(`${path.relative(".", file.fileName)}:${line + 1}:${character + 1}: ${text}`);
};

/** Ends of printed text may be looked at and cut; what stands inside may not. */
const harmlessMethods = new Set(["trim", "trimStart", "trimEnd", "concat", "toString", "valueOf"]);
const patternMakers = new Set(["replace", "replaceAll", "match", "matchAll", "search", "split", "indexOf", "includes"]);
const patternMethods = new Set(["exec", "test"]);
/** Tags, comments and attributes as they stand in printed HTML. */
const looksLikeMarkup = /(?<!\(\?)<\\?\/?[a-z(!?[]|\b(?:id|class|href|src|style)="/i;

const isHtml = (node) => {
  if (ts.isParenthesizedExpression(node)) return isHtml(node.expression);
  if (ts.isTemplateExpression(node)) return node.templateSpans.some(({ expression }) => isHtml(expression));
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return checker.typeToString(type) === "Html" || (type.aliasSymbol ?? type.symbol)?.name === "Html";
};

function checkCall(node) {
  if (!ts.isPropertyAccessExpression(node.expression)) return;
  const { expression: subject, name } = node.expression;
  const [first] = node.arguments;
  if (isHtml(subject) && !harmlessMethods.has(name.text))
    report(node, `.${name.text}() over printed HTML: work on the tree and print last`);
  if (patternMethods.has(name.text) && first && isHtml(first))
    report(node, "a pattern over printed HTML: work on the tree and print last");
  if (patternMakers.has(name.text) && first && ts.isStringLiteralLike(first)) checkPattern(first);
}

/** Printed HTML goes only to parameters of its type; as a plain string, anything could be done to it. */
function checkArguments(node) {
  const signature = checker.getResolvedSignature(node);
  const { declaration } = signature ?? {};
  if (!declaration || !isOurs(declaration)) return;
  for (const [index, argument] of (node.arguments ?? []).entries()) {
    const parameter = signature.parameters[Math.min(index, signature.parameters.length - 1)];
    if (!parameter || !isHtml(argument) || !takesPlainText(parameter, argument)) continue;
    const place = `${nameOf(declaration)}(${parameter.name})`;
    if (!htmlTakers.has(place)) report(argument, `printed HTML as plain text for ${place}: give it the type Html`);
  }
}

const isOurs = (node) => path.relative(".", node.getSourceFile().fileName).startsWith("src/");
const takesPlainText = (parameter, argument) =>
  checker.getTypeOfSymbolAtLocation(parameter, argument).flags & ts.TypeFlags.String;
const nameOf = (declaration) => declaration.name?.getText() ?? declaration.parent?.name?.getText() ?? "a function";

function checkPattern(node) {
  const file = path.relative(".", node.getSourceFile().fileName);
  if (markupPlaces.has(file) || !looksLikeMarkup.test(node.text)) return;
  report(node, "a pattern that looks like markup: work on the tree and print last");
}

/** A pattern made at run time: its fixed pieces are looked at. */
function checkMadePattern(node) {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
    checkPattern(node);
  ts.forEachChild(node, checkMadePattern);
}

function checkParameter(node) {
  if (!ts.isFunctionLike(node.parent) || node.parent.kind === ts.SyntaxKind.FunctionType) return;
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  const isFlag =
    parts.some((part) => part.flags & ts.TypeFlags.BooleanLike) &&
    parts.every((part) => part.flags & (ts.TypeFlags.BooleanLike | ts.TypeFlags.Undefined));
  if (isFlag) report(node, `the parameter “${node.name.getText()}” is a flag: give its two cases names`);
}

function visit(node) {
  if (ts.isCallExpression(node)) checkCall(node);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) checkArguments(node);
  if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") node.arguments?.forEach(checkMadePattern);
  if (ts.isRegularExpressionLiteral(node)) checkPattern(node);
  if (ts.isParameter(node)) checkParameter(node);
  ts.forEachChild(node, visit);
}

for (const file of program.getSourceFiles()) {
  const name = path.relative(".", file.fileName);
  if (!name.startsWith("src/") || file.isDeclarationFile) continue;
  visit(file);
  const text = readFileSync(name, "utf8");
  const lines = text.split("\n").length - 1;
  if (lines > mostLines) problems.push(`${name}: ${lines} lines; more than ${mostLines} hide a second idea`);
  if (/did you mean/.test(text) && name !== "src/report/suggest.ts")
    problems.push(`${name}: asks "did you mean"; report/suggest does that`);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) console.error(`${problems.length} broken rules of the house`);
process.exitCode = problems.length > 0 ? 1 : 0;
