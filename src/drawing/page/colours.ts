import { type Palette, type Role, roles } from "../../render/drawing/roles.js";
import { luminanceOf, plainInks } from "../contrast.js";

/** A colour as #rrggbb, and how much of it there is. */
export interface Colour {
  readonly hex: string;
  readonly alpha: number;
}

/** Reads a computed colour; undefined for none, for references and for what is wholly transparent. */
export function readColour(computed: string): Colour | undefined {
  const srgb = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(computed);
  const found = srgb ?? /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(computed);
  if (!found) return undefined;
  const [, red, green, blue, alpha = "1"] = found;
  if (Number(alpha) === 0) return undefined;
  const parts = [red, green, blue].map((part) => Math.round(Number(part) * (srgb ? 255 : 1)));
  return { hex: `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`, alpha: Number(alpha) };
}

export type Use = "text" | "fill" | "stroke";

/** The colours that may stand in a drawing. */
export interface Inks {
  readonly palette: Palette;
  /** The role of a colour of the palette. */
  roleOf(hex: string): Role | undefined;
  /** Whether the author of the diagram wrote this colour. */
  wrote(hex: string): boolean;
  /** The colour itself if it may stand there, else the one of the palette that serves the same use. */
  settle(hex: string, use: Use): string;
}

/** What mermaid colours by itself to tell things apart, in its order. */
const known: Readonly<Record<string, Role>> = {
  // The flows of a sankey diagram.
  "#4e79a7": "workload",
  "#f28e2c": "runtime",
  "#e15759": "guest",
  "#76b7b2": "kernel",
  "#59a14f": "hardware",
  "#edc949": "workload",
  "#af7aa1": "runtime",
  "#ff9da7": "guest",
  "#9c755f": "kernel",
  "#bab0ab": "hardware",
  // How urgent a card on a board is.
  "#ff0000": "runtime",
  "#ffa500": "kernel",
  "#0000ff": "guest",
  "#add8e6": "hardware",
  // The ground of icons.
  "#087ebf": "card",
};

const colourWord = /#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|\b[a-z]{3,20}\b/gi;

/** Whoever gives a diagram colours of his own gets all of them as mermaid derives them: `free`. */
export function createInks(palette: Palette, source: string, ground: "free" | "own"): Inks {
  const byHex = new Map<string, Role>(roles.map((role) => [palette[role].toLowerCase(), role]));
  const written = colourReader(source);
  const roleOf = (hex: string) => byHex.get(hex);
  const wrote = (hex: string) => !byHex.has(hex) && (ground === "free" || written().has(hex));
  const settle = (hex: string, use: Use) => {
    if (byHex.has(hex) || wrote(hex)) return hex;
    if (use === "text") return plainInks.some((plain) => plain === hex) ? hex : palette.ink;
    // Mermaid's own dark fills are tips of arrows and the like; its light ones are grounds.
    return palette[known[hex] ?? (use === "stroke" || luminanceOf(hex) < 0.2 ? "muted" : "card")];
  };
  return { palette, roleOf, wrote, settle };
}

/** All colours among the words of a source, read when first asked for. */
function colourReader(source: string): () => ReadonlySet<string> {
  let read: Set<string> | undefined;
  return () => {
    if (read) return read;
    const context = document.createElement("canvas").getContext("2d");
    read = new Set<string>();
    for (const [word] of source.matchAll(colourWord)) {
      if (!context || !CSS.supports("color", word)) continue;
      context.fillStyle = word;
      const hex = readColour(context.fillStyle)?.hex ?? context.fillStyle;
      read.add(hex.slice(0, 7).toLowerCase());
    }
    return read;
  };
}
