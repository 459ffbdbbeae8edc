import { existsSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { InputError, problem, UsageError } from "../../report/problem.js";
import { limits, shownBytes } from "../../source/limits.js";
import { readSmall } from "../../source/small-file.js";
import { type Span, sourceFile } from "../../source/text.js";

/** What decks have cost in earlier builds, in milliseconds, by the names of the decks in their variants. */
export type Costs = ReadonlyMap<string, number>;

/** The file of costs at a project's root. */
export const costsFile = "quarterdeck.costs.json";

/** The first lines of such a file: what it is, and in which form. */
const head = { quarterdeck: "costs", version: 1 } as const;

const headSchema = v.object({ quarterdeck: v.literal(head.quarterdeck), version: v.number() });
const fileSchema = v.strictObject({
  ...headSchema.entries,
  milliseconds: v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.finite())),
});

/** A file of costs: a line for each deck, sorted, so that a change of it is small. */
export function printCosts(costs: Costs): string {
  const sorted = [...costs].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ ...head, milliseconds: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/**
 * Reads a file of costs.
 *
 * @returns nothing where there is no such file
 * @throws InputError when it is something else
 */
export function readCosts(file: string): Costs {
  if (!existsSync(file)) return new Map();
  const text = readSmall(file, limits.textBytes);
  if (text === undefined)
    throw new InputError([problem("too-large", { path: file, most: shownBytes(limits.textBytes) })]);
  const source = sourceFile(path.basename(file), text, path.dirname(file));
  const wrong = (detail: string, span: Span): InputError =>
    new InputError([problem("bad-costs", { detail }, { span })]);
  const firstLine = { file: source, start: 0, end: (source.lineStarts[1] ?? source.text.length + 1) - 1 };
  const read = parsed(text);
  const opened = v.safeParse(headSchema, read);
  if (!opened.success) throw wrong(`it does not begin with ${JSON.stringify(head).slice(0, -1)}`, firstLine);
  if (opened.output.version > head.version) throw wrong("a newer quarterdeck has written it", firstLine);
  const { success, output, issues = [] } = v.safeParse(fileSchema, read);
  if (success) return new Map(Object.entries(output.milliseconds));
  const key = issues[0]?.path?.map((each) => String(each.key)).at(-1) ?? "milliseconds";
  const start = source.text.indexOf(JSON.stringify(key));
  const span = start === -1 ? firstLine : { file: source, start, end: start + JSON.stringify(key).length };
  throw wrong(`“${key}” is no number of milliseconds`, span);
}

/**
 * Reads the file of costs that a command line names.
 *
 * @throws UsageError when there is none: a machine that goes on without would divide decks in a way of its own
 * @throws InputError when it is something else
 */
export function readNamedCosts(given: string, folder: string): Costs {
  const file = path.resolve(folder, given);
  if (existsSync(file)) return readCosts(file);
  throw new UsageError(
    `--costs ${given}: there is no such file; build --merge with --costs writes it, and without --costs ${costsFile} of the project counts, if it is there`,
  );
}

/** So much has a deck to cost more or less before another number is noted: no two runs take equally long. */
const worthNoting = 0.25;

/** Costs of earlier builds with those of a new one. */
export function mergedCosts(earlier: Costs, measured: Costs): Costs {
  const merged = new Map(earlier);
  for (const [name, cost] of measured) {
    const before = earlier.get(name);
    if (before === undefined || Math.abs(cost - before) > before * worthNoting) merged.set(name, Math.round(cost));
  }
  return merged;
}

/** What a text says as JSON; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
