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
  /** How often a place may be given up again, so that what does not fit ends soon. */
  readonly patience: number;
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

/** From the last to the first, each on the lowest level that is free; where one has no place, the ones before it move. */
function placeLate(flags: readonly Flag[], { levels, width, patience }: Bounds): Placed {
  const sides = flags.map((flag, index) => sidesOf(flag, flags.slice(0, index), width));
  const standing: Standing[] = [];
  let given = 0;
  let fit = 0;
  const placeFrom = (index: number): boolean => {
    for (const { level, side } of choicesFor(sides[index] ?? [], levels)) {
      const choice = { ...side, level };
      if (!standing.every((other) => areApart(choice, other))) continue;
      standing.push(choice);
      fit = Math.max(fit, standing.length);
      if (index === 0 || placeFrom(index - 1)) return true;
      standing.pop();
      if (++given > patience) return false;
    }
    return false;
  };
  if (flags.length > 0 && !placeFrom(flags.length - 1)) return { fit, lacking: flags.length - 1 - fit };
  return { places: standing.toReversed().map(({ level, isBefore }) => ({ level, isBefore })) };
}

/** A label behind or before its stem. */
interface Side extends Omit<Standing, "level"> {
  /** How many stems of earlier ones it is above. */
  readonly above: number;
}

function sidesOf({ x, width }: Flag, earlier: readonly Flag[], room: number): Side[] {
  const both = [
    { x, isBefore: false, from: x - dot, to: x + beside + width },
    { x, isBefore: true, from: x - beside - width, to: x + dot },
  ];
  return both
    .filter(({ from, to }) => from >= 0 && to <= room)
    .map((side) => ({ ...side, above: earlier.filter((other) => crosses(other.x, side)).length }));
}

/** Levels and sides, the best first: what leaves the stems of earlier ones alone, then what leaves them room below. */
function* choicesFor(sides: readonly Side[], levels: number) {
  for (const isAbove of [false, true])
    for (let level = 0; level < levels; level++)
      for (const side of sides) if (side.above > 0 === isAbove && side.above <= level) yield { level, side };
}

function areApart(one: Standing, other: Standing): boolean {
  if (one.level === other.level) return one.to + clear.label <= other.from || other.to + clear.label <= one.from;
  const [low, high] = one.level < other.level ? [one, other] : [other, one];
  return !crosses(high.x, low);
}

/** Whether a stem would go through a label, or between it and its dot; it may pass behind the dot. */
function crosses(stem: number, { x, isBefore, from, to }: Omit<Standing, "level">): boolean {
  return isBefore ? stem > from - clear.stem && stem < x - dot : stem > x + dot && stem < to + clear.stem;
}
