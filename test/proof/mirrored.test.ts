import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { exampleFiles, shippedTemplates } from "../support/examples.js";
import { boxesOf } from "../support/mirrored.js";
import { openPdf } from "../support/pdf.js";
import { project, quarterdeck } from "../support/project.js";

const styleSheets = [
  ...readdirSync("templates/styles").map((name) => path.join("templates/styles", name)),
  "templates/themes/quarterdeck/theme.css",
  ...readdirSync("src/player/styles").map((name) => path.join("src/player/styles", name)),
];

/** What has a left and a right in every language: a picture is scaled from its corner, a message stands in the middle, what floats does so where its author says. */
const physical = [
  ".picture > .slides",
  ".qd-box > .reveal",
  ".qd-box .slides",
  // What was drawn is where it was drawn.
  ".qd-drawing",
  ".qd-ink svg",
  // It stands below the middle of the slide, wherever that is in the window.
  ".qd-ink-tools",
  ".qd-message",
  // The author says on which side a picture stands.
  ".beside-picture.picture-left > .backdrop",
  ".beside-picture.picture-right > .backdrop",
  ".beside-picture.picture-left",
  ".beside-picture.picture-right",
  ".slide .floated.to-left",
  ".slide .floated.to-right",
];

/** The same slides in a language of each direction, with the same words. */
const deck = (language: string) => `title: A talk\nlang: ${language}\ntheme: quarterdeck\nsections: [all.md]\n`;
const made = project({
  "slides/decks/en.deck.yaml": deck("en"),
  "slides/decks/ar.deck.yaml": deck("ar"),
  "slides/all.md": shippedTemplates.map(({ example }) => example.trim()).join("\n\n---\n\n"),
  "templates/locales/ar.yaml": readFileSync("templates/locales/en.yaml", "utf8"),
  ...Object.fromEntries(Object.entries(exampleFiles).map(([name, text]) => [`slides/${name}`, text])),
});
cpSync("slides/facts", made.file("slides/facts"), { recursive: true });

describe("a language that is written from right to left", () => {
  let chromium: Chromium;
  beforeAll(async () => {
    const { status, err } = await quarterdeck(made.folder, [
      "build",
      "-f",
      "html,handout",
      "--quiet",
      "--no-thumbnails",
    ]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  it("mirrors every layout and component", async () => {
    const boxesIn = (language: string) => boxesOf(made.file(`dist/${language}.html`), chromium);
    const [english, arabic] = [await boxesIn("en"), await boxesIn("ar")];
    expect(english.flat().length).toBeGreaterThan(280);
    expect(arabic).toEqual(english);
  });

  it("mirrors the head of a sheet of paper", async () => {
    const startOf = async (name: string) => {
      const pdf = await openPdf(made.file(`dist/${name}-handout.pdf`));
      const { items } = await (await pdf.getPage(1)).getTextContent();
      return items.flatMap((item) => ("str" in item && item.str === "A talk" ? Number(item.transform[4]) : []))[0];
    };
    expect(await startOf("en")).toBeLessThan(200);
    expect(await startOf("ar")).toBeGreaterThan(400);
  });
});

it.each(styleSheets)("%s says start and end, not left and right", (name) => {
  const rules = [...readFileSync(name, "utf8").matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const found = rules.flatMap(([, selectors = "", declarations = ""]) => {
    const [first = ""] = selectors.replace(/\/\*[\s\S]*?\*\//g, "").split(/,\n/);
    const sides = declarations.match(
      /(?:^|[;\s])(?:left|right|(?:margin|padding|border)-(?:left|right)[\w-]*)\s*:|text-align:\s*(?:left|right)/g,
    );
    return sides && !physical.includes(first.trim()) ? [`${first.trim()}: ${sides.join().trim()}`] : [];
  });
  expect(rules.length).toBeGreaterThan(0);
  expect(found).toEqual([]);
});
