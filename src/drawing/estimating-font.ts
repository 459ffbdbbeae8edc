import { type FontFace, widthIn } from "../render/fonts/face.js";

const sample = "The quick brown fox jumps over containerd-shim-runc-v2 0123456789 /run/containerd.sock";

/** Fonts whose widths Graphviz knows without having them, with the width of the sample in em, narrow ones first. */
const estimating: readonly (readonly [name: string, width: number])[] = [
  ["Times", 37.02],
  ["Helvetica", 40.3],
  ["OpenSans", 42.69],
  ["DejaVu Sans", 46],
  ["Verdana", 46.66],
];

/** The font with whose widths Graphviz lays text out: the narrowest one that is about as wide as the theme's. */
export function estimatingFont(face: FontFace | undefined): string {
  // Most fonts on slides are about as wide as Helvetica.
  const width = face ? widthIn(face, sample) : 40;
  return (estimating.find(([, own]) => own >= width * 0.97) ?? ["Verdana"])[0];
}
