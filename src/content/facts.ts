import type { Entity, Fact, FactSource, Label, OwnFacts } from "../model/fact.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { SourceFile } from "../source/text.js";
import type { KeptValues } from "./kept-values.js";
import { parseYaml, readYamlContent } from "./yaml.js";
import { keyItself, type Path } from "./yaml-place.js";

type Plain = Readonly<Record<string, unknown>>;

/** One file of the registry. */
export interface FactFile {
  readonly entity: Entity;
  readonly facts: readonly Fact[];
  readonly source: SourceFile;
}

/** What an entry may say of itself; whatever else stands in its file is the author's own. */
const known: readonly string[] = [
  ...["id", "name", "category", "summary"],
  ...["attributes", "attribute_sources", "facts", "checked"],
];

/**
 * Reads one file of the registry. It is meant as an entry where it has an id, a name or attributes: what is wrong with
 * such a file is reported. Undefined for any other, and for an entry without an id.
 * @param kept what was read before
 */
export function readFactFile(file: SourceFile, problems: ProblemSink, kept?: KeptValues): FactFile | undefined {
  const { value, spanAt } = readYamlContent(file, problems, kept);
  const data = asPlain(value);
  if (!data || !["id", "name", "attributes"].some((key) => key in data)) return undefined;
  const refuse = (key: string, detail: string, hint: string) =>
    problems.report(problem("bad-fact", { detail, hint }, { span: spanAt([key, keyItself]) }));
  checkKeys(data, refuse);
  const id = text(data["id"]);
  if (!id) {
    const first = Object.keys(data)[0] ?? "";
    refuse(first, "this entry of the registry has no id", "write id: and the name by which slides know it");
    return undefined;
  }
  const entity = readEntity(id, data, file);
  const dayAt = (value: unknown, path: Path): string | undefined => {
    const written = text(value);
    if (!isGiven(value) || (written !== undefined && day.test(written))) return written;
    const detail = `${JSON.stringify(value)} is no day`;
    problems.report(problem("bad-fact", { detail, hint: "write it as “2026-11-23”" }, { span: spanAt(path) }));
    return undefined;
  };
  const context = { entity, checked: dayAt(data["checked"], ["checked"]), dayAt, file, problems };
  const facts = asList(data["facts"]).flatMap((entry, index) => readFact(entry, index, context) ?? []);
  return { entity, facts, source: file };
}

/** A day, a month or a year, ISO 8601. */
const day = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Reports keys that are nearly known, and known ones that hold something else than they should. */
function checkKeys(data: Plain, refuse: (key: string, detail: string, hint: string) => void): void {
  const absent = known.filter((key) => !(key in data));
  for (const key of Object.keys(data)) {
    const meant = known.includes(key) ? undefined : didYouMean(key, absent);
    if (meant) refuse(key, `an entry of the registry has no “${key}”`, meant);
  }
  for (const key of ["attributes", "attribute_sources"]) {
    const isWrong = isGiven(data[key]) && !asPlain(data[key]);
    if (isWrong) refuse(key, `“${key}” is no map`, `write NAME: VALUE below ${key}:, one on a line`);
  }
  const isWrong = isGiven(data["facts"]) && !Array.isArray(data["facts"]);
  if (isWrong) refuse("facts", "“facts” is no list", "begin each fact with “- id:”");
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

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

function readEntity(id: string, data: Plain, file: SourceFile): Entity {
  const attributes = asPlain(data["attributes"]) ?? {};
  const beside = Object.entries(attributes).map(([key, attribute]) => [key, asPlain(attribute)?.["source"]] as const);
  const sources = [...beside, ...Object.entries(asPlain(data["attribute_sources"]) ?? {})].map(
    ([key, source]) => [key, readSources(source)] as const,
  );
  return {
    id,
    name: text(data["name"]) ?? id,
    category: text(data["category"]) ?? "",
    summary: text(data["summary"]) ?? "",
    attributes,
    attributeSources: Object.fromEntries(sources.filter(([, list]) => list.length > 0)),
    file: file.path,
  };
}

/** What reading the facts of one file needs. */
interface FactContext {
  readonly entity: Entity;
  /** The day on which the file's facts were checked, where they do not say it themselves. */
  readonly checked: string | undefined;
  /** The day that stands at a path of the file, ISO 8601; what is none is reported. */
  readonly dayAt: (value: unknown, path: Path) => string | undefined;
  readonly file: SourceFile;
  readonly problems: ProblemSink;
}

function readFact(entry: unknown, index: number, context: FactContext): Fact | undefined {
  const data = asPlain(entry);
  const id = text(data?.["id"]);
  const claim = text(data?.["claim"]);
  if (!data || !id || !claim) {
    reportFact(context, id ?? "facts:", "a fact needs an id and a claim");
    return undefined;
  }
  const sources = readSources(data["source"]);
  if (sources.length === 0) reportFact(context, id, `the fact “${id}” has no source`);
  const checked = context.dayAt(data["checked"], ["facts", index, "checked"]) ?? context.checked;
  return { id, claim, sources, entity: context.entity.id, checked };
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
    // Without any of these there is nothing to list.
    if (!["repo", "path", "url", "title"].some(get)) return [];
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
