import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Chromium, startChromium } from "../support/chromium.js";
import { boxesOf } from "../support/mirrored.js";
import { openPdf } from "../support/pdf.js";
import { project, quarterdeck } from "../support/project.js";

const styleSheets = [
  ...readdirSync("templates/styles").map((name) => path.join("templates/styles", name)),
  "templates/themes/quarterdeck/theme.css",
  "src/player/player.css",
];

/** What has a left and a right in every language: a picture is scaled from its corner, a message stands in the middle. */
const physical = [".picture>.slides{", ".qd-box>.reveal{", ".qd-box .slides,", ".qd-message{"];

const examples = ["layouts", "components"].flatMap((kind) =>
  readdirSync(path.join("templates", kind)).map((name) => {
    const text = readFileSync(path.join("templates", kind, name), "utf8");
    return String(parse(/^\{\{!--([\s\S]*?)--\}\}/.exec(text)?.[1] ?? "").example);
  }),
);

/** The same slides in a language of each direction, with the same words. */
const deck = (language: string) => `title: A talk\nlang: ${language}\ntheme: quarterdeck\nsections: [all.md]\n`;
const made = project({
  "slides/decks/en.deck.yaml": deck("en"),
  "slides/decks/ar.deck.yaml": deck("ar"),
  "slides/all.md": examples.map((example) => example.trim()).join("\n\n---\n\n"),
  "templates/locales/ar.yaml": readFileSync("templates/locales/en.yaml", "utf8"),
  "slides/hello.cast": `${JSON.stringify({ version: 2, width: 40, height: 4 })}\n[0.1,"o","# runc list"]\n`,
  "slides/hello.sh":
    "# title: Hello\n# summary: A container.\n# packages: runc\n# step one: It runs\n#   It really does.\nrunc list\n",
  "slides/results.json": JSON.stringify({ results: [{ name: "runc", start: { median: 40 } }] }),
  "slides/boxes.svg": '<svg viewBox="0 0 2 1"><rect width="1" height="1"/></svg>',
});
cpSync("slides/facts", made.file("slides/facts"), { recursive: true });

describe("a language that is written from right to left", () => {
  let chromium: Chromium;
  beforeAll(async () => {
    const { status, err } = await quarterdeck(made.folder, ["build", "-f", "html,handout", "--quiet"]);
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
    expect(english.flat().length).toBeGreaterThan(300);
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
  const found = readFileSync(name, "utf8")
    .split("\n")
    .filter((line) => !physical.some((rule) => line.startsWith(rule)))
    .filter((line) =>
      /(?:^|[{;\s])(?:left|right|(?:margin|padding|border)-(?:left|right)[\w-]*)\s*:|text-align:\s*(?:left|right)/.test(
        line,
      ),
    );
  expect(found).toEqual([]);
});
