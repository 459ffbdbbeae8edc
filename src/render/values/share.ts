import type { Block, Slide } from "../../model/deck.js";
import type { Written } from "./kind.js";

/** Between two columns, in pixels. */
const gap = 52;

/**
 * How much of a slide's width what stands here gets: blocks that `::break` divides share it evenly, unless a layout is
 * told widths.
 * @returns the width in pixels of so much room
 */
export function widthFor(written: Written, { body, attributes }: Slide, room: number): number {
  const given = attributes.values
    .get("columns")
    ?.match(/[\d.]+(?=fr)/g)
    ?.map(Number);
  return widthAmong(body, written, room, given) ?? room;
}

function widthAmong(
  blocks: readonly Block[],
  written: Written,
  room: number,
  given: readonly number[] = [],
): number | undefined {
  const count = blocks.filter(({ kind }) => kind === "break").length + 1;
  const parts = given.length === count ? given : Array.from({ length: count }, () => 1);
  const all = parts.reduce((sum, part) => sum + part, 0);
  let column = 0;
  for (const block of blocks) {
    if (block.kind === "break") column++;
    const width = ((room - (count - 1) * gap) * (parts[column] ?? 1)) / all;
    if (isWritten(block, written)) return width;
    const inside = block.kind === "component" ? widthAmong(block.children, written, width) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const isWritten = (block: Block, written: Written): boolean =>
  block === written || (block.kind === "component" && [...block.attributes.values.values()].includes(String(written)));
