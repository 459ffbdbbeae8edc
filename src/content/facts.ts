import type { Entity, Fact, FactRegistry, FactSource } from "../model/fact.js";
import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import { parseYaml } from "./yaml.js";

type Plain = Readonly<Record<string, unknown>>;

/** Reads the registry: one YAML file per project, specification or kernel primitive. */
export function readFacts(files: readonly SourceFile[], problems: ProblemSink): FactRegistry {
  const entities = new Map<string, Entity>();
  const facts = new Map<string, Fact>();
  for (const file of files) {
    const data = asPlain(parseYaml(file, problems));
    if (!data || typeof data["id"] !== "string" || !Array.isArray(data["facts"])) continue;
    const entity = readEntity(data, file);
    entities.set(entity.id, entity);
    for (const entry of data["facts"]) {
      const fact = readFact(entry, entity, text(data["checked"]), file, problems);
      if (!fact) continue;
      if (facts.has(fact.id)) reportFact(file, fact.id, `the fact “${fact.id}” is in the registry twice`, problems);
      facts.set(fact.id, fact);
    }
  }
  return { entities, facts };
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

function readFact(
  entry: unknown,
  entity: Entity,
  checked: string | undefined,
  file: SourceFile,
  problems: ProblemSink,
): Fact | undefined {
  const data = asPlain(entry);
  const id = text(data?.["id"]);
  const claim = text(data?.["claim"]);
  if (!data || !id || !claim) {
    reportFact(file, id ?? "facts:", "a fact needs an id and a claim", problems);
    return undefined;
  }
  const sources = readSources(data["source"]);
  if (sources.length === 0) reportFact(file, id, `the fact “${id}” has no source`, problems);
  return { id, claim, sources, entity: entity.id, checked: text(data["checked"]) ?? checked };
}

function reportFact(file: SourceFile, needle: string, detail: string, problems: ProblemSink): void {
  const at = Math.max(0, file.text.indexOf(needle));
  const hint = "write id:, claim: and source: with repo, path, lines and commit";
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
