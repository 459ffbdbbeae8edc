import { type Entity, type FactRegistry, mainValue, numberOf } from "../../model/fact.js";
import { sentencesOf } from "../entities.js";
import type { Difference } from "./difference.js";
import type { EntityNames } from "./names.js";
import { canAgree, type Quantity, quantitiesIn } from "./quantities.js";

interface Known {
  readonly facts: FactRegistry;
  /** The entry that the slide's title names. */
  readonly title: Entity | undefined;
}

/** Figures in sentences that are not those of the registry: “boots in 50 ms” beside a `boot_time` of 125 ms. */
export function figureDifferences(text: string, names: EntityNames, { facts, title }: Known): Difference[] {
  return sentencesOf(text).flatMap(({ text: sentence, start }) => {
    if (/^\s*\|/.test(sentence) || !/\d/.test(sentence)) return [];
    const named = [...new Set(names.mentionsIn(sentence).map(({ entity }) => entity))];
    const entity = named.length === 0 ? title : named[0];
    if (!entity || named.length > 1) return [];
    const written = quantitiesIn(sentence);
    return Object.entries(entity.attributes).flatMap(([attribute, raw]) => {
      const registered = mainValue(raw);
      const { unit } = numberOf(raw) ?? { unit: "" };
      if (registered === undefined || !isPhysical(attribute, raw)) return [];
      const wanted = quantitiesIn(registered)[0] ?? plainNumber(registered);
      const speaks = wordsFor(attribute);
      if (!wanted || !speaks) return [];
      const same = unit === "" ? plainNumbers(sentence, speaks) : written.filter(({ kind }) => kind === wanted.kind);
      const about = same.filter(({ at, text: figure }) => isNear(sentence, speaks, at, figure.length));
      if (about.length === 0 || same.some((each) => canAgree(each, wanted)) || isClaimed(about, entity, facts))
        return [];
      const [{ text: value, at } = { text: "", at: 0 }] = about;
      const isCertain =
        named.length === 1 && same.length === 1 && sentence.search(/\p{L}/u) === sentence.indexOf(entity.name);
      return [{ entity, attribute, value, registered, at: start + at, isCertain, isOutdated: false }];
    });
  });
}

/** Years and versions have sentences of their own. */
const isPhysical = (attribute: string, raw: unknown): boolean =>
  !/release|seen|version|year|date/.test(attribute) && (numberOf(raw) !== undefined || typeof raw === "string");

const general = new Set([
  "time",
  "size",
  "count",
  "number",
  "value",
  "default",
  "limit",
  "max",
  "min",
  "rate",
  "note",
  "of",
]);

/** Attributes that say how long something takes to start. */
export const startTimes = /^(?:boot|start|startup|start_up|cold_start|launch)(?:_?time)?$/;

/** The words by which a sentence speaks of an attribute: the last one of its name that says something. */
function wordsFor(attribute: string): RegExp | undefined {
  if (startTimes.test(attribute))
    return /\b(?:boot(?:s|ed|ing)?|start(?:s|ed|ing|up)?|start-up|launch(?:es|ed)?|bootet|startet)\b/iu;
  const word = attribute
    .split("_")
    .filter((part) => !general.has(part))
    .at(-1);
  return word === undefined || word.length < 3
    ? undefined
    : new RegExp(`(?<!\\p{L})${word.replace(/s$/, "")}(?:s|es)?(?!\\p{L})`, "iu");
}

/** In the same part of the sentence, a few words away. */
function isNear(sentence: string, speaks: RegExp, at: number, length: number): boolean {
  const before =
    sentence
      .slice(Math.max(0, at - 50), at)
      .split(/[;:]|, /)
      .at(-1) ?? "";
  const after = sentence.slice(at + length, at + length + 25).split(/[;:,.]/)[0] ?? "";
  return speaks.test(before) || speaks.test(after);
}

/** A number without a unit stands right behind its word: “port 6379”. */
const plainNumbers = (sentence: string, speaks: RegExp): Quantity[] =>
  [
    ...sentence.matchAll(
      new RegExp(`(?:${speaks.source})(?:\\s+(?:is|of|number|:|=))?\\s+(\\d+)(?![\\d.,]*\\d|[\\p{L}])`, "dgiu"),
    ),
  ].map((match) => exactly(match[1] ?? "", match.indices?.[1]?.[0] ?? 0));

const plainNumber = (registered: string): Quantity | undefined =>
  /^\d+(?:\.\d+)?$/.test(registered) ? exactly(registered, 0) : undefined;

const exactly = (text: string, at: number): Quantity => ({
  least: Number(text),
  most: Number(text),
  kind: "",
  slack: 0,
  text,
  at,
});

/** A fact of the entry has this figure: the sentence is about that, and not about the attribute. */
const isClaimed = (written: readonly Quantity[], entity: Entity, facts: FactRegistry): boolean =>
  [...facts.facts.values()].some(
    (fact) =>
      (fact.entity === entity.id || fact.entity === entity.name) &&
      quantitiesIn(fact.claim).some((claimed) =>
        written.some((own) => own.kind === claimed.kind && canAgree(claimed, own)),
      ),
  );
