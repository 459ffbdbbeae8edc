import type { PrintFiles } from "../render/page/page-files.js";
import type { PrintPage } from "../render/page/print-page.js";

/** What may let something move on a page without a script: rules of style sheets, and the beginnings of elements. */
const moving = ["keyframes", ...["video", "animate", "set", "marquee"].flatMap((name) => [`<${name}`, `:${name}`])];

/** Pictures of several frames that stand in a slide itself. */
const inPlace = /data:image\/(?:apng|avif|gif|webp)/i;

function mayMove(text: string): boolean {
  const small = text.toLowerCase();
  return moving.some((word) => small.includes(word));
}

/** By what pictures of each type are known that show more than one frame. */
const frames: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  "image/gif": () => true,
  "image/png": (bytes) => bytes.includes("acTL"),
  "image/webp": (bytes) => bytes.includes("ANIM"),
  "image/avif": (bytes) => bytes.subarray(0, 64).includes("avis"),
  "image/svg+xml": (bytes) => mayMove(bytes.toString("utf8")),
};

/** Tells whether something in a piece of a page moves, given the files of the page. */
export function movingOn(files: PrintFiles["files"]): (html: string) => boolean {
  const restless = [...files].flatMap(([name, { type, bytes }]) =>
    frames[type]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) ? [name] : [],
  );
  return (html) => mayMove(html) || restless.some((name) => html.includes(name));
}

/**
 * Tells of the slides of a page, by their places, whether they look the same whenever somebody looks: nothing on them or around
 * them moves.
 */
export function lastingSlides({ files, sections, withOnly }: PrintPage): (index: number) => boolean {
  const moves = movingOn(files);
  if (moves(withOnly(new Set()).html)) return () => false;
  return (index) => {
    const section = sections[index] ?? "";
    return !moves(section) && !inPlace.test(section);
  };
}
