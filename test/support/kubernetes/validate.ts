import { readFileSync } from "node:fs";

/** An object as it stands in a manifest. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<{ name: string; namespace?: string; labels?: Readonly<Record<string, string>> }>;
  readonly spec?: unknown;
  readonly [field: string]: unknown;
}

interface Shape {
  readonly type?: string;
  readonly words?: readonly string[];
  readonly model?: string;
  readonly list?: Shape;
  readonly map?: Shape;
}

interface Definition {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Shape>>;
}

interface Schemas {
  readonly kubernetes: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, Definition>>;
}

export const schemas: Schemas = JSON.parse(readFileSync("test/support/kubernetes/schemas.json", "utf8"));

/** By what the items of a list differ: the API server refuses two with the same. */
const keys: Readonly<Record<string, readonly string[]>> = {
  V1Container: ["name"],
  V1ContainerPort: ["containerPort", "protocol"],
  V1EnvVar: ["name"],
  V1ServicePort: ["port", "protocol"],
  V1TopologySpreadConstraint: ["topologyKey", "whenUnsatisfiable"],
  V1Volume: ["name"],
  V1VolumeMount: ["mountPath"],
};

/** Values that the models know as strings, and that are numbers with a unit. */
const quantities: Readonly<Record<string, readonly string[]>> = {
  V1EmptyDirVolumeSource: ["sizeLimit"],
  V1Overhead: ["podFixed"],
  V1ResourceRequirements: ["limits", "requests"],
  V1VolumeResourceRequirements: ["limits", "requests"],
};
const quantity = /^\d+(?:\.\d+)?(?:m|[kMGTPE]|[KMGTPE]i)?$/;
const label = /^(?:[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)?$/;
const objectName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What the API server would say of a manifest with strict validation; nothing of what it looks up elsewhere. */
export function problemsOf(manifest: Manifest): string[] {
  const model = schemas.kinds[`${manifest.apiVersion} ${manifest.kind}`];
  if (!model) return [`there is no kind ${manifest.apiVersion} ${manifest.kind} among the schemas`];
  const names = ["name", "namespace"].flatMap((field) => {
    const name = Object(manifest.metadata)[field];
    return name === undefined && field === "namespace" ? [] : nameProblems(`metadata.${field}`, name);
  });
  return [...names, ...inModel(manifest, model, "")];
}

const nameProblems = (place: string, name: unknown): string[] =>
  typeof name === "string" && objectName.test(name) ? [] : [`${place}: ${JSON.stringify(name)} is no name`];

function inModel(value: unknown, model: string, place: string): string[] {
  if (!isObject(value)) return [`${place || "it"} is no object`];
  const definition = schemas.definitions[model];
  if (!definition) return [`${place}: there is no model ${model}`];
  const at = (field: string) => (place ? `${place}.${field}` : field);
  const missing = definition.required.filter((field) => value[field] === undefined || value[field] === null);
  const inside = Object.entries(value).flatMap(([field, each]) => {
    const shape = definition.properties[field];
    if (!shape) return [`${at(field)}: ${model} has no such field`];
    return quantities[model]?.includes(field) ? inQuantities(each, at(field)) : inShape(each, shape, at(field));
  });
  return [...missing.map((field) => `${at(field)} is missing`), ...inside, ...inLabels(value, model, place)];
}

function inShape(value: unknown, shape: Shape, place: string): string[] {
  if (shape.model) return inModel(value, shape.model, place);
  const { list, map } = shape;
  if (list) {
    if (!Array.isArray(value)) return [`${place} is no list`];
    const inside = value.flatMap((item, index) => inShape(item, list, `${place}[${index}]`));
    return [...inside, ...twice(value, list.model, place)];
  }
  if (map) {
    if (!isObject(value)) return [`${place} is no map`];
    return Object.entries(value).flatMap(([key, each]) => inShape(each, map, `${place}.${key}`));
  }
  if (!isOfType(value, shape.type ?? "any")) return [`${place}: ${JSON.stringify(value)} is no ${shape.type}`];
  if (shape.words && !shape.words.includes(String(value)))
    return [`${place}: “${value}” is none of ${shape.words.join(", ")}`];
  return [];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isSafeInteger(value);
  if (type === "IntOrString") return Number.isSafeInteger(value) || typeof value === "string";
  if (type === "Date") return typeof value === "string" && !Number.isNaN(Date.parse(value));
  // The other names of types in the models are those of the language.
  return type === "any" || typeof value === type;
}

/** Items of a list that differ in nothing by which the server tells them apart. */
function twice(items: readonly unknown[], model: string | undefined, place: string): string[] {
  const by = keys[model ?? ""];
  if (!by) return [];
  const named = items.map((item) => by.map((key) => Object(item)[key] ?? "").join(" "));
  const again = named.filter((name, index) => named.indexOf(name) !== index);
  return again.map((name) => `${place}: “${name.trim()}” is there twice`);
}

function inQuantities(value: unknown, place: string): string[] {
  const all = isObject(value) ? Object.entries(value) : [["", value] as const];
  return all
    .filter(([, each]) => !quantity.test(String(each)))
    .map(([name, each]) => `${place}${name ? `.${name}` : ""}: ${JSON.stringify(each)} is no quantity`);
}

/** Labels, and what selects by them. */
function inLabels(value: Readonly<Record<string, unknown>>, model: string, place: string): string[] {
  const field = { V1ObjectMeta: "labels", V1LabelSelector: "matchLabels" }[model];
  const labels = field === undefined ? undefined : value[field];
  if (!isObject(labels)) return [];
  return Object.entries(labels)
    .filter(([, each]) => !label.test(String(each)))
    .map(([name, each]) => `${place}.${field}.${name}: ${JSON.stringify(each)} is no label`);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
