import { createHash } from "node:crypto";
import type { FontFile } from "../../model/design.js";
import { type Axis, type FontFacts, readFontFacts } from "./facts.js";
import { packagedCharacters } from "./packaged-characters.js";
import { within } from "./ranges.js";

/** Cuts fonts down, and keeps what it has read and cut: the pages of a deck use the same characters, or nearly so. */
export interface FontCutter {
  /** The characters that a font can draw where its style sheet lets it, as code points. */
  drawable(font: Pick<FontFile, "bytes" | "unicodeRange">): ReadonlySet<number>;
  /**
   * A font with these characters only, as WOFF2; of a variable font one for each weight that slides are set in, because
   * Chromium would put a variable font into PDFs as Type 3 outlines.
   * @returns nothing for a font that is broken
   */
  cut(font: FontFile, characters: readonly number[]): Promise<readonly FontFile[]>;
}

/** Weights in which themes set text and headings. */
const weights = [400, 700];

/** A long-lived project changes its texts often; what was cut for them long ago is of no use. */
const mostKept = 64;

export function createFontCutter(): FontCutter {
  const read = new WeakMap<Uint8Array, ReadFont>();
  const pieces = new Map<string, Promise<Uint8Array | undefined>>();
  const characters = new WeakMap<Uint8Array, ReadonlySet<number>>();
  const charactersOf = (font: Pick<FontFile, "bytes">) => {
    const known = characters.get(font.bytes) ?? packagedCharacters(font.bytes) ?? look(font).facts?.characters;
    characters.set(font.bytes, known ?? new Set());
    return known ?? new Set();
  };
  const look = ({ bytes }: Pick<FontFile, "bytes">) => {
    const known = read.get(bytes) ?? readFont(bytes);
    read.set(bytes, known);
    return known;
  };
  const piece = (font: FontFile, text: string, axes: Readonly<Record<string, number>>) => {
    const key = JSON.stringify([look(font).hash, axes, text]);
    const cutting = pieces.get(key) ?? cutDown(font.bytes, text, axes);
    pieces.delete(key);
    pieces.set(key, cutting);
    for (const old of [...pieces.keys()].slice(0, -mostKept)) pieces.delete(old);
    return cutting;
  };
  return {
    drawable: (font) => within(charactersOf(font), font.unicodeRange),
    async cut(font, characters) {
      const text = String.fromCodePoint(...characters.toSorted((a, b) => a - b));
      const instances = instancesOf(font, look(font).facts?.axes ?? new Map());
      const cut = instances.map(async ({ weight, axes }): Promise<FontFile[]> => {
        const bytes = await piece(font, text, axes);
        return bytes ? [{ ...font, weight, format: "woff2", bytes }] : [];
      });
      return (await Promise.all(cut)).flat();
    },
  };
}

/** A font as it was read once. */
interface ReadFont {
  readonly hash: string;
  readonly facts: FontFacts | undefined;
}

const readFont = (bytes: Uint8Array): ReadFont => ({
  hash: createHash("sha256").update(bytes).digest("base64url"),
  facts: readFontFacts(bytes),
});

async function cutDown(
  bytes: Uint8Array,
  text: string,
  axes: Readonly<Record<string, number>>,
): Promise<Uint8Array | undefined> {
  // Decks whose themes have all fonts never load it.
  const { default: subsetFont } = await import("subset-font");
  const fixed = Object.keys(axes).length > 0 ? { variationAxes: axes } : {};
  return subsetFont(Buffer.from(bytes), text, { targetFormat: "woff2", ...fixed }).catch(() => undefined);
}

/** What is cut out of a font: for a variable one, the weights that are used. */
function instancesOf({ weight }: FontFile, axes: ReadonlyMap<string, Axis>) {
  if (axes.size === 0) return [{ weight, axes: {} }];
  const fixed = Object.fromEntries([...axes].map(([tag, axis]) => [tag, axis.default]));
  const axis = axes.get("wght");
  if (!axis) return [{ weight, axes: fixed }];
  const [least = axis.min, most = least] = weight.split(" ").map(Number);
  const used = new Set(weights.map((wanted) => Math.min(most, Math.max(least, wanted))));
  return [...used].map((value) => ({
    weight: String(value),
    axes: { ...fixed, wght: Math.min(axis.max, Math.max(axis.min, value)) },
  }));
}
