import { encode, renderSVG } from "uqr";
import { asHtml, forTemplate, type TemplateHtml } from "../../render/html/html.js";
import type { PaperSlide } from "../../render/page/paper.js";

/** Links from this length on get a QR code: nobody types them. */
const longLink = 36;

/** Modules of white around a code. ISO/IEC 18004, 5.3.8 */
const quietZone = 4;

/** Millimetres of a module: telephones read 0.4 from paper, and a printer may shrink the page. */
const moduleSize = 0.45;

/** A link of a slide as it stands on paper, where nobody clicks. */
export interface LinkCode {
  readonly url: string;
  /** As one types it: a browser needs neither the scheme nor a slash at the end. */
  readonly address: string;
  /** A QR code; "" for links that are short enough to be typed. */
  readonly svg: TemplateHtml | "";
  /** The width of the code in millimetres, with the white around it; 0 without one. */
  readonly width: number;
}

/** The links of a slide to other sites, each once: short ones as an address, long ones as a QR code, too. */
export const codesOf = ({ links }: Pick<PaperSlide, "links">): readonly LinkCode[] => links.map(codeOf);

function codeOf(url: string): LinkCode {
  const address = url.replace(/^https?:\/\//, "").replace(/\/$/, "");
  if (url.length < longLink) return { url, address, svg: "", width: 0 };
  const { size } = encode(url, { border: quietZone });
  const svg = forTemplate(asHtml(renderSVG(url, { border: quietZone })));
  return { url, address, svg, width: Number((size * moduleSize).toFixed(2)) };
}
