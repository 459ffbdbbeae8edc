import { createHash } from "node:crypto";
import { type Canvas, narrowness } from "../../content/list-columns.js";
import type { Theme } from "../../model/design.js";
import { valueIn } from "../design/brand-look.js";
import { followed } from "../design/references.js";
import type { FontSet } from "../drawing/desk.js";
import type { FontFace, FontMeter } from "../fonts/face.js";
import { familiesIn } from "../fonts/faces.js";
import type { ChildNode } from "../html/dom.js";
import type { Running } from "./running.js";

/** How a deck is set: what decides how much room a text takes on its slides. */
export interface Setting {
  /** The same for the same setting. */
  readonly key: string;
  /** The canvas in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** How much narrower than 16:9 the canvas is, in pixels: `--narrow` in content.css. */
  readonly narrow: number;
  /** Whether plain content is set in the sizes of scale.css, too; themes of reveal.js have sizes of their own for it. */
  readonly ofContent: boolean;
  /** A size of scale.css in CSS pixels, as the theme and the brand set it; undefined where only a browser can tell. */
  size(name: string): number | undefined;
  /** How large something is set in the text around it. */
  readonly scales: { readonly nested: number; readonly callout: number };
  readonly face: (voice: Voice) => FontFace;
  /** Running text that was measured in these faces, by its nodes and how they are set. */
  readonly measured: WeakMap<readonly ChildNode[], Map<string, Running>>;
}

/** The same setting on another canvas. */
export const onCanvas = (setting: Setting, { width, height }: Canvas): Setting => ({
  ...setting,
  width,
  height,
  narrow: narrowness(width),
});

/** In which letters something is set. */
export type Voice = "text" | "bold" | "display" | "code";

const voices: Readonly<Record<Voice, { readonly token: string; readonly weight: number }>> = {
  text: { token: "font-text", weight: 400 },
  bold: { token: "font-text", weight: 700 },
  display: { token: "font-display", weight: 800 },
  code: { token: "font-code", weight: 500 },
};

/** What stands in for a font that a theme does not bring: somewhat wider than most. */
const unknownFace: Readonly<Record<Voice, FontFace>> = {
  text: { widths: {}, other: 0.56 },
  bold: { widths: {}, other: 0.6 },
  display: { widths: {}, other: 0.66 },
  code: { widths: {}, other: 0.62 },
};

/** What stands in for the fonts of reveal.js's own themes, Source Sans, Lato and others of their width. */
const revealFace: Readonly<Record<Voice, FontFace>> = {
  text: { widths: {}, other: 0.51 },
  bold: { widths: {}, other: 0.54 },
  display: { widths: {}, other: 0.56 },
  code: { widths: {}, other: 0.602 },
};

interface Sources {
  readonly theme: Theme;
  readonly canvas: Canvas;
  /** The tokens that a brand sets in this theme. */
  readonly brandTokens: ReadonlyMap<string, string>;
  /** The text of scale.css. */
  readonly scale: string;
  readonly fonts: FontSet;
  readonly meter: FontMeter;
}

/** Reads how a deck is set. */
export function settingOf({ theme, canvas, brandTokens, scale, fonts, meter }: Sources): Setting {
  const defaults = declarationsIn(scale);
  const written = (name: string) => brandTokens.get(name) ?? valueIn(theme, name) ?? defaults.get(name);
  const factorOf = (name: string) => Number(written(name) ?? "1");
  const factor = factorOf("text-scale");
  // A size that refers to a token of the theme's own changes with that one.
  const sizes = [...defaults.keys()].map((name) => `${name}:${followed(name, written)}`);
  const key = createHash("sha1").update([fonts.key, canvas.width, canvas.height, ...sizes].join("\n"));
  return {
    key: key.digest("base64url"),
    ...canvas,
    narrow: narrowness(canvas.width),
    ofContent: !theme.isReveal,
    size: sizesIn((name) => pixelsOf(followed(name, written), factor)),
    scales: { nested: factorOf("nested-scale"), callout: factorOf("callout-scale") },
    face: theme.isReveal ? (voice) => revealFace[voice] : facesOf(fonts, meter),
    measured: new WeakMap(),
  };
}

/** Each size is asked for again on every slide, and its token looked for in all style sheets. */
function sizesIn(find: Setting["size"]): Setting["size"] {
  const known = new Map<string, number | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}

const declarationsIn = (css: string): ReadonlyMap<string, string> =>
  new Map([...css.matchAll(/--([a-z][\w-]*):\s*([^;}]+)/g)].map(([, name = "", value = ""]) => [name, value.trim()]));

/** `28px`, `0`, or `calc(28px * var(--text-scale))`. */
function pixelsOf(written: string | undefined, factor: number): number | undefined {
  const [, plain, scaled] =
    /^(?:(0|[\d.]+(?=px))(?:px)?|calc\(([\d.]+)px \* var\(--text-scale\)\))$/.exec(written ?? "") ?? [];
  const pixels = scaled === undefined ? Number(plain) : Number(scaled) * factor;
  return Number.isFinite(pixels) ? pixels : undefined;
}

/** The faces of the first family in each list of fonts that the theme brings; each is measured when it is asked for. */
function facesOf({ faces, rules }: FontSet, meter: FontMeter): Setting["face"] {
  const known = new Map<Voice, FontFace>();
  const faceOf = (voice: Voice): FontFace => {
    const { token, weight } = voices[voice];
    const list = rules.findLast((rule) => rule.startsWith(`--${token}:`)) ?? "";
    const family = familiesIn(list.slice(list.indexOf(":") + 1)).find(isBrought);
    return (family === undefined ? undefined : meter.measure(faces, { family, weight })) ?? unknownFace[voice];
  };
  const isBrought = (name: string) => faces.some(({ family }) => family === name);
  return (voice) => {
    const face = known.get(voice) ?? faceOf(voice);
    known.set(voice, face);
    return face;
  };
}
