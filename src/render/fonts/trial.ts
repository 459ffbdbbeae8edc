import type { Reader } from "../../content/reader.js";
import type { Theme } from "../../model/design.js";
import type { FontCutter } from "./cutter.js";
import { brokenFont, reportFont } from "./read.js";

/** What trying fonts needs. */
interface TrialTools {
  readonly cutter: FontCutter;
  readonly reader: Reader;
}

/** A theme without those added fonts out of which nothing can be cut; they are reported. */
export async function withReadableFonts(theme: Theme, { cutter, reader }: TrialTools): Promise<Theme> {
  const fonts: Theme["fonts"][number][] = [];
  for (const font of theme.fonts) {
    const [first] = font.added ? cutter.drawable(font) : [];
    const isBroken = first !== undefined && (await cutter.cut(font, [first])).length === 0;
    if (isBroken && font.added) reportFont(font.added, brokenFont, reader);
    else fonts.push(font);
  }
  return fonts.length === theme.fonts.length ? theme : { ...theme, fonts };
}
