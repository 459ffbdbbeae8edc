import { encode, renderSVG } from "uqr";
import { asHtml, forTemplate, type TemplateHtml } from "../../render/html/html.js";

/** Links from this length on get a QR code: nobody types them. */
const longLink = 36;

/** Modules of white around a code. ISO/IEC 18004, 5.3.8 */
const quietZone = 4;

/** Millimetres of a module: telephones read 0.4 from paper, and a printer may shrink the page. */
const moduleSize = 0.45;

/**
 * The least version of a code: 37 modules a side, which hold 106 bytes. So codes of usual links are of one size wherever they
 * stand beside each other; shorter ones use the room to be read when they are stained.
 */
const usualVersion = 5;
const form = { border: quietZone, minVersion: usualVersion } as const;

/**
 * Bytes of a link that gets a code: 40 mm of paper, with 77 modules a side. Telephones hardly find their way in larger
 * ones, and from some 3,000 bytes on there are none.
 */
const longestCode = 520;

/** Characters of an address that is printed whole: of a longer one, its beginning says where the code or the link leads. */
const longestAddress = 160;

/** A link of a slide as it stands on paper, where nobody clicks. */
export interface LinkCode {
  readonly url: string;
  /** As one types it: a browser needs neither the scheme nor a slash at the end. What nobody types ends in “…”. */
  readonly address: string;
  /** A QR code; "" for links that are short enough to be typed, and for those that are too long for one. */
  readonly svg: TemplateHtml | "";
  /** The width of the code in millimetres, with the white around it; 0 without one. */
  readonly width: number;
}

/** Links to other sites out of these lists, each once: short ones as an address, long ones as a QR code, too. */
export const codesOf = (...lists: readonly (readonly string[])[]): readonly LinkCode[] =>
  [...new Set(lists.flat())].map(codeOf);

function codeOf(url: string): LinkCode {
  const letters = [...url.replace(/^https?:\/\//, "").replace(/\/$/, "")];
  const address = letters.length > longestAddress ? `${letters.slice(0, longestAddress).join("")}…` : letters.join("");
  if (url.length < longLink || Buffer.byteLength(url) > longestCode) return { url, address, svg: "", width: 0 };
  const { size } = encode(url, form);
  const svg = forTemplate(asHtml(renderSVG(url, form)));
  return { url, address, svg, width: Number((size * moduleSize).toFixed(2)) };
}
