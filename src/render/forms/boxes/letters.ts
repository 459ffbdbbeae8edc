import type { Setting, Voice } from "../../growth/setting.js";
import { roomOf } from "../room.js";
import { evenest, linesIn, piecesOf } from "../wrap.js";
import { type Box, nameOf, stepsOf } from "./description.js";

/** What a box needs, in CSS pixels, and how its words stand. */
export interface BoxSize {
  /** Whether the remark stands below the name. */
  readonly stacked: boolean;
  readonly height: number;
}

/** Sizes of letters in pixels, as in form-boxes.css. */
export const letters = { name: 22, remark: 20, label: 20 } as const;
/** Heights of lines, the number in a circle with its gap, and what stands around the words of a box. */
const heights = { name: 27, remark: 24, label: 24 } as const;
export const badge = { size: 28, gap: 4 } as const;
const inside = { side: 13, edge: 9, gap: 10 } as const;

const voices: Readonly<Record<keyof typeof letters, Voice>> = { name: "bold", remark: "text", label: "code" };
/** A little more than measured, since browsers round. */
const spare = 1.05;

/** The width of words in pixels. */
export const widthOf = (words: string, kind: keyof typeof letters, setting: Setting | undefined): number =>
  roomOf(setting).widthOf(words, voices[kind], letters[kind]) * spare;

/** How high a box of this width is; undefined where a word of it is wider. */
export function sizeOfBox(box: Box, width: number, setting: Setting | undefined): BoxSize | undefined {
  const { remark = "" } = box;
  const room = width - 2 * inside.side;
  const steps = stepsOf(box).length;
  const badges = steps === 0 ? 0 : steps * (badge.size + badge.gap) + inside.gap;
  const beside = remark === "" ? 0 : inside.gap + widthOf(remark, "remark", setting);
  if (badges + widthOf(nameOf(box), "name", setting) + beside <= room)
    return { stacked: false, height: heights.name + 2 * inside.edge };
  const rows = (words: string, kind: "name" | "remark") =>
    linesIn(roomOf(setting).faceOf(voices[kind]), words, room / letters[kind] / spare);
  const [name, below] = [rows(nameOf(box), "name"), remark === "" ? 0 : rows(remark, "remark")];
  if (!Number.isFinite(name + below)) return undefined;
  return { stacked: true, height: name * heights.name + below * heights.remark + 5 + 2 * inside.edge };
}

/** The room that a label may take: in one line, or broken into up to three. */
export function shapesOfLabel(
  { label = "", steps }: { readonly label?: string | undefined; readonly steps: number },
  setting: Setting | undefined,
): readonly { readonly width: number; readonly height: number }[] {
  const badges = steps * (badge.size + badge.gap);
  if (label === "") return badges === 0 ? [] : [{ width: badges, height: badge.size }];
  const words = piecesOf(label);
  const counts = [1, 2, 3].filter((count) => count <= words.length);
  return counts.map((count) => ({
    width: Math.ceil(badges + 4 + widestOf(words, count, setting)),
    height: Math.max(steps > 0 ? badge.size : 0, count * heights.label),
  }));
}

/** The width of the widest line when words are spread over so many lines as evenly as can be. */
function widestOf(words: readonly string[], count: number, setting: Setting | undefined): number {
  const width = (from: number, to: number) => widthOf(words.slice(from, to).join("").trimEnd(), "label", setting);
  return evenest({ pieces: words.length, width }, count);
}
