/**
 * Grammars of code as they are packaged. What Shiki has is regular expressions, which V8 reads when their file is loaded, though a piece of
 * code needs few of them. Here grammars are plain data with names in their places, and a table says what each name stands for.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { neededWords, onlyText } from "./expressions.mjs";

const modules = /[\\/]@shikijs[\\/]langs-precompiled[\\/]dist[\\/][\w-]+\.mjs$/;
const imports = /^import (\w+) from '(\.\/[\w-]+\.mjs)'$/gm;
const alias = /^export \{ default \} from '(\.\/[\w-]+\.mjs)'$/m;
const spread = /\.\.\.(\w+),/g;

/** An expression as the table has it: a text, or the words it needs with what it is made of. */
function packed(expression) {
  const text = expression.rawOptions ? undefined : onlyText(expression);
  if (text !== undefined) return JSON.stringify(text);
  const { source, flags, rawOptions } = expression;
  const parts = [neededWords(expression) ?? null, source, flags].map((part) => JSON.stringify(part));
  if (rawOptions) parts.push(`(source)=>new EmulatedRegExp(source,${parts[2]},${JSON.stringify(rawOptions)})`);
  return `[${parts.join(",")}]`;
}

/** Puts names in the places of expressions. */
function named(value, nameOf) {
  if (value instanceof RegExp) return nameOf(value);
  if (Array.isArray(value)) return value.map((each) => named(each, nameOf));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each, nameOf)]));
}

/** The source of a module that exports `grammars`: one grammar, after those that it embeds. */
async function packGrammars(file) {
  const source = readFileSync(file, "utf8");
  const [, other] = alias.exec(source) ?? [];
  if (other) return `export { grammars } from ${JSON.stringify(other)};`;
  const { default: grammars } = await import(pathToFileURL(file).href);
  const table = new Map();
  const data = named(grammars.at(-1), (expression) => {
    const entry = packed(expression);
    if (!table.has(entry)) table.set(entry, `${path.basename(file, ".mjs")}:${table.size}`);
    return table.get(entry);
  });
  const entries = [...table].map(([entry, name]) => `${JSON.stringify(name)}:${entry}`);
  return [
    'import { EmulatedRegExp } from "oniguruma-to-es";',
    ...[...source.matchAll(imports)].map(([, name, from]) => `import { grammars as ${name} } from "${from}";`),
    `const grammar = Object.assign(${JSON.stringify(data)}, { expressions: () => ({${entries.join(",\n")}}) });`,
    `export const grammars = [${[...source.matchAll(spread)].map(([all]) => all).join("")} grammar];`,
  ].join("\n");
}

/** An esbuild plugin that packs each grammar as it is bundled. */
export const packedGrammars = {
  name: "packed-grammars",
  setup(build) {
    build.onLoad({ filter: modules }, async ({ path: file }) => ({ contents: await packGrammars(file), loader: "js" }));
  },
};
