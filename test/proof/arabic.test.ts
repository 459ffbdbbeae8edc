import { cpSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findingsIn } from "../support/check.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { boxesOf, marginsOf } from "../support/mirrored.js";
import { fontsOf, openPdf, pageText } from "../support/pdf.js";
import { ownCache, project, quarterdeckHere } from "../support/project.js";

const made = project();
cpSync("test/specimens/arabic", made.folder, { recursive: true });
const manifest = readFileSync(made.file("zero.deck.yaml"), "utf8");
// The same deck, with the same words, from left to right; only the day would be written in another way.
const undated = manifest.replace(/^date:.*\n/m, "");
made.write("mirrored.deck.yaml", undated);
made.write("plain.deck.yaml", undated.replace("lang: ar", "lang: en"));
made.write("templates/locales/en.yaml", readFileSync("templates/locales/ar.yaml", "utf8"));

const deck = (name: string) => made.file(`dist/${name}`);

describe("a deck in Arabic with a font of its own", () => {
  let chromium: Chromium;
  beforeAll(async () => {
    const args = ["build", ".", "-f", "html,pdf,handout", "--quiet"];
    const { status, err } = await quarterdeckHere(made.folder, args, ownCache(made));
    expect([status, err.replace(/^note:.*\n/gm, "")]).toEqual([0, ""]);
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  it("is mirrored on screen, slide by slide", async () => {
    const [plain, mirrored] = [
      await boxesOf(deck("plain.html"), chromium),
      await boxesOf(deck("mirrored.html"), chromium),
    ];
    expect(plain).toHaveLength(10);
    expect(mirrored).toEqual(plain);
  });

  it.each([
    ["PDF", ".pdf"],
    ["handout", "-handout.pdf"],
  ])("is mirrored in its %s, page by page", async (_, end) => {
    const mirrored = await marginsOf(deck(`mirrored${end}`), "rtl");
    for (const [page, [start]] of (await marginsOf(deck(`plain${end}`), "ltr")).entries()) {
      expect(Math.abs((mirrored[page]?.[0] ?? 0) - start), `page ${page + 1}`).toBeLessThanOrEqual(2);
    }
  });

  it("joins its letters", async () => {
    const page = await chromium.newPage();
    await page.goto(`file://${deck("zero.html")}`);
    const widths = await page.evaluate(async () => {
      await Promise.all([...document.fonts].map((font) => font.load()));
      const context = document.createElement("canvas").getContext("2d");
      if (!context) throw new Error("no canvas");
      context.font = '100px "Vazirmatn"';
      const width = (text: string) => context.measureText(text).width;
      return { joined: width("ببب"), apart: width("ب") * 3, ligature: width("لا"), letters: width("ل") + width("ا") };
    });
    expect(widths.joined).toBeLessThan(widths.apart * 0.8);
    expect(widths.ligature).toBeLessThan(widths.letters);
  });

  it("brings its font in two weights and no more of it than the page shows", () => {
    const html = readFileSync(deck("zero.html"), "utf8");
    const faces = [...html.matchAll(/font-family:"Vazirmatn";font-weight:(\d+);.*?base64,([^"]*)/g)];
    expect(faces.map(([, weight]) => weight)).toEqual(["400", "700"]);
    for (const [, weight, data = ""] of faces) {
      const whole = readFileSync(made.file(`fonts/vazirmatn-arabic-${weight}-normal.woff2`));
      expect(Buffer.from(data, "base64").length).toBeLessThan(whole.length * 0.8);
    }
  });

  it("has it in the PDF as a font, with text that can be read out", async () => {
    const bytes = readFileSync(deck("zero.pdf"));
    const pdf = await openPdf(bytes);
    const text = (await pageText(pdf, 2)).normalize("NFKC");
    for (const word of ["لماذا", "نحتاج", "خانة", "رموز"]) expect(text).toContain(word);
    const fonts = await fontsOf(pdf);
    expect(fonts).toContainEqual(expect.stringMatching(/^[A-Z]{6}\+Vazirmatn-Regular$/));
    expect(fonts).toContainEqual(expect.stringMatching(/^[A-Z]{6}\+Vazirmatn-Bold$/));
    expect(fonts).not.toContain("Type 3");
  });

  it("has nothing for the check to find in its fonts; without them, one finding", async () => {
    const glyphs = (findings: readonly { code: string }[]) => findings.filter(({ code }) => code === "missing-glyph");
    expect(glyphs(await findingsIn(made.folder, "zero.deck.yaml"))).toEqual([]);
    made.write("bare.deck.yaml", manifest.replace(/^fonts:\n(?: {2}- .*\n)+/m, ""));
    expect(glyphs(await findingsIn(made.folder, "bare.deck.yaml"))).toEqual([
      expect.objectContaining({
        message: "no font of this deck has Arabic letters: 37 characters on 10 slides, first “ق”",
        remedy: expect.stringContaining("fonts:"),
        file: "bare.deck.yaml",
        line: 1,
        column: 8,
      }),
    ]);
  });
});
