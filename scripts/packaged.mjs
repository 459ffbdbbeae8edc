import { writeFileSync } from "node:fs";
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
  const { code } = await transform(templatesModule(packTemplates(files)), { minify: true, format: "cjs" });
  writeFileSync("lib/packaged-templates.cjs", code);
}

/** A module of templates in which each is a function of its own, so that only those are made that a deck needs. */
const templatesModule = (templates) =>
  `module.exports = {${templates.map(
    ({ key, partials, words, code }) =>
      `${JSON.stringify(key)}: {partials: ${JSON.stringify(partials)}, words: ${JSON.stringify(words)}, specification: () => (${inRuntime(code)})}`,
  )}}`;

// For runtimes before 4.6 Handlebars repeats this function in each of a template's blocks; ours has it.
const repeated = /container\.lookupProperty \|\| function\(parent, propertyName\) \{[^}]*\}\s*return undefined\s*\}/g;

const inRuntime = (code) => code.replace(repeated, "container.lookupProperty");
