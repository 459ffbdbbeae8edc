import type { Voice } from "../../growth/setting.js";
import { piecesOf } from "../../line-breaks.js";
import type { FormTools } from "../form.js";
import { evenest, linesIn } from "../wrap.js";
import { type Box, nameOf, stepsOf } from "./description.js";

/** What a box needs, in CSS pixels, and how its words stand. */
export interface BoxSize {
  /** Whether the remark stands below the name. */
  readonly stacked: boolean;
  readonly height: number;
}

/** Heights of lines, the number in a circle with its gap, and what stands around the words of a box. */
const heights = { name: 27, remark: 24, label: 24 } as const;
export const badge = { size: 28, gap: 4 } as const;
const inside = { side: 13, edge: 9, gap: 10 } as const;

type Kind = keyof typeof heights;

const voices: Readonly<Record<Kind, Voice>> = { name: "bold", remark: "text", label: "code" };
/** A little more than measured, since browsers round. */
const spare = 1.05;

/** How words are set in a picture. */
export interface Letters {
  /** Whether names are as small as remarks, and labels of scopes take two lines: where there is no room otherwise. */
  readonly isTight: boolean;
  /** The width of words in pixels. */
  widthOf(words: string, kind: Kind): number;
  /** How many lines words take in so many pixels; infinite where one of them is wider. */
  linesIn(words: string, kind: Kind, width: number): number;
}

/** Letters in the sizes of form-boxes.css. */
export function lettersOf({ setting, room }: Pick<FormTools, "setting" | "room">, spacing: "roomy" | "tight"): Letters {
  const isTight = spacing === "tight";
  const small = setting?.size("text-s") ?? 20;
  const sizes = { name: isTight ? small : (setting?.size("text-dense") ?? 22), remark: small, label: small };
  return {
    isTight,
    widthOf: (words, kind) => room.widthOf(words, voices[kind], sizes[kind]) * spare,
    linesIn: (words, kind, width) => linesIn(room.faceOf(voices[kind]), words, width / sizes[kind] / spare),
  };
}

/** How many lines the label of a scope may take. */
export const labelLines = ({ isTight }: Letters): number => (isTight ? 2 : 1);
/** The height of so many lines of a label, in pixels. */
export const labelHeight = (lines: number): number => lines * heights.label;

/** How high a label of one line is, with the numbers of its steps above it, in pixels. */
export const heightOfLabel = (steps: number): number => 20 + (steps === 0 ? 0 : badge.size + 8);

/** How wide a label of one line is, with the numbers of its steps above it, in pixels. */
export const widthOfMark = (
  { label, steps }: { readonly label: string; readonly steps: readonly number[] },
  { widthOf }: Letters,
): number => Math.max(widthOf(label, "label"), steps.length * (badge.size + badge.gap) - badge.gap);

/** The narrowest box that no word of this one is wider than, in pixels. */
export function narrowestBox(box: Box, { widthOf }: Letters): number {
  const widest = (words: string, kind: Kind) =>
    Math.max(...piecesOf(words).map((piece) => widthOf(piece.trimEnd(), kind)));
  return 2 * inside.side + 1 + Math.max(widest(nameOf(box), "name"), widest(box.remark ?? "", "remark"));
}

/** How high a box of this width is; undefined where a word of it is wider. */
export function sizeOfBox(box: Box, width: number, letters: Letters): BoxSize | undefined {
  const { remark = "" } = box;
  const room = width - 2 * inside.side;
  const steps = stepsOf(box).length;
  const badges = steps === 0 ? 0 : steps * (badge.size + badge.gap) + inside.gap;
  const beside = remark === "" ? 0 : inside.gap + letters.widthOf(remark, "remark");
  if (badges + letters.widthOf(nameOf(box), "name") + beside <= room)
    return { stacked: false, height: heights.name + 2 * inside.edge };
  const [name, below] = [
    letters.linesIn(nameOf(box), "name", room),
    remark === "" ? 0 : letters.linesIn(remark, "remark", room),
  ];
  if (!Number.isFinite(name + below)) return undefined;
  return { stacked: true, height: name * heights.name + below * heights.remark + 5 + 2 * inside.edge };
}

/** The room of a label in pixels. */
export interface Shape {
  readonly width: number;
  readonly height: number;
}

/** The room that a label may take: in one line, or broken into up to three. */
export function shapesOfLabel(
  { label = "", steps }: { readonly label?: string | undefined; readonly steps: number },
  letters: Letters,
): readonly Shape[] {
  const badges = steps * (badge.size + badge.gap);
  if (label === "") return badges === 0 ? [] : [{ width: badges, height: badge.size }];
  const words = piecesOf(label);
  const counts = [1, 2, 3].filter((count) => count <= words.length);
  return counts.map((count) => ({
    width: Math.ceil(badges + 4 + widestOf(words, count, letters)),
    height: Math.max(steps > 0 ? badge.size : 0, count * heights.label),
  }));
}

/** The width of the widest line when words are spread over so many lines as evenly as can be. */
function widestOf(words: readonly string[], count: number, letters: Letters): number {
  const width = (from: number, to: number) => letters.widthOf(words.slice(from, to).join("").trimEnd(), "label");
  return evenest({ pieces: words.length, width }, count);
}
