/** Where a fact was read: a file at a commit, a tag, or an address. */
export interface FactSource {
  readonly repo?: string | undefined;
  readonly path?: string | undefined;
  readonly lines?: string | undefined;
  readonly commit?: string | undefined;
  readonly tag?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
}

export interface Fact {
  readonly id: string;
  readonly claim: string;
  readonly sources: readonly FactSource[];
  /** The name of its entity in the registry. */
  readonly entity: string;
  /** The day on which its sources were read last, ISO 8601; the fact's own or that of its file. */
  readonly checked: string | undefined;
}

/** One file of the registry: a project, a specification, a kernel primitive. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly summary: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly attributeSources: Readonly<Record<string, readonly FactSource[]>>;
  readonly file: string;
}

/** An attribute as text, without what is noted beside its value; undefined where it has none. */
export function mainValue(attribute: unknown): string | undefined {
  if (attribute === null || attribute === undefined || attribute === "") return undefined;
  if (Array.isArray(attribute)) return attribute.join(", ");
  if (typeof attribute !== "object") return String(attribute);
  const record = attribute as Readonly<Record<string, unknown>>;
  const main = record["year"] ?? record["version"] ?? record["value"];
  if (main === null || main === undefined) return undefined;
  return record["unit"] ? `${String(main)} ${String(record["unit"])}` : String(main);
}

/** The number of an attribute with its unit, such as a value or a year; undefined where it is none. */
export function numberOf(attribute: unknown): { readonly number: number; readonly unit: string } | undefined {
  if (typeof attribute === "number") return { number: attribute, unit: "" };
  if (typeof attribute !== "object" || attribute === null) return undefined;
  const { year, value, unit } = attribute as Readonly<Record<string, unknown>>;
  const number = value ?? year;
  return typeof number === "number" ? { number, unit: typeof unit === "string" ? unit : "" } : undefined;
}

/** What is known by names; those of a collection begin with its prefix and a colon. */
export interface Entries<T> {
  get(name: string): T | undefined;
  has(name: string): boolean;
  /** The names of all: the project's own, and those of collections of which something was asked before. */
  keys(): Iterable<string>;
  /** The project's own. */
  values(): Iterable<T>;
}

/** What a project knows, with what its collections know. */
export interface FactRegistry {
  readonly entities: Entries<Entity>;
  readonly facts: Entries<Fact>;
  /** How attributes are called, by language. */
  readonly labels: Pick<Entries<Label>, "get">;
}

/** What one project or collection knows, by the names that it gives. */
export interface OwnFacts {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly labels: ReadonlyMap<string, Label>;
}

/** Names of an attribute by language tag. */
export type Label = Readonly<Record<string, string>>;

/** A numbered entry of a deck's Sources slides. */
export interface Citation {
  readonly number: number;
  /** A fact's id, an entity's id when a card or table shows its attributes, or ENTITY.ATTRIBUTE when a form shows one. */
  readonly key: string;
  readonly title: string;
  readonly sources: readonly FactSource[];
}

/** The citations of one project, as the Sources slides list them. */
export interface SourceGroup {
  /** The project's name in the registry. */
  readonly title: string;
  /** A source whose repository and revision stand at the head; empty where there is no repository. */
  readonly main: FactSource;
  readonly citations: readonly Citation[];
}

/** Address of a source at the commit that was read; "" when it has none. */
export function sourceAddress(source: FactSource): string {
  if (source.url) return source.url;
  if (!source.repo) return "";
  const base = `https://github.com/${source.repo}`;
  const revision = source.commit ?? source.tag;
  if (!source.path)
    return revision ? `${base}/${source.tag ? "releases/tag" : "commit"}/${source.tag ?? revision}` : base;
  const lines = source.lines ? `#L${source.lines.replace("-", "-L")}` : "";
  return `${base}/blob/${revision ?? "HEAD"}/${source.path}${source.path.endsWith(".md") && lines ? "?plain=1" : ""}${lines}`;
}
