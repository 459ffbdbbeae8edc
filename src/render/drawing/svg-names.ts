const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** The elements of SVG that a drawing may have. */
export const drawnElements = words(
  "a circle clipPath defs ellipse g line linearGradient marker mask path pattern polygon polyline radialGradient rect " +
    "stop svg text textPath tspan use",
);

/** Elements whose text is shown. */
export const textElements = words("text textPath tspan");

/** Attributes that are also properties of CSS. */
export const presentation = words(
  "alignment-baseline baseline-shift clip-path clip-rule color direction display dominant-baseline fill fill-opacity " +
    "fill-rule font-size font-stretch font-style font-variant font-weight letter-spacing marker-end marker-mid " +
    "marker-start mask opacity paint-order stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset " +
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration " +
    "vector-effect visibility word-spacing writing-mode",
);

/** Attributes that say where and how large something is. */
export const geometry = words(
  "clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height lengthAdjust markerHeight markerUnits " +
    "markerWidth maskContentUnits maskUnits method offset orient pathLength patternContentUnits patternTransform " +
    "patternUnits points preserveAspectRatio r refX refY rotate rx ry side spacing spreadMethod startOffset textLength " +
    "transform viewBox width x x1 x2 y y1 y2",
);

/** Attributes in pixels: more than two decimals cannot be seen. */
export const pixels = words(
  "cx cy d dx dy font-size height points r rx ry stroke-width textLength viewBox width x x1 x2 y y1 y2",
);

/** What would move the outermost element of a drawing over the slide. */
export const moves = ["x", "y", "transform", "mask", "clip-path"];

/** Attributes whose colours are roles, and the class that stands for them. */
export const painted: ReadonlyMap<string, string> = new Map([
  ["fill", "fill"],
  ["stroke", "stroke"],
  ["stop-color", "stop"],
  ["color", "color"],
]);
