/**
 * The rules of the house that no linter knows (npm run house):
 * - HTML that was printed is never edited or searched as text: no regular expression and no string method over a value
 *   of the type `Html`, and no pattern that looks like markup outside of the places named below;
 * - no function takes a flag (a boolean parameter);
 * - no file has more than 250 lines;
 * - only one module asks "did you mean".
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Where patterns may look like markup, and why. */
const markupPlaces = [
  ["src/content/", "reads Markdown, which holds HTML comments and HTML as its authors write them"],
  ["src/check/", "looks for words in Markdown, and for suppressions in its comments"],
  ["src/render/html/", "is the printer and the parser themselves"],
  ["src/render/assets.ts", "tells kinds of files by their first bytes"],
  ["src/export/pdf/", "reads and writes PDF dictionaries, which stand in << and >>"],
];
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

const textMethods = new Set([
  "replace",
  "replaceAll",
  "match",
  "matchAll",
  "search",
  "split",
  "slice",
  "substring",
  "indexOf",
]);
const patternMethods = new Set(["exec", "test"]);
/** Tags, comments and attributes as they stand in printed HTML. */
const looksLikeMarkup = /(?<!\(\?)<\\?\/?[a-z(!?[]|\b(?:id|class|href|src|style)="/i;

const isHtml = (node) => {
  const type = checker.getTypeAtLocation(node);
  return checker.typeToString(type) === "Html" || (type.aliasSymbol ?? type.symbol)?.name === "Html";
};

function checkCall(node) {
  if (!ts.isPropertyAccessExpression(node.expression)) return;
  const { expression: subject, name } = node.expression;
  const [first] = node.arguments;
  if (textMethods.has(name.text) && isHtml(subject))
    report(node, `.${name.text}() over printed HTML: work on the tree and print last`);
  if (patternMethods.has(name.text) && first && isHtml(first))
    report(node, "a pattern over printed HTML: work on the tree and print last");
  if (textMethods.has(name.text) && first && ts.isStringLiteralLike(first)) checkPattern(first);
}

function checkPattern(node) {
  const file = path.relative(".", node.getSourceFile().fileName);
  if (markupPlaces.some(([place]) => file.startsWith(place)) || !looksLikeMarkup.test(node.text)) return;
  report(node, "a pattern that looks like markup: work on the tree and print last");
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
