import { describe, expect, it } from "vitest";
import type { Brand } from "../../../src/model/brand.js";
import type { Theme } from "../../../src/model/design.js";
import { brandLook, groundOfTheme } from "../../../src/render/design/brand-look.js";
import { contrastRatio } from "../../../src/render/design/luminance.js";
import { hexOf, nearestPassing, type Rgb } from "../../../src/render/design/neighbour.js";
import { revealVariables } from "../../../src/render/design/reveal-variables.js";
import { sourceFile } from "../../../src/source/text.js";

const span = { file: sourceFile("brand.yaml", ""), start: 0, end: 0 };
const brand = (colours: readonly Pick<Brand["colours"][number], "role" | "value" | "ground">[]): Brand => ({
  name: "",
  short: "",
  entity: "",
  colours: colours.map((colour) => ({ ...colour, span })),
  given: [],
  fonts: [],
  families: new Map([["text", ["Own"]]]),
  logos: [],
  cover: { picture: "", pattern: "" },
  footer: "",
  confidential: "",
  legal: "",
  closing: undefined,
});
const theme = (styles: readonly string[], tokens: Readonly<Record<string, string>>, isReveal = false): Theme => ({
  name: "any",
  size: { width: 1280, height: 720 },
  styles,
  fonts: [],
  tokens: new Map(Object.entries(tokens)),
  options: new Map(),
  paper: "",
  isReveal,
});

describe("the nearest colour that passes", () => {
  const on = (ground: Rgb) => (colour: Rgb) => contrastRatio(colour, ground) >= 4.5;

  it("is lighter on a dark ground, darker on a light one, and of the same hue", () => {
    const teal: Rgb = [0x0a, 0x8f, 0x8a];
    const dark = nearestPassing(teal, on([0xff, 0xff, 0xff]));
    expect(dark && hexOf(dark)).toBe("#008480");
    const light = nearestPassing(teal, on([0x20, 0x20, 0x20]));
    expect(light && contrastRatio(light, [0x20, 0x20, 0x20])).toBeGreaterThanOrEqual(4.5);
    expect(light?.[0]).toBeLessThan(light?.[1] ?? 0);
  });

  it("is none where nothing passes", () => {
    expect(nearestPassing([9, 9, 9], () => false)).toBeUndefined();
  });
});

describe("a brand in a theme", () => {
  const accents = brand([
    { role: "accent", value: "#0a6c74", ground: undefined },
    { role: "accent", value: "#4fc3c9", ground: "dark" },
  ]);

  it("has the colours of the theme's ground, and its own on openers with an ink that can be read", () => {
    const { tokens, ground } = brandLook(accents, theme([], { bg: "#0c1724", "paper-accent": "red" }));
    expect(ground).toBe("dark");
    expect(tokens.get("accent")).toBe("#4fc3c9");
    expect([tokens.get("part-bg"), tokens.get("part-ink")]).toEqual(["#0a6c74", "#ffffff"]);
    expect(tokens.has("paper-accent")).toBe(false);
  });

  it("reaches the variables of reveal.js, and the paper of a theme that knows none", () => {
    const league = theme([":root{--r-background-color:#fff;--r-main-font: Lato, sans-serif}"], {}, true);
    expect(groundOfTheme(league)).toBe("light");
    const { tokens } = brandLook(accents, league);
    expect(tokens.get("r-link-color")).toBe("#0a6c74");
    expect(tokens.get("paper-accent")).toBe("#0a6c74");
    expect(tokens.get("r-main-font")).toBe('"Own", Lato, sans-serif');
    expect(tokens.get("r-heading-font")).toMatch(/^"Own"/);
  });
});

it("variables of an old theme are read in one go, whatever stands there", () => {
  const css = `${"/*".repeat(50_000)} .reveal{color:#123}`;
  expect(revealVariables(css)).toContain("--r-main-color:#222222");
  expect(revealVariables(`${"{".repeat(50_000)}.reveal{color:#123}`)).toContain("--r-main-color:");
  expect(revealVariables("/* a */.reveal , .b{color: #123 !important}")).toContain("--r-main-color:#123");
});
