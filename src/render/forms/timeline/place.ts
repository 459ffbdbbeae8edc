/** What stands at a date: a dot on a stem, and a label beside the dot. Lengths are CSS pixels. */
export interface Flag {
  /** Where its stem is. */
  readonly x: number;
  /** How wide its label is. */
  readonly width: number;
}

/** Where a label stands. */
export interface Place {
  /** 0 is nearest the axis. */
  readonly level: number;
  /** Whether the label stands before its stem. */
  readonly isBefore: boolean;
}

interface Bounds {
  /** How many levels there are. */
  readonly levels: number;
  /** How far labels may go. */
  readonly width: number;
}

/** From the middle of a dot to its label, and the radius of a dot. */
export const beside = 15;
export const dot = 8;
/** Between a label and a stem, and between two labels on one level. */
const clear = { stem: 5, label: 12 } as const;

/** Where each stands, in their order; or how many have room, and which is the first one that has none. */
type Placed = { readonly places: readonly Place[] } | { readonly fit: number; readonly lacking: number };

/**
 * Finds a level for each so that no label meets another one or the stem of another. Two ways are tried: from the last
 * to the first, with labels behind their stems where that can be, and from the first to the last, with labels before them.
 * @param flags in the order of time
 */
export function placeAll(flags: readonly Flag[], bounds: Bounds): Placed {
  const late = placeLate(flags, bounds);
  if ("places" in late) return late;
  const mirrored = flags.map((flag) => ({ ...flag, x: bounds.width - flag.x })).toReversed();
  const early = placeLate(mirrored, bounds);
  if ("places" in early)
    return { places: early.places.toReversed().map(({ level, isBefore }) => ({ level, isBefore: !isBefore })) };
  return early.fit > late.fit ? { fit: early.fit, lacking: flags.length - 1 - early.lacking } : late;
}

interface Standing extends Place {
  readonly x: number;
  /** Of its label and dot. */
  readonly from: number;
  readonly to: number;
}

/** How often a place is taken that may be given up again, so that what does not fit ends soon. */
const patience = 300;

/** From the last to the first, each on the lowest level that is free; where one has no place, the ones before it move. */
function placeLate(flags: readonly Flag[], bounds: Bounds): Placed {
  const standing: Standing[] = [];
  let taken = 0;
  let fit = 0;
  const placeFrom = (index: number): boolean => {
    const flag = flags[index];
    if (!flag) return true;
    for (const choice of choicesFor(flag, flags.slice(0, index), bounds)) {
      if (taken >= patience) return false;
      if (!standing.every((other) => areApart(choice, other))) continue;
      taken++;
      standing.push(choice);
      fit = Math.max(fit, standing.length);
      if (placeFrom(index - 1)) return true;
      standing.pop();
    }
    return false;
  };
  if (!placeFrom(flags.length - 1)) return { fit, lacking: flags.length - 1 - fit };
  return { places: standing.toReversed().map(({ level, isBefore }) => ({ level, isBefore })) };
}

/** The places that an entry may take, the best first: those that leave the stems of earlier ones alone, then those under which they have room. */
function choicesFor({ x, width }: Flag, earlier: readonly Flag[], bounds: Bounds): Standing[] {
  const both = Array.from({ length: bounds.levels }, (_, level): Standing[] => [
    { x, level, isBefore: false, from: x - dot, to: x + beside + width },
    { x, level, isBefore: true, from: x - beside - width, to: x + dot },
  ])
    .flat()
    .filter(({ from, to }) => from >= 0 && to <= bounds.width)
    .map((choice) => ({ choice, below: earlier.filter((other) => crosses(other.x, choice)).length }));
  const free = both.filter(({ below }) => below === 0);
  const above = both.filter(({ below, choice }) => below > 0 && below <= choice.level);
  return [...free, ...above].map(({ choice }) => choice);
}

function areApart(one: Standing, other: Standing): boolean {
  if (one.level === other.level) return one.to + clear.label <= other.from || other.to + clear.label <= one.from;
  const [low, high] = one.level < other.level ? [one, other] : [other, one];
  return !crosses(high.x, low);
}

/** Whether a stem would go through a label; behind a dot it may pass. */
function crosses(stem: number, { x, isBefore, from, to }: Standing): boolean {
  const [start, end] = isBefore ? [from, x - beside] : [x + beside, to];
  return stem > start - clear.stem && stem < end + clear.stem;
}
