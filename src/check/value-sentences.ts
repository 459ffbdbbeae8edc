import * as v from "valibot";
import { escapedForPattern } from "../source/pattern.js";
import { choiceOf } from "./pattern.js";

/** What stands for the value in a sentence. */
const place = "{value}";
const gap = /\s*(?:…|\.\.\.)\s*/;

const sentence = v.pipe(
  v.string(),
  v.check((text) => text.split(place).length === 2, `needs ${place} once, where the value stands`),
  v.check((text) => text.replace(place, "").trim() !== "", "needs words beside the value"),
  v.check((text) => text.split(gap).length <= 2, "has more than one …"),
  v.check((text) => !/(?:^|[\s|])\||\|(?=$|[\s|])/.test(text), "has a choice (|) without a word on one side"),
  v.check(
    (text) => text.split(/\s+/).every((word) => !isChoiceOfValue(word)),
    `has a choice (|) in the word of ${place}`,
  ),
);
const isChoiceOfValue = (word: string) => word.includes(place) && word.includes("|");

/** Kinds of values that need no list. */
const shapes = {
  number: "(\\d+(?:[.,]\\d+)*)",
  year: "([12]\\d{3})",
  version: "v?(\\d+\\.\\d+(?:\\.\\d+)?)",
} as const;
const shapeNames = Object.keys(shapes) as readonly (keyof typeof shapes)[];

/** How prose says an attribute of the registry; no regular expression, which could take forever. */
const attributeSchema = v.strictObject({
  sentences: v.pipe(v.array(sentence), v.minLength(1, "needs at least one sentence")),
  values: v.union(
    [v.picklist(shapeNames), v.pipe(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty())), v.nonEmpty())],
    `is neither ${shapeNames.join(", ")} nor a list of values`,
  ),
});

/** The attributes of which prose is compared with the registry, by name. */
export const sentencesSchema = v.record(v.string(), attributeSchema);

export type ValueSentences = v.InferOutput<typeof sentencesSchema>;

/** A value in a sentence. */
interface FoundValue {
  readonly value: string;
  /** Its offset in the sentence. */
  readonly at: number;
}

/** How the values of one attribute are found in prose and compared. */
export interface Comparison {
  readonly attribute: string;
  find(sentence: string): FoundValue | undefined;
  /** Whether the registry says the same. */
  agrees(written: string, registered: string): boolean;
}

export const comparisonsOf = (sentences: ValueSentences): Comparison[] =>
  Object.entries(sentences).map(([attribute, { sentences: written, values }]) => {
    const value = typeof values === "string" ? shapes[values] : `(${choiceOf(values)})`;
    const patterns = written.map((text) => new RegExp(sentencePattern(text, alone(value)), "diu"));
    return {
      attribute,
      find: (text) => patterns.flatMap((pattern) => foundBy(pattern, text) ?? [])[0],
      agrees: typeof values === "string" ? agreesIn[values] : hasWord,
    };
  });

function foundBy(pattern: RegExp, text: string): FoundValue | undefined {
  const match = pattern.exec(text);
  const at = match?.indices?.[1]?.[0];
  return at === undefined ? undefined : { value: match?.[1] ?? "", at };
}

/** What has no letter or digit before or behind it; C is not alone in C++ and C#. */
const alone = (pattern: string) => `(?<![\\p{L}\\p{N}_+#])(?:${pattern})(?![\\p{L}\\p{N}_+#])`;

/** What stands for `…`: few characters, so that it stays within a part of the sentence. */
const between = "[^\\n]{0,24}?";

function sentencePattern(text: string, value: string): string {
  const words = (part: string) =>
    part
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => (word.includes(place) ? word.split(place).map(escapedForPattern).join(value) : wordPattern(word)));
  return text
    .split(gap)
    .map((part) => words(part).join("\\s+"))
    .join(between);
}

const wordPattern = (word: string) => alone(choiceOf(word.split("|")));

const hasWord = (written: string, registered: string) =>
  new RegExp(alone(escapedForPattern(written)), "iu").test(registered);
const hasNumber = (written: string, registered: string) => {
  const meant = readings(written);
  return [...registered.matchAll(/\d+(?:[.,]\d+)*/g)].some(([number]) =>
    readings(number).some((each) => meant.includes(each)),
  );
};

/** A number as languages read it: 1,5 is one and a half, and 1,200 may be twelve hundred. */
function readings(written: string): number[] {
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(written) ? [Number(written.replace(/[.,]/g, ""))] : [];
  return [...grouped, Number(written.replace(",", "."))];
}

/** 1.5 is said of 1.5.2, too; 1.1 is not said of 1.15. */
function beginsWith(written: string, registered: string): boolean {
  const version = registered.replace(/^v/, "");
  return version.startsWith(written) && !/\d/.test(version.charAt(written.length));
}

const agreesIn = { number: hasNumber, year: hasNumber, version: beginsWith } as const;
