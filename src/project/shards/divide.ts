import { createHash } from "node:crypto";

/** What is built or checked on one machine as a whole. */
export interface Unit {
  /** Different from those of all others. */
  readonly name: string;
  /** How long it takes, in any unit; at least 1. */
  readonly cost: number;
}

/** So much more than its fair share may be given to one that likes what would overflow it. */
const slack = 1.05;

/**
 * Divides units into shares of about the same cost. What decides is their names and costs alone, so that all machines come
 * to the same result.
 *
 * The largest ones come first. Each share likes some units more than others, by a hash of the unit's name, and a unit goes to
 * the one that likes it most and has room: so a cost that changes moves few units, and machines keep what they have in
 * their caches. Where few and large ones would make that division worse than dealing them to whoever has least, they are dealt.
 *
 * @returns the share of each unit, in their order, from 1 to `count`
 */
export function divide(units: readonly Unit[], count: number): number[] {
  const bySize = units.toSorted((a, b) => b.cost - a.cost || (a.name < b.name ? -1 : 1));
  const total = units.reduce((sum, { cost }) => sum + cost, 0);
  const room = (total / count) * slack;
  const liked = assign(bySize, count, (unit, loads) => mostLiked(unit, loads, room) ?? least(loads));
  const dealt = assign(bySize, count, (_, loads) => least(loads));
  const { shares } = fullest(liked) > fullest(dealt) * slack ? dealt : liked;
  return units.map(({ name }) => (shares.get(name) ?? 0) + 1);
}

/** Who has got what, from 0, and how much each has. */
interface Assigned {
  readonly shares: ReadonlyMap<string, number>;
  readonly loads: readonly number[];
}

type Choose = (unit: Unit, loads: readonly number[]) => number;

function assign(units: readonly Unit[], count: number, choose: Choose): Assigned {
  const loads = Array.from({ length: count }, () => 0);
  const shares = new Map<string, number>();
  for (const unit of units) {
    const share = choose(unit, loads);
    shares.set(unit.name, share);
    loads[share] = (loads[share] ?? 0) + unit.cost;
  }
  return { shares, loads };
}

const fullest = ({ loads }: Assigned): number => loads.reduce((most, load) => Math.max(most, load), 0);

/** The first of those that have least. */
const least = (loads: readonly number[]): number =>
  loads.reduce((best, load, index) => (load < (loads[best] ?? 0) ? index : best), 0);

/** The share that likes a unit most, of those that have room for it. */
function mostLiked({ name, cost }: Unit, loads: readonly number[], room: number): number | undefined {
  const seed = createHash("sha256").update(name).digest().readUInt32LE();
  let best: { readonly share: number; readonly rank: number } | undefined;
  for (const [share, load] of loads.entries()) {
    if (load + cost > room) continue;
    const rank = mixed(seed ^ Math.imul(share + 1, 0x9e37_79b1));
    if (!best || rank > best.rank) best = { share, rank };
  }
  return best?.share;
}

/** The finalizer of MurmurHash3: each bit of a number changes about half of those that come out. */
function mixed(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
