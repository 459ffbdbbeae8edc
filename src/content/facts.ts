import type { Entity, Fact, FactSource, Label, OwnFacts } from "../model/fact.js";
import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import { parseYaml } from "./yaml.js";

type Plain = Readonly<Record<string, unknown>>;

/** One file of the registry. */
export interface FactFile {
  readonly entity: Entity;
  readonly facts: readonly Fact[];
  readonly source: SourceFile;
}

/** Reads one file of the registry; undefined when it describes nothing. */
export function readFactFile(file: SourceFile, problems: ProblemSink): FactFile | undefined {
  const data = asPlain(parseYaml(file, problems));
  if (!data || typeof data["id"] !== "string" || !Array.isArray(data["facts"])) return undefined;
  const entity = readEntity(data, file);
  const context = { entity, checked: text(data["checked"]), file, problems };
  const facts = data["facts"].flatMap((entry) => readFact(entry, context) ?? []);
  return { entity, facts, source: file };
}

/**
 * Reads a file of labels: how attributes are called, `{ oci_runtime: { en: OCI runtime, de: OCI-Laufzeit } }`; one text
 * stands for all languages.
 */
export function readLabels(file: SourceFile, problems: ProblemSink): ReadonlyMap<string, Label> {
  const data = asPlain(asPlain(parseYaml(file, problems))?.["labels"]) ?? {};
  return new Map(
    Object.entries(data).map(([name, label]): [string, Label] => {
      const texts = Object.entries(asPlain(label) ?? { en: label });
      return [name, Object.fromEntries(texts.flatMap(([tag, value]) => pairOf(tag, text(value))))];
    }),
  );
}

const pairOf = (tag: string, label: string | undefined): [string, string][] =>
  label === undefined ? [] : [[tag, label]];

/** Makes the registry of a project or collection: one YAML file per project, specification or kernel primitive, and the labels of attributes. */
export function makeRegistry(
  files: readonly FactFile[],
  labels: ReadonlyMap<string, Label>,
  problems: ProblemSink,
): OwnFacts {
  const entities = new Map<string, Entity>();
  const facts = new Map<string, Fact>();
  for (const { entity, facts: own, source } of files) {
    entities.set(entity.id, entity);
    for (const fact of own) {
      const isTwice = facts.has(fact.id);
      if (isTwice) reportFact({ file: source, problems }, fact.id, `the fact “${fact.id}” is in the registry twice`);
      facts.set(fact.id, fact);
    }
  }
  return { entities, facts, labels };
}

function asPlain(value: unknown): Plain | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined);

function readEntity(data: Plain, file: SourceFile): Entity {
  const sources = Object.entries(asPlain(data["attribute_sources"]) ?? {});
  return {
    id: text(data["id"]) ?? "",
    name: text(data["name"]) ?? text(data["id"]) ?? "",
    category: text(data["category"]) ?? "",
    summary: text(data["summary"]) ?? "",
    attributes: asPlain(data["attributes"]) ?? {},
    attributeSources: Object.fromEntries(sources.map(([key, source]) => [key, readSources(source)])),
    file: file.path,
  };
}

/** What reading the facts of one file needs. */
interface FactContext {
  readonly entity: Entity;
  /** The day on which the file's facts were checked, where they do not say it themselves. */
  readonly checked: string | undefined;
  readonly file: SourceFile;
  readonly problems: ProblemSink;
}

function readFact(entry: unknown, context: FactContext): Fact | undefined {
  const data = asPlain(entry);
  const id = text(data?.["id"]);
  const claim = text(data?.["claim"]);
  if (!data || !id || !claim) {
    reportFact(context, id ?? "facts:", "a fact needs an id and a claim");
    return undefined;
  }
  const sources = readSources(data["source"]);
  if (sources.length === 0) reportFact(context, id, `the fact “${id}” has no source`);
  return { id, claim, sources, entity: context.entity.id, checked: text(data["checked"]) ?? context.checked };
}

function reportFact({ file, problems }: Pick<FactContext, "file" | "problems">, needle: string, detail: string): void {
  const at = Math.max(0, file.text.indexOf(needle));
  const hint = "write id:, claim: and source: with url and title, or repo, path, lines and commit";
  problems.report(problem("bad-fact", { detail, hint }, { span: { file, start: at, end: at + needle.length } }));
}

function readSources(value: unknown): FactSource[] {
  return (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    const data = asPlain(entry);
    if (!data) return [];
    const get = (key: string) => text(data[key]);
    return [
      {
        repo: get("repo"),
        path: get("path"),
        lines: get("lines"),
        commit: get("commit"),
        tag: get("tag"),
        url: get("url"),
        title: get("title"),
        date: get("date"),
      },
    ];
  });
}
