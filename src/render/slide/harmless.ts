import { drawnElements, geometry, presentation } from "../drawing/svg-names.js";

const words = (text: string): readonly string[] => text.split(" ");

/** The elements that `--safe` keeps. */
export const safeElements: ReadonlySet<string> = new Set([
  ...words(
    "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn " +
      "div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd li main mark nav ol p " +
      "picture pre q rb rp rt rtc ruby s samp section small source span strong sub summary sup table tbody td tfoot th " +
      "thead time tr track u ul var video wbr",
  ),
  ...drawnElements,
  ...words("desc symbol title"),
  ...words(
    "annotation math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup " +
      "mtable mtd mtext mtr munder munderover semantics",
  ),
]);

/** The attributes that every element may have; those that begin with `aria-` and `data-` stay, too. */
export const safeAttributes: ReadonlySet<string> = new Set(
  words("class dir height id lang role style tabindex title width"),
);

/** The attributes that only some elements may have. */
export const safeOwnAttributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    a: "download href rel target",
    annotation: "encoding",
    audio: "controls loop src",
    col: "span",
    colgroup: "span",
    data: "value",
    del: "datetime",
    details: "open",
    img: "alt loading src",
    input: "checked disabled type",
    ins: "datetime",
    li: "value",
    math: "display xmlns",
    mo: "fence lspace maxsize minsize movablelimits rspace separator stretchy",
    mi: "mathvariant",
    mspace: "linebreak",
    mstyle: "displaystyle mathcolor scriptlevel",
    mtable: "columnalign columnlines columnspacing rowlines rowspacing",
    ol: "reversed start type",
    source: "src type",
    svg: "xmlns",
    td: "align colspan rowspan",
    th: "align colspan rowspan scope",
    time: "datetime",
    track: "kind label src srclang",
    linearGradient: "href xlink:href",
    pattern: "href xlink:href",
    radialGradient: "href xlink:href",
    textPath: "href xlink:href",
    use: "href xlink:href",
    video: "controls loop muted poster src",
  }).map(([name, attributes]) => [name, new Set(words(attributes))]),
);

/** The attributes of drawings: where something is, how large it is, and how it is painted. */
export const safeDrawingAttributes: ReadonlySet<string> = new Set([...geometry, ...presentation, "xml:space"]);

/** The properties of CSS that a `style` attribute may set, besides custom ones. */
export const safeProperties: ReadonlySet<string> = new Set([
  ...presentation,
  ...words(
    "align-items background-color border border-bottom border-bottom-width border-collapse border-color border-left border-radius " +
      "border-right border-right-width border-spacing border-style border-top border-top-width border-width box-shadow " +
      "color column-count column-gap display flex float font-family font-size font-style font-weight gap grid-column " +
      "grid-template-columns height justify-content left letter-spacing line-height list-style-type margin margin-bottom margin-left " +
      "margin-right margin-top max-height max-width min-height min-width object-fit opacity overflow padding padding-bottom padding-left " +
      "padding-right padding-top position text-align text-decoration text-indent text-shadow text-transform top transform vertical-align " +
      "white-space width word-spacing",
  ),
]);

/** The schemes of links, besides links to slides and files. */
export const safeSchemes: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel"]);
