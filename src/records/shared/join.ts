import type { DeckJob } from "../../project/deck-jobs.js";
import type { MadeOf } from "../../project/made-of.js";
import type { Problem } from "../../report/problem.js";
import { eachOnce } from "../../report/problem.js";
import type { FoundResult } from "./results.js";

/**
 * One result of several for the same deck, each of other formats: what would have come out if all had been made together.
 *
 * @param results that of the first format first
 * @returns undefined where that cannot be told: the picture of the deck in galleries is that of another first slide
 */
export function joinResults({ formats }: DeckJob, results: readonly FoundResult[]): FoundResult | undefined {
  const [first] = results;
  if (!first || results.length === 1) return first;
  const { deck } = first;
  const pictured = results.find(({ deck: each }) => each.preview !== undefined);
  if (pictured && pictured.deck.cover !== deck.cover) return undefined;
  const reviewed = results.find(({ deck: each }) => each.review !== undefined)?.deck.review;
  const order: readonly string[] = formats;
  const place = (format: string) => order.indexOf(format);
  return {
    ...first,
    deck: {
      ...deck,
      preview: pictured?.deck.preview,
      outputs: results.flatMap((each) => each.deck.outputs).toSorted((a, b) => place(a.format) - place(b.format)),
      warnings: eachOnce(results.flatMap((each): readonly Problem[] => each.deck.warnings)),
      ...(reviewed ? { review: reviewed } : {}),
    },
    files: results.flatMap(({ files }) => files),
    notices: [...new Set(results.flatMap(({ notices }) => notices))],
    madeOf: joinMadeOf(results.flatMap(({ madeOf }) => madeOf)),
    browser: results.some(({ browser }) => browser === "used") ? "used" : "unused",
  };
}

/** The questions about each folder once: those of one folder have the same answers in all results. */
function joinMadeOf(all: readonly MadeOf[]): readonly MadeOf[] {
  const places = new Map<string, MadeOf>();
  for (const { root, border, answers } of all) {
    const key = `${border} ${root}`;
    const before = places.get(key)?.answers ?? [];
    const known = new Set(before.map(([kind, file]) => `${kind} ${file}`));
    const added = answers.filter(([kind, file]) => !known.has(`${kind} ${file}`));
    places.set(key, { root, border, answers: [...before, ...added] });
  }
  return [...places.values()];
}
