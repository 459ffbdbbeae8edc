import { emsOf } from "../slide/fit-text.js";

/** A place for a title; all in the same unit. */
interface TitleRoom {
  readonly width: number;
  readonly height: number;
  /** The sizes between which its type is chosen. */
  readonly most: number;
  readonly least: number;
}

const lineHeight = 1.06;
const step = 0.96;

/** Fonts of some themes are wider than most; a line is filled no further. */
const slack = 0.92;

/** The largest size in which a title has room, with every word whole; the least one, where none is small enough. */
export function titleSize(title: string, room: TitleRoom): number {
  const words = piecesOf(title).map((piece) => ({
    ems: emsOf(piece.trim()),
    space: piece.endsWith(" ") ? emsOf(" ") : 0,
  }));
  for (let size = room.most; size > room.least; size *= step) {
    if (linesOf(words, (room.width * slack) / size) * size * lineHeight <= room.height)
      return Math.round(size * 100) / 100;
  }
  return room.least;
}

/** Where a line may break: after spaces and hyphens, and between characters of Chinese and Japanese. */
const piecesOf = (title: string): string[] =>
  title
    .match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}-]*(?:-|\s|$)?/gu,
    )
    ?.filter(Boolean) ?? [];

/** How many lines of this width words take; a word that is longer than a line finds no room. */
function linesOf(words: readonly { readonly ems: number; readonly space: number }[], width: number): number {
  let lines = 1;
  let filled = 0;
  for (const { ems, space } of words) {
    if (ems > width) return Number.POSITIVE_INFINITY;
    if (filled + ems > width) {
      lines++;
      filled = 0;
    }
    filled += ems + space;
  }
  return lines;
}
