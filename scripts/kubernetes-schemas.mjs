/**
 * `node scripts/kubernetes-schemas.mjs` writes test/support/kubernetes/schemas.json: what Kubernetes' OpenAPI says of the kinds in deploy/kubernetes/
 * and of all that they hold. It comes from the client that the project itself generates from the specification of a release; words of which a
 * field must be one stand in no published specification since 1.24, so they come from models that are generated from one with them.
 * Both are fetched by npm, are no dependency of anything, and nothing in them is run.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const [target = "test/support/kubernetes"] = process.argv.slice(2);
const client = {
  package: "@kubernetes/client-node@2.0.1",
  integrity: "sha512-evJgmEtgArEYlj6DNkMGjK41IrFK/hEwb5lWVxx0VRBWybQpnvi+2TtA19mLgVfRHfqX5yjHObX6e9W7LEZBjw==",
  licence: "Apache-2.0",
};
const words = {
  package: "kubernetes-models@5.1.0",
  integrity: "sha512-ym4Kiyr8BzGIWj4f853ytVYES1B8C1BdONRP5zodItPD1o//OEKuTwC5nFV3ZJtFGeMqOFbIYkpunSVXSlHS8g==",
  licence: "MIT",
};
/** The kinds, with the names of their models. */
const kinds = {
  "apps/v1 Deployment": "V1Deployment",
  "apps/v1 StatefulSet": "V1StatefulSet",
  "batch/v1 Job": "V1Job",
  "networking.k8s.io/v1 NetworkPolicy": "V1NetworkPolicy",
  "node.k8s.io/v1 RuntimeClass": "V1RuntimeClass",
  "policy/v1 PodDisruptionBudget": "V1PodDisruptionBudget",
  "v1 ConfigMap": "V1ConfigMap",
  "v1 Namespace": "V1Namespace",
  "v1 PersistentVolumeClaim": "V1PersistentVolumeClaim",
  "v1 Secret": "V1Secret",
  "v1 Service": "V1Service",
  "v1 ServiceAccount": "V1ServiceAccount",
};

const temporary = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-kubernetes-"));
try {
  const models = path.join(unpack(client, "client"), "dist/gen/models");
  const groups = unpack(words, "words");
  const definitions = {};
  const wanted = Object.values(kinds);
  for (const name of wanted) {
    if (name in definitions) continue;
    const definition = define(models, name);
    addWords(definition, wordsOf(groups, name));
    definitions[name] = definition;
    wanted.push(...Object.values(definition.properties).flatMap(modelsIn));
  }
  const sorted = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
  const [, release] = /OpenAPI spec version: release-(\S+)/.exec(readFileSync(path.join(models, "V1Job.d.ts"), "utf8"));
  const content = { kubernetes: release, sources: { definitions: client, words }, kinds, definitions: sorted };
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, "schemas.json"), `${JSON.stringify(content, undefined, 1)}\n`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** Fetches a package, compares it with its checksum, and unpacks it. */
function unpack(source, name) {
  const folder = path.join(temporary, name);
  mkdirSync(folder);
  const [{ filename, integrity }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", source.package], folder),
  );
  if (integrity !== source.integrity) throw new Error(`${source.package} is another one: ${integrity}`);
  run("tar", ["-xzf", filename], folder);
  return path.join(folder, "package");
}

/** What a model may hold, what it must, and how each value looks. */
function define(folder, name) {
  const text = readFileSync(path.join(folder, `${name}.js`), "utf8");
  const declared = readFileSync(path.join(folder, `${name}.d.ts`), "utf8");
  const [, list] = /\.attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(text);
  const properties = Object.fromEntries(
    JSON.parse(list).map(({ baseName, type, format }) => [baseName, shapeOf(type, format)]),
  );
  const needed = new Set([...declared.matchAll(/^ {4}'(\w+)': /gm)].map(([, property]) => property));
  const required = JSON.parse(list).filter((each) => needed.has(each.name));
  return { required: required.map(({ baseName }) => baseName), properties };
}

function shapeOf(type, format) {
  const [, item] = /^Array<(.*)>$/.exec(type) ?? [];
  if (item) return { list: shapeOf(item, format) };
  const [, value] = /^\{ \[key: string\]: (.*); \}$/.exec(type) ?? [];
  if (value) return { map: shapeOf(value, format) };
  if (type === "number") return { type: format.startsWith("int") ? "integer" : "number" };
  if (type === "Date" || type === "IntOrString") return { type };
  return /^[a-z]/.test(type) ? { type } : { model: type };
}

/** The model that a value has, if it has one, also inside of lists and maps. */
function modelsIn({ model, list, map }) {
  const inside = list ?? map;
  if (inside) return modelsIn(inside);
  return model ? [model] : [];
}

/** Words of which a field must be one, by the names of fields. */
function wordsOf(folder, model) {
  const name = model.replace(/^(?:Core)?V1/, "");
  const places = ["v1", "apps/v1", "batch/v1", "networking.k8s.io/v1", "node.k8s.io/v1", "policy/v1"];
  const texts = places.flatMap((place) => {
    try {
      return [readFileSync(path.join(folder, place, `${name}.d.ts`), "utf8")];
    } catch {
      return [];
    }
  });
  const fields = texts.flatMap((text) => [
    ...text.matchAll(/^ {4}"(\w+)"\??: (?:Array<)?("[^"]+"(?: \| "[^"]+")*)>?;$/gm),
  ]);
  return new Map(fields.map(([, field, list]) => [field, list.split(" | ").map((word) => word.slice(1, -1))]));
}

function addWords({ properties }, found) {
  for (const [field, list] of found) {
    const shape = properties[field]?.list ?? properties[field];
    // The kind of an object is no choice.
    if (shape?.type === "string" && field !== "kind" && field !== "apiVersion") shape.words = list;
  }
}

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout;
}
