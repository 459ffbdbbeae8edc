import sanitize from "sanitize-html";
import { isHarmless } from "../drawing/clean.js";
import { drawnElements, geometry, moves, presentation } from "../drawing/svg-names.js";
import { asHtml, type Html } from "../html/html.js";

/** Attributes that our own markup and reveal.js's conventions need. */
const general = ["class", "id", "style", "title", "lang", "dir", "role", "aria-*", "data-*", "width", "height"];

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
    // The parser writes all names in small letters.
    ...[...drawnElements, "title", "desc"].map((name) => name.toLowerCase()),
    ...["qd-code", "qd-break", "math", "semantics", "mrow", "mi", "mo", "mn", "msup", "msub", "mfrac"],
  ],
  allowedAttributes: {
    "*": general,
    ...Object.fromEntries(
      [...drawnElements].map((name) => [name.toLowerCase(), ["xml:space", ...geometry, ...presentation]]),
    ),
    a: ["href", "target", "rel", "download"],
    img: ["src", "alt", "loading"],
    video: ["src", "poster", "controls", "loop", "muted"],
    audio: ["src", "controls", "loop"],
    source: ["src", "type"],
    track: ["src", "kind", "srclang", "label"],
    input: ["type", "checked", "disabled"],
    td: ["align", "colspan", "rowspan"],
    th: ["align", "colspan", "rowspan", "scope"],
    svg: ["xmlns", ...geometry, ...presentation],
    use: ["href", ...geometry, ...presentation],
  },
  allowedSchemes: ["http", "https", "mailto", "tel", "data"],
  allowedSchemesByTag: { img: ["http", "https", "data"] },
  parser: { lowerCaseAttributeNames: false },
  allowVulnerableTags: false,
  // Our own components say with these how they are laid out.
  allowedStyles: {
    "*": Object.fromEntries(
      ["count", "align", "length", "columns", "rows", "first-line"].map((name) => [`--${name}`, [/^[\w.%-]+$/]]),
    ),
  },
  transformTags: { "*": (tagName, attribs) => ({ tagName, attribs: withoutReferences(tagName, attribs) }) },
};

/** Drawings refer to their own parts only: no address in a value, and none to use a part of. */
function withoutReferences(tagName: string, attribs: sanitize.Attributes): sanitize.Attributes {
  const isKept = ([name, value]: [string, string]) =>
    !(presentation.has(name) && !isHarmless(value)) &&
    !(presentation.has(name) && /url/i.test(value) && !/^url\(#[\w.:-]+\)$/.test(value)) &&
    !(tagName === "svg" && moves.includes(name)) &&
    !(tagName === "use" && /href$/i.test(name) && !value.startsWith("#"));
  return Object.fromEntries(Object.entries(attribs).filter(isKept));
}

/** Reduces HTML to a list of harmless elements and attributes; style sheets, forms and frames go. */
export function sanitizeHtml(html: Html): Html {
  return asHtml(sanitize(html, rules));
}
