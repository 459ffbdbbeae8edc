import sanitize from "sanitize-html";
import { asHtml, type Html } from "../html/html.js";

/** Attributes that our own markup and reveal.js's conventions need. */
const general = ["class", "id", "title", "lang", "dir", "role", "aria-*", "data-*", "width", "height"];

const rules: sanitize.IOptions = {
  allowedTags: [
    ...sanitize.defaults.allowedTags,
    ...[
      "img",
      "figure",
      "figcaption",
      "picture",
      "source",
      "video",
      "audio",
      "track",
      "del",
      "ins",
      "input",
      "details",
      "summary",
    ],
    ...[
      "svg",
      "g",
      "path",
      "rect",
      "circle",
      "ellipse",
      "line",
      "polyline",
      "polygon",
      "text",
      "tspan",
      "defs",
      "title",
      "desc",
    ],
    ...["qd-code", "qd-break", "math", "semantics", "mrow", "mi", "mo", "mn", "msup", "msub", "mfrac"],
  ],
  allowedAttributes: {
    "*": general,
    a: ["href", "target", "rel", "download"],
    img: ["src", "alt", "loading"],
    video: ["src", "poster", "controls", "loop", "muted"],
    audio: ["src", "controls", "loop"],
    source: ["src", "type"],
    track: ["src", "kind", "srclang", "label"],
    input: ["type", "checked", "disabled"],
    td: ["align", "colspan", "rowspan"],
    th: ["align", "colspan", "rowspan", "scope"],
    svg: ["viewBox", "xmlns", "preserveAspectRatio"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel", "data"],
  allowedSchemesByTag: { img: ["http", "https", "data"] },
  parser: { lowerCaseAttributeNames: false },
  allowVulnerableTags: false,
};

/** Reduces HTML to a list of harmless elements and attributes; style sheets, forms and frames go. */
export function sanitizeHtml(html: Html): Html {
  return asHtml(sanitize(html, rules));
}
