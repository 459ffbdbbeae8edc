import { percent } from "./pieces.js";
import type { Room } from "./room.js";
import { narrowest } from "./wrap.js";

/** Rows of walls as far as their places depend on them. */
export interface Chains {
  readonly rows: readonly { readonly name: string; readonly walls: readonly { readonly name: string }[] }[];
  readonly hasNote: boolean;
}

/** Where everything stands. */
export interface WallPlaces {
  /** Of the names of walls; and that of a count; in CSS pixels. */
  readonly size: number;
  readonly countSize: number;
  /** Of a row, in CSS pixels. */
  readonly height: number;
  /** The column of the rows' names. */
  readonly name: string;
  /** The columns of a chain, and how wide it may be, in CSS pixels. */
  readonly columns: string;
  readonly most: number;
  /** The size of walls' names on a narrower slide. */
  readonly fit: string;
}

/** What has no room: the name of a row, or of one of its walls. */
export interface WallMisfit {
  readonly row: number;
  readonly wall: number | undefined;
}

/** Sizes of the names of walls in CSS pixels, the largest first; names of rows are larger by so much. */
const sizes = [30, 28, 26, 24, 22, 20] as const;
const smallest = 20;
const nameScale = 1.15;
const leading = 1.15;
/** How many lines a name may take; three only in small letters. */
const lineCounts = [1, 2, 3] as const;
const threeLines = 24;
/**
 * Lengths in CSS pixels, those of form-walls.css: what a wall and a row have beside and above their names. The smallest
 * letters may stand tighter.
 */
const beside = { wall: 56, gap: 18, name: 8, arrow: 20 } as const;
const above = { wall: 32, tight: 24, row: 20, note: 66 } as const;
/** The share of the width that names of rows may take; and the room below which the attack stands under them. */
const share = 0.26;
const narrow = 1000;
/** An attack in letters of code, in most languages. */
const attack = { words: "attaque", size: 20 } as const;
/** A row, a count and a column are not larger than this, and a wall's name never has less than so many em. */
const most = { row: 150, count: 64, column: 420 } as const;
const least = 3;

/** The largest letters in which all names have room beside and below each other. */
export function placeWalls(chains: Chains, room: Room): WallPlaces | WallMisfit {
  const free = room.height - (chains.hasNote ? above.note : 0);
  const height = Math.min(most.row, Math.floor(free / chains.rows.length));
  const countSize = Math.min(most.count, Math.round(height / 2));
  for (const size of sizes) {
    const name = nameColumn(chains, { room, height, size });
    const rest = name && room.width - name - besideChain(room, countSize);
    const columns = rest && chainColumns(chains, { room, height, size }, rest);
    if (!columns) continue;
    const widest = columns.reduce((sum, width) => sum + Math.max(width, most.column), 0);
    return {
      size,
      countSize,
      height,
      name: percent(name / room.width),
      columns: columns.map((width) => `minmax(0, ${Math.ceil(width)}fr)`).join(" "),
      most: Math.ceil(widest),
      fit: `${((size / room.width) * 100).toFixed(2)}cqi`,
    };
  }
  return misfitOf(chains, { room, height, size: smallest });
}

interface Trial {
  readonly room: Room;
  /** Of a row. */
  readonly height: number;
  readonly size: number;
}

const attackWidth = (room: Room) => room.widthOf(attack.words, "code", attack.size) + beside.arrow;
const isNarrow = (room: Room) => room.width < narrow;

/** What stands beside the chain, apart from the name. */
const besideChain = (room: Room, countSize: number) =>
  countSize + 2 * beside.gap + (isNarrow(room) ? 0 : attackWidth(room) + beside.gap);

/** The column of the rows' names in CSS pixels; undefined where one has no room in it. */
function nameColumn({ rows }: Chains, { room, height, size }: Trial): number | undefined {
  const letters = size * nameScale;
  const widths = rows.map(({ name }) => {
    const fits = lineCounts.filter((lines) => {
      const under = isNarrow(room) ? attack.size * leading : 0;
      return lines * letters * leading + under + above.row <= height;
    });
    const found = fits.map((lines) => narrowest(room.faceOf("bold"), name, lines) * letters + beside.name);
    return found.find((width) => width <= room.width * share);
  });
  if (!widths.every((width) => width !== undefined)) return undefined;
  return Math.max(...widths, isNarrow(room) ? attackWidth(room) : 0);
}

/** Walls at the same place of a chain stand below each other: their columns in CSS pixels; undefined where one has no room. */
function chainColumns({ rows }: Chains, { room, height, size }: Trial, width: number): number[] | undefined {
  const longest = Math.max(...rows.map(({ walls }) => walls.length));
  for (const lines of lineCounts) {
    const over = size > smallest ? above.wall : above.tight;
    const isHigh = lines * size * leading + over > height || (lines > 2 && size > threeLines);
    if (isHigh) return undefined;
    const columns = Array.from({ length: longest }, (_, index) => {
      const names = rows.flatMap(({ walls }) => walls[index]?.name ?? []);
      const ems = names.map((name) => narrowest(room.faceOf("bold"), name, lines));
      return Math.max(least, ...ems) * size + beside.wall;
    });
    if (columns.reduce((sum, column) => sum + column, 0) <= width) return columns;
  }
  return undefined;
}

/** The widest name: of a row where that is what has no room, else of a wall in any chain. */
function misfitOf(chains: Chains, trial: Trial): WallMisfit {
  const ems = (name: string) => narrowest(trial.room.faceOf("bold"), name, 3);
  const widest = <T extends { readonly name: string }>(named: readonly T[]) =>
    named.reduce((one, other) => (ems(other.name) > ems(one.name) ? other : one));
  const names = chains.rows.map(({ name }, row) => ({ name, row, wall: undefined }));
  if (nameColumn(chains, trial) === undefined) return widest(names);
  return widest(chains.rows.flatMap(({ walls }, row) => walls.map(({ name }, wall) => ({ name, row, wall }))));
}
