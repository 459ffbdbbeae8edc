import { mkdirSync, writeFileSync } from "node:fs";
import { transform } from "esbuild";
import { loadSource } from "./load-source.mjs";

/**
 * Writes what every start would parse again: the values of packaged YAML and the packaged templates as code; see
 * src/content/packaged-yaml.ts and src/render/design/packaged-templates.ts.
 * @param files all files below templates/
 */
export async function writePackaged(files) {
  const { packYaml, packTemplates } = await loadSource("scripts/packing.mjs");
  writeFileSync("lib/packaged-yaml.json", JSON.stringify(packYaml(files)));
  mkdirSync("lib/templates");
  for (const template of packTemplates(files)) {
    const { code } = await transform(moduleOf(template), { minify: true, format: "cjs" });
    writeFileSync(`lib/templates/${template.key}.cjs`, code);
  }
}

/** A module of its own, so that nobody reads templates that a deck does not need. */
const moduleOf = ({ partials, words, code }) =>
  `exports.partials = ${JSON.stringify(partials)}; exports.words = ${JSON.stringify(words)}; exports.specification = ${inRuntime(code)};`;

// For runtimes before 4.6 Handlebars repeats this function in each of a template's blocks; ours has it.
const repeated = /container\.lookupProperty \|\| function\(parent, propertyName\) \{[^}]*\}\s*return undefined\s*\}/g;

const inRuntime = (code) => code.replace(repeated, "container.lookupProperty");
