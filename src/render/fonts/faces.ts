import type { FontFile, Theme } from "../../model/design.js";

/** What a page sets in a list of fonts. */
interface WantedFace {
  readonly list: string;
  readonly weight: number;
}

/** The families that a list names, as CSS writes it, without their quotation marks. */
export const familiesIn = (list: string): string[] =>
  list.split(",").map((name) => name.trim().replace(/^["']|["']$/g, ""));

/**
 * The fonts of a theme that a page of few words needs: of the first family of each list the weight that is nearest, those
 * behind it in the list, which draw what it lacks, and those that were added.
 */
export function facesFor({ fonts }: Theme, wanted: readonly WantedFace[]): FontFile[] {
  const own = fonts.filter(({ style, added }) => style === "normal" && !added);
  const ofFamily = (name: string) => own.filter(({ family }) => family.toLowerCase() === name);
  const kept = new Set(fonts.filter(({ added }) => added));
  for (const { list, weight } of wanted) {
    for (const [place, family] of familiesIn(list.toLowerCase()).entries()) {
      const faces = ofFamily(family);
      if (place === 0 || !faces.some((face) => kept.has(face)))
        for (const face of nearest(faces, weight)) kept.add(face);
    }
  }
  return fonts.filter((font) => kept.has(font));
}

/** The faces that are nearest to a weight: one for each range of characters. */
function nearest(faces: readonly FontFile[], weight: number): FontFile[] {
  const least = Math.min(...faces.map((face) => weightDistance(face, weight)));
  return faces.filter((face) => weightDistance(face, weight) === least);
}

/** How far the weight of a font, or the range of a variable one, is from the one that is wanted. */
export function weightDistance({ weight }: FontFile, wanted: number): number {
  const [least = 400, most = least] = weight.split(" ").map(Number);
  return Math.max(0, least - wanted, wanted - most);
}
