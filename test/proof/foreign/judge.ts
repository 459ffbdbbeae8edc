import { type Comparison, compareDecks, type Difference, isEqual, type SlidePair } from "./compare.js";
import type { DeckOutline } from "./outline.js";
import { type DeckReason, deckReasons, reasonsFor } from "./reasons.js";
import type { RevealSource } from "./reveal-page.js";

/** What is known of a deck beside the one that reveal.js makes of the same file. */
export interface Verdict {
  /** Slides that are equal as they are, those that differ for a known reason, and the others. */
  readonly equal: number;
  readonly onPurpose: number;
  readonly different: number;
  /** Known reasons, each once. */
  readonly reasons: readonly string[];
  /** Differences without a reason, each with its place. */
  readonly differences: readonly (Difference & { readonly place: string })[];
}

/** How reveal.js reads a source; a message where it cannot. */
export type RevealReader = (source: RevealSource) => Promise<DeckOutline | string>;

/** Compares a deck that was built with the one that reveal.js makes, and looks for the reasons of what differs. */
export async function judge(source: RevealSource, ours: DeckOutline, read: RevealReader): Promise<Verdict> {
  const compareWith = async (reasons: readonly DeckReason[]) => {
    const deck = await read(reasons.reduce((text, { rewrite }) => rewrite?.(text) ?? text, source));
    if (typeof deck === "string") return undefined;
    return compareDecks(
      reasons.reduce((shaped, { reshape }) => reshape?.(shaped) ?? shaped, deck),
      ours,
    );
  };
  const plain = await compareWith([]);
  if (!plain) {
    const reasons = ["reveal.js cannot read it, such as for a separator that is no regular expression"];
    return { equal: 0, onPurpose: ours.columns.flat().length, different: 0, reasons, differences: [] };
  }
  const equal = plain.slides.filter(({ differences }) => differences.length === 0).length;
  if (isEqual(plain)) return { equal, onPurpose: 0, different: 0, reasons: [], differences: [] };
  const rewritten = (await compareWith(deckReasons)) ?? plain;
  const best = unexplained(rewritten) <= unexplained(plain) ? rewritten : plain;
  const reasons = best === plain ? [] : await neededReasons(best, compareWith);
  const open = best.slides.filter(isUnexplained);
  const known = best.slides.flatMap((pair) => (pair.differences.length > 0 ? reasonsFor(pair) : []));
  const differences = [
    ...best.whole.map((difference) => ({ ...difference, place: "whole deck" })),
    ...open.flatMap(({ place, differences: each }) => each.map((difference) => ({ ...difference, place }))),
  ];
  const total = best.slides.length;
  const asTheyAre = Math.min(equal, total - open.length);
  return {
    equal: asTheyAre,
    onPurpose: total - asTheyAre - open.length,
    different: open.length,
    reasons: [...new Set([...reasons, ...known])],
    differences,
  };
}

const isUnexplained = (pair: SlidePair) => pair.differences.length > 0 && reasonsFor(pair).length === 0;

/** How much of a comparison has no reason yet. */
const unexplained = ({ whole, slides }: Comparison) => whole.length + slides.filter(isUnexplained).length;

/** How much of a comparison differs. */
const differing = ({ whole, slides }: Comparison) =>
  whole.length + slides.filter(({ differences }) => differences.length > 0).length;

/** Those reasons without which more differs. */
async function neededReasons(
  best: Comparison,
  compareWith: (reasons: readonly DeckReason[]) => Promise<Comparison | undefined>,
): Promise<string[]> {
  const needed: string[] = [];
  for (const reason of deckReasons) {
    const without = await compareWith(deckReasons.filter((other) => other !== reason));
    if (without && differing(without) > differing(best)) needed.push(reason.about);
  }
  return needed;
}
