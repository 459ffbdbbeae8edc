import path from "node:path";
import type { Reader } from "../../content/reader.js";
import { problem } from "../../report/problem.js";
import { limits, shownBytes } from "../../source/limits.js";
import { type SourceFile, type Span, spanOf } from "../../source/text.js";
import { dataUrl, fileName, findAsset } from "../assets.js";
import { fontTypes } from "../fonts/format.js";
import { readFonts } from "../fonts/read.js";
import { type CssPlace, visitCss } from "../html/css.js";
import { type Refusal, refusals } from "../refusals.js";
import { isRemote } from "../slide/addresses.js";

/** As much of what is refused is shown. */
const longest = 80;

/**
 * A style sheet of a project with the pictures that it names inside, and without what it would fetch: a deck is one
 * file and makes no request. Each place of what is taken out is reported.
 */
export function ownSheet(file: SourceFile, reader: Reader): string {
  const folders = [path.posix.dirname(file.path), "."];
  const spanAt = ({ text, start }: CssPlace) => spanOf(file, start, start + text.length);
  let room: number = limits.mediaBytes;
  const refuse = (text: string, place: CssPlace, refusal: Refusal) => {
    const what = `“${text.slice(0, longest)}” in a style sheet`;
    reader.report(problem("refused-address", { what, ...refusal }, { span: spanAt(place) }));
    return undefined;
  };
  const embed = (reference: string, place: CssPlace) => {
    const span = spanAt(place);
    const asset = findAsset(reference, { folders, span }, reader);
    if (!asset) return undefined;
    room -= asset.bytes.length;
    if (room >= 0) return dataUrl(asset);
    // A picture that is named often stands there as often.
    const values = { path: `${file.path} with its pictures`, most: shownBytes(limits.mediaBytes) };
    reader.report(problem("too-large", values, { span }));
    return undefined;
  };
  return visitCss(file.text, {
    address(url, place) {
      if (isInside(url)) return url;
      if (isRemote(url)) return refuse(url, place, refusals.elsewhere);
      return isFont(url) ? refuse(url, place, refusals.font) : embed(url, place);
    },
    refuse: (place) => refuse(place.text, place, refusalOf(place)),
  });
}

/**
 * A style sheet of a theme for reveal.js, as packages have them: its pictures and fonts come along, and fonts of other
 * sites give way to the machine's.
 */
export function packagedSheet(file: SourceFile, reader: Reader): string {
  const folder = path.posix.dirname(file.path);
  return visitCss(file.text, {
    address(url, { text, start }) {
      if (isInside(url)) return url;
      if (isRemote(url)) return undefined;
      const span = spanOf(file, start, start + text.length);
      if (isFont(url)) return embeddedFont(url, span, folder, reader);
      const asset = findAsset(url, { folders: [folder], span }, reader);
      return asset && dataUrl(asset);
    },
    refuse: () => undefined,
  });
}

/** A font as an address; undefined for one that is missing, no font, or may not be put into a page. */
function embeddedFont(url: string, span: Span, folder: string, reader: Reader): string | undefined {
  const lookup = reader.lookUp(fileName(url), [folder]);
  if (!("found" in lookup)) return undefined;
  const [font] = readFonts([{ file: lookup.found, span, family: "any" }], ["."], reader, "own");
  return font && `data:${fontTypes[font.format].type};base64,${Buffer.from(font.bytes).toString("base64")}`;
}

/** Why something that names no address is taken out of a style sheet. */
export const refusalOf = ({ text }: CssPlace): Refusal => (text.startsWith("@") ? refusals.imported : refusals.late);

/** Whether a value of CSS names another file, or what it names cannot be known. */
export function namesFile(value: string): boolean {
  let found = false;
  visitCss(value, {
    address(url) {
      found ||= !isInside(url);
      return url;
    },
    refuse() {
      found = true;
    },
  });
  return found;
}

/** What an address brings along, and parts of the page itself. */
const isInside = (url: string) => /^(?:data:|#)/i.test(url);

const isFont = (url: string) => /\.(?:woff2?|[ot]tf|ttc|eot)$/i.test(fileName(url));
