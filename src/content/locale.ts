import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { SourceFile, Span } from "../source/text.js";
import { type Message, placesIn, pluralCategories, valuesOf } from "../words/message.js";
import { readYamlContent } from "./yaml.js";
import { keyItself, type Path } from "./yaml-place.js";

type Messages = ReadonlyMap<string, Message>;

/** The English words that those of a file stand for. */
export interface EnglishWords {
  /** The packaged ones, and those that a project or a theme adds. */
  readonly layers: readonly Messages[];
  /** Whether a message may have places that none of these has: a project's own English is what its templates fill. */
  readonly mayAddPlaces: boolean;
}

/**
 * Reads a file of words: messages by key, groups joined with dots. What is no message is reported.
 * @param english what the words are compared with; undefined for the file that the others are compared with
 */
export function readLocale(file: SourceFile, problems: ProblemSink, english?: EnglishWords): Messages {
  const { value, spanAt } = readYamlContent(file, problems);
  const collector = new Collector(english, (key, mistake, path) => {
    problems.report(problem("wrong-value", { key, ...mistake }, { span: spanAt(path) }));
  });
  if (value !== undefined && value !== null) collector.collect(value, []);
  if (english) reportMisspelt(collector, english, { spanAt, problems });
  return collector.messages;
}

interface Mistake {
  readonly detail: string;
  readonly hint: string;
}

type Refuse = (key: string, mistake: Mistake, path: Path) => void;

/** Collects the messages of a file and refuses what cannot be one. */
class Collector {
  readonly messages = new Map<string, Message>();
  /** Of every key and every group its path. */
  readonly paths = new Map<string, readonly string[]>();
  readonly #english: EnglishWords | undefined;
  readonly #refuse: Refuse;

  constructor(english: EnglishWords | undefined, refuse: Refuse) {
    this.#english = english;
    this.#refuse = refuse;
  }

  collect(value: unknown, path: readonly string[]): void {
    const key = path.join(".");
    if (key !== "") this.paths.set(key, path);
    const mistake = mistakeIn(value, key, this.#english?.layers ?? []);
    if (mistake) this.#refuse(key, mistake, path);
    else if (isMessage(value)) this.#add(key, value, path);
    else if (isGroup(value)) for (const [name, inner] of Object.entries(value)) this.collect(inner, [...path, name]);
  }

  #add(key: string, message: Message, path: readonly string[]): void {
    this.messages.set(key, message);
    if (!this.#english) return;
    const { layers, mayAddPlaces } = this.#english;
    const originals = layers.flatMap((layer) => layer.get(key) ?? []);
    if (originals.length === 0) return;
    const known = new Set(originals.flatMap(valuesOf));
    const own = placesIn(message);
    if (mayAddPlaces && [...known].every((name) => own.includes(name))) return;
    const unknown = own.filter((name) => !known.has(name));
    if (unknown.length === 0) return;
    const hint = known.size === 0 ? "nothing is filled in here" : `known: ${[...known].map(braced).join(", ")}`;
    this.#refuse(key, { detail: `nothing fills ${unknown.map(braced).join(", ")}`, hint }, path);
  }
}

const braced = (name: string) => `{${name}}`;

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text, or forms of one by plural category. */
function isMessage(value: unknown): value is Message {
  if (typeof value === "string") return true;
  return isGroup(value) && "other" in value && hasOnlyForms(value);
}

const hasOnlyForms = (value: Readonly<Record<string, unknown>>) =>
  Object.entries(value).every(([name, text]) => pluralCategories.has(name) && typeof text === "string");

/** What is wrong with the shape of a value. */
function mistakeIn(value: unknown, key: string, layers: readonly Messages[]): Mistake | undefined {
  const inside = namesIn(key, layers);
  const isWord = layers.some((layer) => layer.has(key));
  if (isGroup(value)) {
    if (isMessage(value)) return undefined;
    if (Object.keys(value).length > 0 && hasOnlyForms(value))
      return { detail: "its forms lack “other”, which every language has", hint: `add other: … to ${key}` };
    const hint = "write one text in quotes, or forms of it: { one: …, other: … }";
    return isWord ? { detail: "expected a text, found a group of words", hint } : undefined;
  }
  if (inside.length > 0 && key !== "")
    return { detail: "expected a group of words, found one value", hint: `write ${key}: { ${inside[0]}: …, … }` };
  if (typeof value === "string" && key !== "") return undefined;
  return { detail: "is no text", hint: "write a text in quotes, or forms of it: { one: …, other: … }" };
}

/** The names that stand directly in a group; in "" those at the top. */
function namesIn(group: string, layers: readonly Messages[]): string[] {
  const prefix = group === "" ? "" : `${group}.`;
  const inside = layers.flatMap((layer) => [...layer.keys()]).filter((key) => key.startsWith(prefix));
  return [...new Set(inside.map((key) => key.slice(prefix.length).split(".")[0] ?? ""))];
}

interface Report {
  readonly spanAt: (path: Path) => Span;
  readonly problems: ProblemSink;
}

/** A project may have words of its own: only what is nearly a known name, which the file lacks, is remarked. */
function reportMisspelt({ paths }: Collector, { layers }: EnglishWords, { spanAt, problems }: Report): void {
  for (const [key, path] of paths) {
    const group = path.slice(0, -1).join(".");
    const known = namesIn(group, layers);
    const name = path.at(-1) ?? "";
    if (known.includes(name) || layers.some((layer) => layer.has(key))) continue;
    const lacking = known.filter((other) => !paths.has([...path.slice(0, -1), other].join(".")));
    const remedy = didYouMean(name, lacking);
    if (remedy === undefined) continue;
    const span = spanAt([...path, keyItself]);
    problems.report(problem("misspelt-word", { key }, { span, remedy }));
  }
}
