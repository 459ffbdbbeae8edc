import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { layerOrder } from "../../src/render/design/layers.js";
import { factors, sizes } from "../../src/render/design/sizes.js";

const sheetsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => path.join(folder, name));
const sheets = ["templates", "src", "slides"].flatMap(sheetsIn);
const read = (name: string) => readFileSync(name, "utf8");
const scaleSheet = "templates/styles/scale.css";

/** Comments become blanks, so that lines stay where they are. */
const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));

/** The declarations of a sheet; a value may go over several lines. */
function declarationsOf(name: string) {
  const css = withoutComments(read(name));
  return [...css.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+);/g)].map(
    ({ 1: property = "", 2: value = "", index }) => ({
      property,
      value: value.replace(/\s+/g, " ").trim(),
      place: `${name}:${css.slice(0, index).split("\n").length}`,
    }),
  );
}

const numberIn = /(?<![\w.#-])\d*\.?\d+(?:px|pt|mm)/g;

/** Ladders of sizes that content climbs as far as it has room, from the least step. */
const ladders = {
  text: ["text-body-s", "text-m", "text-body-m", "text-body-l"],
  table: ["text-s", "text-table-s", "text-table-m", "text-table-l"],
  code: ["text-code-xs", "text-code-s", "text-code-m", "text-code-l"],
};

/** A size of the scale as it is written there, or as the one that it refers to. */
function sizeOf(name: string): string {
  const value = declarationsOf(scaleSheet).find(({ property }) => property === `--${name}`)?.value ?? "";
  const referred = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  return referred === undefined ? (value.match(numberIn)?.[0] ?? "") : sizeOf(referred);
}

/** The steps of the scale whose names begin so, as they are written there; a ladder's own steps are not among them. */
const stepsOf = (...prefixes: string[]) =>
  declarationsOf(scaleSheet)
    .filter(({ property }) => prefixes.some((prefix) => property.startsWith(`--${prefix}-`)))
    .filter(({ property }) => !/^--text-(?:body|table|code)-/.test(property))
    .flatMap(({ value }) => value.match(numberIn) ?? []);

/** Sizes of type that belong to one thing and grow with it. */
const ownSizes = new Set([
  // A watermark is as large as the page.
  "96px",
  "64pt",
  // Code and recordings shrink to the width that there is, but not below these.
  "13px",
  "9px",
  // What stands beside a recording, and the height that it may fill.
  "44px",
  "358px",
  // A ground that code leaves free at its sides.
  "56px",
  // The link of a draft to a slide's source.
  "12px",
]);

/** The watermark lies over pages that are light or dark; its grey is seen on both. */
const ownColours = new Set(["templates/styles/base.css #8596aa"]);

describe("the scale", () => {
  it.each(Object.entries(ladders))("has steps of %s that lead upwards, the least of which can be read", (_, steps) => {
    const pixels = steps.map((name) => Number.parseFloat(sizeOf(name)));
    expect(pixels).toEqual(pixels.toSorted((a, b) => a - b));
    expect(pixels[0]).toBeGreaterThanOrEqual(20);
    expect(new Set(pixels.slice(1)).size).toBe(steps.length - 1);
  });

  it("declares what a theme may set, and nothing twice", () => {
    const declared = declarationsOf(scaleSheet).map(({ property }) => property.replace(/^--/, ""));
    expect(declared.toSorted()).toEqual([...sizes, ...factors].toSorted());
    for (const kind of ["text", "space", "ui", "paper-text", "paper-space"]) {
      const steps = stepsOf(kind);
      expect(steps.length).toBeGreaterThan(5);
      expect(new Set(steps).size).toBe(steps.length);
    }
  });
});

const others = sheets.filter((name) => name !== scaleSheet);

describe.each(others)("%s", (name) => {
  it("takes sizes of type from the scale", () => {
    const found = declarationsOf(name)
      .filter(({ property }) => property === "font-size" || property === "font")
      .map(({ value, place }) => ({ value: value.replace(/\/ \S+/, ""), place }))
      .flatMap(({ value, place }) => (value.match(numberIn) ?? []).map((size) => ({ size, place })))
      .filter(({ size }) => !ownSizes.has(size));
    expect(found).toEqual([]);
  });

  it("repeats no step of the scale between and around things", () => {
    const steps = new Set(stepsOf("space", "paper-space"));
    const found = declarationsOf(name)
      .filter(({ property }) => /^(?:(?:row-|column-|--)?gap|(?:padding|margin)(?:-[\w-]+)?)$/.test(property))
      .flatMap(({ value, place }) => (value.match(numberIn) ?? []).map((size) => ({ size, place })))
      .filter(({ size }) => steps.has(size));
    expect(found).toEqual([]);
  });

  it("names colours only where a token is declared, or as what stands in for one", () => {
    const found = declarationsOf(name)
      .filter(({ property }) => !property.startsWith("--"))
      .flatMap(({ value }) => value.replace(/var\(--[\w-]+, ?#[\da-f]+\)/gi, "").match(/#[\da-f]{3,8}\b/gi) ?? [])
      .filter((colour) => !ownColours.has(`${name} ${colour}`));
    expect(found).toEqual([]);
  });
});

describe.each(sheets)("%s", (name) => {
  it("has one declaration a line, and no long line", () => {
    const lines = read(name).split("\n");
    expect(lines.filter((line) => line.length > 140)).toEqual([]);
    const crowded = withoutComments(read(name))
      .split("\n")
      .filter((line) => (line.match(/;/g) ?? []).length > 1 || /\{.*\S/.test(line));
    expect(crowded).toEqual([]);
  });

  it("names only layers whose order is stated", () => {
    const known = new Set(layerOrder.match(/[\w-]+(?=[,;])/g));
    const named = [...read(name).matchAll(/@layer ([\w-]+)/g)].map(([, layer]) => layer);
    expect(named.filter((layer) => !known.has(layer ?? ""))).toEqual([]);
  });
});
