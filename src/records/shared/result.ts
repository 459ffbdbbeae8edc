import * as v from "valibot";
import type { DeckJob } from "../../project/deck-jobs.js";
import { catalogue, type ProblemCode } from "../../report/catalogue.js";
import { isWayBelow } from "../../source/way-below.js";
import { brandSchema, coverSchema, isPreview, lookSchema, summaryEntries } from "../look-schema.js";
import { isFileOf } from "./deck-files.js";

/** What others have written may be anything; a number of it that this version does not know is none of it. */
const format = v.literal(1);

const names = v.array(v.string());
const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));
const wayBelow = v.pipe(v.string(), v.check(isWayBelow));
/** Shown as it is: what would command a terminal, or begin a line of its own there, is no text of ours. */
const line = v.pipe(v.string(), v.regex(/^\P{Cc}*$/u));
/** More bytes are in no file of a deck, and would fill the memory. */
const mostBytes = 2 ** 30;
const mostFiles = 20_000;
const isCode = (code: string): code is ProblemCode => Object.hasOwn(catalogue, code);

const span = v.tuple([bytes, bytes, bytes]);

const problem = v.object({
  code: v.pipe(
    v.string(),
    v.custom<ProblemCode>((code) => typeof code === "string" && isCode(code)),
  ),
  severity: v.picklist(["error", "warning", "hint"]),
  message: v.string(),
  remedy: v.string(),
  span: v.exactOptional(span),
  related: v.exactOptional(v.array(v.object({ span, message: v.string() }))),
  also: v.exactOptional(names),
  dispensable: v.exactOptional(v.literal(true)),
});

const place = v.object({
  path: line,
  root: v.optional(line),
  line: v.number(),
  column: v.number(),
});

const missed = v.object({
  rule: line,
  what: line,
  slide: line,
  label: line,
  place,
  message: v.string(),
});

const deck = v.object({
  ...summaryEntries,
  /** Paths below the output folder. */
  outputs: v.array(v.object({ format: line, path: v.pipe(wayBelow, line), bytes, pages: v.exactOptional(bytes) })),
  preview: v.optional(v.pipe(v.string(), v.check(isPreview))),
  cover: coverSchema,
  look: lookSchema,
  brand: v.exactOptional(brandSchema),
  names: v.object({
    variants: names,
    declared: names,
    variables: names,
    languages: names,
    decks: names,
    rehearsals: v.array(v.object({ file: v.string(), deck: v.string() })),
  }),
  review: v.exactOptional(v.object({ pdf: line, missed: v.array(missed) })),
});

const schema = v.object({
  format,
  deck,
  /** In the order in which they were made. */
  files: v.pipe(
    v.array(v.object({ path: wayBelow, hash, bytes: v.pipe(bytes, v.maxValue(mostBytes)) })),
    v.maxLength(mostFiles),
  ),
  warnings: v.object({
    /** Path, text, and the name of the root. */
    files: v.array(v.union([v.tuple([v.string(), v.string()]), v.tuple([v.string(), v.string(), v.string()])])),
    problems: v.array(problem),
  }),
  notices: v.array(line),
});

/** What was made of a deck, without anything that is true on one machine only. */
export type SharedResult = v.InferOutput<typeof schema>;

/** A result as it was kept; undefined for anything else, and for files that are none of this deck. */
export function readResult(text: string, input: Pick<DeckJob, "name" | "formats">): SharedResult | undefined {
  try {
    const { success, output } = v.safeParse(schema, JSON.parse(text));
    if (!success || output.deck.name !== input.name) return undefined;
    return output.files.every((file) => isFileOf(file.path, input)) ? output : undefined;
  } catch {
    return undefined;
  }
}
