import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { contrastRatio } from "../../src/render/design/luminance.js";
import { layers } from "../../src/render/drawing/roles.js";
import { houseThemes, readTheme, themesFolder, tokensOf } from "../support/house-themes.js";

type Rgb = readonly [number, number, number];

const inks = ["text", "comment", "keyword", "string", "number", "function", "type", "property"];

function rgbOf(value: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (value.match(/[\da-f]{2}/gi) ?? []).map((hex) => Number.parseInt(hex, 16));
  return [red, green, blue];
}

/** One colour that lies over another one and lets some of it through. */
function over(above: Rgb, below: Rgb, opacity: number): Rgb {
  const [red, green, blue] = above.map((value, at) => value * opacity + (below[at] ?? 0) * (1 - opacity));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** The colours of a theme, by their tokens; a reference to another token is followed. */
function coloursOf(theme: string) {
  const tokens = tokensOf(theme);
  const value = (name: string): string => {
    const said = String(tokens[name] ?? "");
    const referred = /^var\(--([\w-]+)\)$/.exec(said)?.[1];
    return referred ? value(referred) : said;
  };
  const colour = (name: string) => rgbOf(value(name));
  const [red = 0, green = 0, blue = 0, alpha = 1] = (value("code-hl-bg").match(/[\d.]+/g) ?? []).map(Number);
  const lit = over([red, green, blue], colour("code-bg"), alpha);
  return { colour, value, lit };
}

/** Text and its ground, with what they are called. */
function textPairs(theme: string): [string, Rgb, Rgb][] {
  const { colour, lit, value } = coloursOf(theme);
  const white: Rgb = [255, 255, 255];
  const onPaper = value("paper-ink") === "" ? [] : ["ink", "muted", ...inks.map((ink) => `code-${ink}`)];
  return [
    ...["ink", "muted", "accent"].flatMap((ink) =>
      ["bg", "card", "bg2"].map((ground): [string, Rgb, Rgb] => [`${ink} on ${ground}`, colour(ink), colour(ground)]),
    ),
    ...layers.map((layer): [string, Rgb, Rgb] => [`text on ${layer}`, colour(`on-${layer}`), colour(layer)]),
    ["openers", colour("part-ink"), colour("part-bg")],
    ["code-dim", colour("code-dim"), colour("code-bg")],
    ...inks.flatMap((ink): [string, Rgb, Rgb][] => [
      [`code-${ink}`, colour(`code-${ink}`), colour("code-bg")],
      [`code-${ink} in a step`, colour(`code-${ink}`), lit],
    ]),
    ...onPaper.map((ink): [string, Rgb, Rgb] => [`paper-${ink}`, colour(`paper-${ink}`), white]),
  ];
}

const below = (pairs: readonly [string, Rgb, Rgb][], least: number) =>
  pairs.filter(([, ink, ground]) => contrastRatio(ink, ground) < least).map(([name]) => name);

/** How much of `--muted` the frame of a box without a layer lets be seen, as the style sheet says it; 0 where it says nothing. */
function frameShare(): number {
  const [, rule = ""] =
    /\.d-box:not\(\[data-role\][^{]*\{([^}]*)\}/.exec(readFileSync("templates/styles/diagram.css", "utf8")) ?? [];
  return Number(/color-mix\(in srgb, var\(--muted\) ([\d.]+)%, transparent\)/.exec(rule)?.[1] ?? 0) / 100;
}

describe.each(houseThemes)("the theme %s", (theme) => {
  const { colour } = coloursOf(theme);

  it("says what it is for", () => {
    expect(readTheme(theme).name).toMatch(/^[A-Z]/);
    expect(readTheme(theme).summary).toMatch(/\.$/);
  });

  it("has text that can be read on its ground", () => {
    expect(below(textPairs(theme), theme === "contrast" ? 7 : 4.5)).toEqual([]);
  });

  it("has marks and layers that can be seen, and none of them twice", () => {
    const seen = [...layers, "accent", "code-hl-bar"].map((name): [string, Rgb, Rgb] => [
      name,
      colour(name),
      colour("bg"),
    ]);
    expect(below(seen, theme === "contrast" ? 4.5 : 3)).toEqual([]);
    const named = [...layers, "accent"];
    expect(new Set(named.map((name) => String(colour(name)))).size).toBe(named.length);
  });

  it("frames boxes that have no layer so that they are seen on every ground", () => {
    const frame = over(colour("muted"), colour("card"), frameShare());
    const pairs = ["bg", "bg2", "card"].map((ground): [string, Rgb, Rgb] => [ground, frame, colour(ground)]);
    expect(below(pairs, 3)).toEqual([]);
  });

  it("brings few fonts, with their licences", () => {
    const own = path.join(themesFolder, theme, "fonts");
    // A theme that extends another one is set in its fonts.
    const files = existsSync(own) ? readdirSync(own) : [];
    expect(files.length > 0).toBe(readTheme(theme).extends === undefined);
    const bytes = files.filter((name) => name.endsWith(".woff2")).map((name) => statSync(path.join(own, name)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
    const licences = files.filter((name) => name.startsWith("LICENSE-"));
    expect(licences.length > 0).toBe(files.length > 0);
    for (const name of licences) {
      const text = readFileSync(path.join(own, name), "utf8");
      expect(text).toContain("SIL OPEN FONT LICENSE Version 1.1");
      // What is cut down is changed, and may not keep a name that is reserved.
      expect(text).not.toMatch(/with Reserved Font Name/i);
    }
    const listed = new Set((readTheme(theme).fonts ?? []).map(({ file }) => path.basename(file)));
    expect(files.filter((name) => name.endsWith(".woff2") && !listed.has(name))).toEqual([]);
  });
});

it("the theme contrast has lines that can be seen", () => {
  const { colour } = coloursOf("contrast");
  expect(below([["line", colour("line"), colour("bg")]], 4.5)).toEqual([]);
});
