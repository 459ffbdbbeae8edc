import type { Ledger } from "../ledger/ledger.js";
import type { Brand, BrandColour, ColourRole } from "../model/brand.js";
import type { Theme } from "../model/design.js";
import { brandLook, coloursFor, groundOfTheme, valueIn } from "../render/design/brand-look.js";
import { opaqueColour } from "../render/design/brightness.js";
import { contrastRatio } from "../render/design/luminance.js";
import { hexOf, nearestPassing, type Rgb } from "../render/design/neighbour.js";
import { problem } from "../report/problem.js";

/** Two tokens that meet: what is drawn, and its ground; a colour of CSS for the paper itself. WCAG 2.2, 1.4.3 and 1.4.11. */
interface Meeting {
  readonly ink: string;
  readonly ground: string;
  /** The least contrast: 4.5 for text, 3 for large text and marks. */
  readonly least: number;
}

const text = 4.5;
const marks = 3;

const codeInks = ["text", "comment", "keyword", "string", "number", "function", "type", "property"].map(
  (name) => `code-${name}`,
);

const onSlides: readonly Meeting[] = [
  ...["ink", "muted", "accent"].flatMap((ink) => ["bg", "card"].map((ground) => ({ ink, ground, least: text }))),
  { ink: "part-ink", ground: "part-bg", least: text },
  ...codeInks.map((ink) => ({ ink, ground: "code-bg", least: text })),
  { ink: "code-hl-bar", ground: "code-bg", least: marks },
];

const onPaper: readonly Meeting[] = [
  { ink: "paper-ink", ground: "#ffffff", least: text },
  { ink: "paper-muted", ground: "#ffffff", least: text },
  { ink: "paper-accent", ground: "#ffffff", least: marks },
];

/** What a role is called at the token that it sets. */
const roleOf: ReadonlyMap<string, ColourRole> = new Map([
  ["ink", "text"],
  ["muted", "muted"],
  ["accent", "accent"],
  ["code-hl-bar", "accent"],
  ["bg", "background"],
  ["card", "surface"],
  ["code-bg", "surface"],
  ["part-bg", "cover"],
  ["part-ink", "cover-text"],
]);

/** A meeting of two colours of which the brand gives at least one. */
interface Met extends Meeting {
  /** What may be changed: the brand's colour. */
  readonly own: BrandColour;
  readonly ownRgb: Rgb;
  readonly other: Rgb;
  /** The other one in words. */
  readonly called: string;
}

/** Reports the brand's colours that are too near to what they meet in a theme, each once, with a neighbour that is not. */
export function checkBrandColours(brand: Brand, theme: Theme, ledger: Ledger): void {
  const met = meetingsIn(brand, theme);
  for (const own of new Set(met.map((meeting) => meeting.own))) {
    const all = met.filter((meeting) => meeting.own === own);
    const [worst] = all.toSorted((a, b) => ratioOf(a) / a.least - ratioOf(b) / b.least);
    if (worst && ratioOf(worst) < worst.least) report(worst, all, theme, ledger);
  }
}

const ratioOf = ({ ownRgb, other }: Met) => contrastRatio(ownRgb, other);

function meetingsIn(brand: Brand, theme: Theme): Met[] {
  const { tokens } = brandLook(brand, theme);
  const colours = coloursFor(brand, theme);
  const token = (name: string): string => tokens.get(name) ?? valueIn(theme, name) ?? "";
  const resolve = (name: string, depth = 0): { readonly name: string; readonly rgb: Rgb | undefined } => {
    const value = name.startsWith("#") ? name : token(name);
    const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    return reference && depth < 5 ? resolve(reference, depth + 1) : { name, rgb: opaqueColour(value) };
  };
  const given = new Set(brand.given.map(({ name }) => name));
  const own = (name: string) => (given.has(name) ? undefined : colours.get(roleOf.get(name) ?? "line"));
  const meetings = valueIn(theme, "paper-ink") === undefined ? onSlides : [...onSlides, ...onPaper];
  return meetings.flatMap((meeting): Met[] => {
    const [ink, ground] = [resolve(meeting.ink), resolve(meeting.ground)];
    if (!ink.rgb || !ground.rgb) return [];
    const [inkOwn, groundOwn] = [own(ink.name), own(ground.name)];
    const called = (name: string, rgb: Rgb, its: BrandColour | undefined) => `${nameOf(name, its)} ${hexOf(rgb)}`;
    if (inkOwn) {
      const other = called(ground.name, ground.rgb, groundOwn);
      return [{ ...meeting, own: inkOwn, ownRgb: ink.rgb, other: ground.rgb, called: other }];
    }
    if (!groundOwn) return [];
    return [
      { ...meeting, own: groundOwn, ownRgb: ground.rgb, other: ink.rgb, called: called(ink.name, ink.rgb, inkOwn) },
    ];
  });
}

const nameOf = (token: string, own: BrandColour | undefined) => {
  if (token.startsWith("#")) return "paper";
  return own ? `the brand's ${own.role}` : `the theme's ${roleOf.get(token) ?? token}`;
};

function report(worst: Met, all: readonly Met[], theme: Theme, ledger: Ledger): void {
  const { own, ownRgb, called, least } = worst;
  const near = nearestPassing(ownRgb, (rgb) =>
    all.every(({ other, least: most }) => contrastRatio(rgb, other) >= most),
  );
  const ground = groundOfTheme(theme);
  const place = own.ground
    ? ""
    : `, for ${ground} themes alone as ${ground}: { ${own.role}: "${near && hexOf(near)}" }`;
  const hint = near
    ? `the nearest colour that passes is ${hexOf(near)}${place}`
    : `no lightness of it passes with all that it meets there; change what it meets, too`;
  const values = {
    key: ["colours", ...(own.ground ? [own.ground] : []), own.role].join("."),
    colour: own.value,
    // What is just too little must not look as if it were enough.
    ratio: (Math.floor(ratioOf(worst) * 100) / 100).toFixed(2),
    other: called,
    needed: least,
    theme: theme.name,
    hint,
  };
  ledger.report(problem("brand-contrast", values, { span: own.span }));
}
