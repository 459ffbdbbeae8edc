import { groupBy } from "../../check/group.js";
import type { Unused } from "../../check/subject.js";
import { inRuleOrder, type LookedProject } from "../looked.js";

/**
 * Puts together what was found in all shares, in the order in which one run would have found it: what several shares found in
 * the same section is kept once, as the first deck has it.
 *
 * @param order the names of all decks, in the order of the command line
 */
export function joinLooked(looked: readonly LookedProject[], order: readonly string[]): LookedProject[] {
  const places = new Map(order.map((name, index) => [name, index]));
  const placeOf = (name: string | undefined) => places.get(name ?? "") ?? order.length;
  const firstOf = ({ files }: LookedProject) => Math.min(...files.flatMap(({ names }) => names.map(placeOf)));
  const inOrder = looked.toSorted((a, b) => firstOf(a) - firstOf(b));
  return [...groupBy(inOrder, ({ root }) => root).values()].flatMap((same) => joined(same, placeOf) ?? []);
}

type PlaceOf = (name: string | undefined) => number;

function joined(looked: readonly LookedProject[], placeOf: PlaceOf): LookedProject | undefined {
  const [first] = looked;
  if (!first) return undefined;
  const decks = looked.flatMap((each) => each.decks);
  const found = inRuleOrder(
    looked.flatMap((each) => each.found).toSorted((a, b) => placeOf(a.finding.deck) - placeOf(b.finding.deck)),
  );
  const files = looked.flatMap((each) => each.files);
  const unused = looked.flatMap((each) => each.unused ?? []);
  // What rules about projects are told of files is the same everywhere, and each share knows those that it does not use.
  const config = looked.find((each) => each.unused)?.config ?? first.config;
  return {
    ...first,
    files: files.toSorted((a, b) => placeOf(a.names[0]) - placeOf(b.names[0])),
    survived: [...new Set(looked.flatMap((each) => each.survived))],
    found: [...groupBy(found, ({ id }) => id).values()].flatMap(([each]) => each ?? []),
    decks: decks.toSorted((a, b) => placeOf(a.deck.info.name) - placeOf(b.deck.info.name)),
    unused: unused.length > 0 ? unused.reduce(usedByNeither) : undefined,
    config,
    notRun: [...new Map(looked.flatMap(({ notRun }) => notRun.map((each) => [each.rule, each] as const))).values()],
  };
}

/** What neither of two shares uses. */
function usedByNeither(one: Unused, other: Unused): Unused {
  const assets = new Set(other.unusedAssets.map((each) => each.path));
  const sections = new Set(other.unusedSections.map((each) => each.path));
  const facts = new Map(other.unusedFacts.map((each) => [each.entity, new Set(each.facts)]));
  return {
    unusedAssets: one.unusedAssets.filter((each) => assets.has(each.path)),
    unusedSections: one.unusedSections.filter((each) => sections.has(each.path)),
    unusedFacts: one.unusedFacts.flatMap((each) => {
      const left = each.facts.filter((fact) => facts.get(each.entity)?.has(fact));
      return left.length > 0 ? [{ ...each, facts: left }] : [];
    }),
  };
}
