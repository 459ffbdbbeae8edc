/** Writes the JSON Schemas that editors use for manifests, front matter, brands and themes into schemas/. */
import { mkdirSync, writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { build } from "esbuild";

const compiled = await build({
  entryPoints: ["src/content/schema.ts"],
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
});
const code = Buffer.from(compiled.outputFiles[0].contents).toString("base64");
const schemas = await import(`data:text/javascript;base64,${code}`);
mkdirSync("schemas", { recursive: true });
const files = {
  manifest: schemas.manifestSchema,
  "front-matter": schemas.frontMatterSchema,
  brand: schemas.brandSchema,
  theme: schemas.themeSchema,
};
for (const [name, schema] of Object.entries(files)) {
  const json = toJsonSchema(schema, { errorMode: "ignore" });
  writeFileSync(`schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
}
