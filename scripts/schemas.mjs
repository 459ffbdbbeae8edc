/**
 * Writes the JSON Schemas of the JSON format and of manifests, front matter, configuration, brands and themes:
 * node scripts/schemas.mjs [FOLDER], by default into schemas/.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { loadSource } from "./load-source.mjs";

const { manifestSchema, frontMatterSchema } = await loadSource("src/content/schema.ts");
const { configSchema } = await loadSource("src/content/config-schema.ts");
const { brandSchema } = await loadSource("src/content/brand-schema.ts");
const { themeSchema } = await loadSource("src/content/theme-schema.ts");
const { rules } = await loadSource("src/check/rules.ts");
const { deckDataSchema } = await loadSource("src/export/formats/deck-data.ts");
const files = {
  deck: deckDataSchema,
  manifest: manifestSchema,
  "front-matter": frontMatterSchema,
  config: configSchema,
  brand: brandSchema,
  theme: themeSchema,
};

const severities = ["off", "hint", "warning", "error"];

const typeOf = (value) =>
  Array.isArray(value) ? { type: "array", items: { type: "string" } } : { type: typeof value };

/** The schema of an option that has parts of its own, without a name of its dialect. */
function partsOf(schema) {
  const { $schema: _, ...parts } = toJsonSchema(schema, { errorMode: "ignore" });
  return parts;
}

/** A rule's setting: its severity alone, or with its options. */
function ruleSchema({ summary, severity, options }) {
  const level = { enum: severities, default: severity };
  const properties = Object.fromEntries(
    Object.entries(options).map(([key, { default: value, help, schema }]) => [
      key,
      { description: help, default: value, ...(schema ? partsOf(schema) : typeOf(value)) },
    ]),
  );
  const object = { type: "object", properties: { severity: level, ...properties }, additionalProperties: false };
  return { description: summary, anyOf: [level, object] };
}

const [folder = "schemas"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(files)) {
  const json = toJsonSchema(schema, { errorMode: "ignore" });
  if (name === "config") {
    const properties = Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)]));
    const { rules: forAll, folders } = json.properties.check.properties;
    Object.assign(forAll, { properties, additionalProperties: false });
    const levels = rules.map(({ id, summary }) => [id, { description: summary, enum: severities }]);
    folders.additionalProperties = {
      type: "object",
      properties: Object.fromEntries(levels),
      additionalProperties: false,
    };
  }
  writeFileSync(path.join(folder, `${name}.schema.json`), `${JSON.stringify(json, null, 2)}\n`);
}
