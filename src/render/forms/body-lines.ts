import { type FontFace, widthIn } from "../fonts/face.js";

/** How many lines a text takes in a room of this many em, broken as a browser does. */
export function linesOf(text: string, face: FontFace, room: number): number {
  const space = widthIn(face, " ");
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const width = widthIn(face, word);
    const next = used === 0 ? width : used + space + width;
    if (used > 0 && next > room) {
      lines += 1;
      used = width;
    } else used = next;
  }
  return lines;
}

/** The narrowest room in em in which a text takes no more than this many lines, and none of its words is broken. */
export function roomFor(text: string, face: FontFace, lines: number): number {
  const all = widthIn(face, text);
  const widest = Math.max(...text.split(/\s+/).map((word) => widthIn(face, word)));
  let room = Math.max(widest, all / lines);
  while (room < all && linesOf(text, face, room) > lines) room += 0.25;
  return Math.min(room, all);
}
