/**
 * What a parser of HTML does with a tag that it does not expect where it stands.
 * https://html.spec.whatwg.org/multipage/parsing.html#tree-construction
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Elements that have no end tag. */
export const voidElements = words(
  "area base basefont bgsound br col embed hr img input keygen link meta param source track wbr",
);

/** Elements that a page has once, and those of framed pages: inside of a page their tags count for nothing. */
export const pageElements = words("html head body frameset frame");

/** Elements whose start tag ends a paragraph. */
export const blocks = words(
  "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 " +
    "h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp",
);

/** Elements that keep what stands in them from ending a paragraph or a button around them. */
export const bounds = words("applet button caption marquee object table td template th");

/** Elements that keep a link in them from ending one around them. */
export const markers = words("applet caption marquee object td template th");

/** Elements that HTML calls special: through them no item of a list ends one around it. */
export const special = words(
  "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd " +
    "details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header " +
    "hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object " +
    "ol p param plaintext pre script section select source style summary table tbody td template textarea tfoot " +
    "th thead title tr track ul wbr xmp",
);

/** Parts of tables, and what they may stand in. */
export const tableParts: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["caption", words("table")],
  ["colgroup", words("table")],
  ["col", words("colgroup")],
  ["thead", words("table")],
  ["tbody", words("table")],
  ["tfoot", words("table")],
  ["tr", words("thead tbody tfoot")],
  ["td", words("tr")],
  ["th", words("tr")],
]);

/** What may stand in an element that holds nothing else, without white space. */
export const onlyChildren: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["select", words("option optgroup hr")],
  ["optgroup", words("option")],
  ["colgroup", words("col")],
]);

/** Elements that stand nowhere but in some others. */
export const onlyParents: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["option", words("select optgroup datalist")],
  ["optgroup", words("select")],
  ["rb", words("ruby")],
  ["rt", words("ruby rtc")],
  ["rtc", words("ruby")],
  ["rp", words("ruby rtc")],
]);

/** Elements that hold text and no elements, in HTML or in SVG. */
export const textOnly = words("option style textarea title");

/** HTML that ends a drawing or a formula in which it stands. */
export const breakouts = words(
  "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu " +
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var",
);

/** Elements of HTML, and of SVG, for which no rule but the general ones holds; most elements are such. */
export const ordinary = words(
  "abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var",
);
export const ordinaryInSvg = words("circle defs ellipse g line marker path polygon polyline rect stop text tspan use");

/** Elements of SVG and MathML in which HTML may stand. */
export const holdsHtml = words("foreignObject mi mo mn ms mtext");

/** Elements of MathML that would stay so among HTML. */
export const mathGlyphs = words("mglyph malignmark");

/** Attributes of SVG that are not written in small letters, by their names in small letters. */
export const svgAttributes: ReadonlyMap<string, string> = new Map(
  [
    ...words(
      "attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits " +
        "glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust " +
        "limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength " +
        "patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha " +
        "preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures " +
        "specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale " +
        "systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan",
    ),
  ].map((attribute) => [attribute.toLowerCase(), attribute]),
);

/** Elements of SVG that are not written in small letters, by their names in small letters. */
export const svgNames: ReadonlyMap<string, string> = new Map(
  [
    ...words(
      "altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix " +
        "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow " +
        "feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset " +
        "fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient " +
        "radialGradient textPath",
    ),
  ].map((name) => [name.toLowerCase(), name]),
);
