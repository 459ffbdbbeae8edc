import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { shippedTemplates } from "../support/examples.js";
import { houseThemes } from "../support/house-themes.js";
import { openPdf, pageText } from "../support/pdf.js";
import { projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();
const brand = path.resolve("test/specimens/northquay/brand/brand.yaml");
const themes = [...houseThemes, "black", "white", "league"];

const slidesIn = (made: TestProject, theme: string, size: string) => {
  const html = readFileSync(made.file(`dist/theme-${theme}/theme-${theme}${size}.html`), "utf8");
  return html.slice(html.indexOf('<div class="slides">'), html.indexOf('id="quarterdeck-config"'));
};

const textsOf = async (file: string): Promise<string[]> => {
  const pdf = await openPdf(file);
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
};

it.each(themes)("shows %s with every layout and component, on screen and on paper, in both sizes", async (theme) => {
  const made = setUp({});
  const { status, err } = await quarterdeckHere(made.folder, ["theme", "preview", theme]);
  expect([status, err.replace(/^note:.*\n/gm, "")]).toEqual([0, ""]);
  for (const size of ["", "-4x3"]) {
    const slides = slidesIn(made, theme, size);
    const shown = (kind: string, name: string) =>
      kind === "layouts" ? `layout-${name}` : name === "incremental" ? "fragment" : `c-${name}`;
    const missing = shippedTemplates.filter(({ kind, name }) => !slides.includes(shown(kind, name)));
    expect(missing.map(({ kind, name }) => `${kind}/${name}`)).toEqual([]);
    for (const kind of ["", "-handout", "-book"])
      expect(
        (await openPdf(made.file(`dist/theme-${theme}/theme-${theme}${size}${kind}.pdf`))).numPages,
      ).toBeGreaterThan(3);
  }
  expect(existsSync(made.file("slides"))).toBe(false);
});

it.each(themes)("shows %s with a brand on every slide and page", async (theme) => {
  const made = setUp({});
  const { status, err } = await quarterdeckHere(made.folder, ["theme", "preview", theme, "--brand", brand]);
  expect([status, err.replace(/^note:.*\n/gm, "")]).toEqual([0, ""]);
  for (const kind of ["", "-handout", "-book"]) {
    const texts = await textsOf(made.file(`dist/theme-${theme}/theme-${theme}${kind}.pdf`));
    expect(texts.filter((text) => !text.includes("For the crew only"))).toEqual([]);
    expect(texts.join(" ")).toContain("may not be sold");
  }
});
