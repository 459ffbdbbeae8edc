import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readFontFacts } from "../../src/render/fonts/facts.js";
import { findingsIn } from "../support/check.js";
import { fontsOf, openPdf } from "../support/pdf.js";
import { projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();
const require = createRequire(import.meta.url);
const katex = path.join(path.dirname(require.resolve("katex/package.json")), "dist/fonts");
const archivo = path.dirname(require.resolve("@fontsource-variable/archivo/package.json"));
const arabic = (weight: number) => readFileSync(`test/specimens/arabic/fonts/vazirmatn-arabic-${weight}-normal.woff2`);
/** Greek letters in a slanted font, as TrueType and as WOFF. */
const greek = (ending: "ttf" | "woff") => readFileSync(path.join(katex, `KaTeX_Math-Italic.${ending}`));
/** Letters of Vietnamese in all weights. */
const variable = readFileSync(path.join(archivo, "files/archivo-vietnamese-wght-normal.woff2"));

async function build(made: TestProject, ...args: readonly string[]): Promise<string> {
  const { status, err } = await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html", "--quiet", ...args]);
  expect([status, err]).toEqual([0, expect.not.stringContaining("error")]);
  return readFileSync(made.file("dist/talk.html"), "utf8");
}

/** The faces of a page that are not the theme's, with the letters that they can draw. */
const facesIn = (html: string) =>
  [...html.matchAll(/@font-face\{font-family:"([^"]+)";font-weight:([^;]+);.*?url\("data:([^;]+);base64,([^"]*)/g)]
    .map(([, family, weight, type, data = ""]) => {
      const letters = [...(readFontFacts(Buffer.from(data, "base64"))?.characters ?? [])];
      return { family, weight, type, letters: String.fromCodePoint(...letters.toSorted((a, b) => a - b)) };
    })
    .filter(({ family }) => !/^Archivo|^JetBrains Mono$|^Quarterdeck/.test(family ?? ""));

const front = (settings: string, text: string) => `---\n${settings}\n---\n\n## Letters\n\n${text}\n`;

describe("a font is added", () => {
  const face = (letters: string) => ({ family: "KaTeX_Math", weight: "400", type: "font/woff2", letters });

  it.each(["ttf", "woff"] as const)("by a deck, as .%s, with no more than the page uses", async (ending) => {
    const made = setUp({ "talk.md": front(`fonts: [fonts/g.${ending}]`, "αβ"), [`fonts/g.${ending}`]: greek(ending) });
    const html = await build(made);
    expect(facesIn(html)).toEqual([face("αβ")]);
    expect(html).toContain(':root{--font-more:"KaTeX_Math"}');
    expect(html).toContain('Archivo, "Quarterdeck Symbols", var(--font-more, system-ui)');
  });

  it("by a brand, from its own folder outside of the project", async () => {
    const brand = setUp({ "brand.yaml": "fonts: [{file: g.ttf, family: Greek}]\n", "g.ttf": greek("ttf") });
    const made = setUp({ "talk.md": front("lang: en", "γ") });
    expect(facesIn(await build(made, "--brand", brand.file("brand.yaml")))).toEqual([
      { ...face("Γγ"), family: "Greek" },
    ]);
  });

  it("by a theme that extends another one, also for its paper", async () => {
    const made = setUp({
      "talk.md": front("theme: mine", "δ"),
      "templates/themes/mine/theme.yaml": "extends: quarterdeck\npaper: quarterdeck-light\nfonts: [g.ttf]\n",
      "templates/themes/mine/g.ttf": greek("ttf"),
    });
    expect(facesIn(await build(made, "-f", "html,handout"))).toEqual([face("Δδ")]);
    const fonts = await fontsOf(await openPdf(made.file("dist/talk-handout.pdf")));
    expect(fonts).toContainEqual(expect.stringMatching(/\+KaTeX_Math/));
  });

  it("before the fonts that every machine has, in a theme of reveal.js and in a brand's tokens", async () => {
    const made = setUp({
      "talk.md": front("fonts: [g.ttf]", "ε"),
      "g.ttf": greek("ttf"),
      "brand.yaml": "tokens: {font-text: '\"My Text\", Georgia, serif'}\n",
    });
    expect(await build(made, "--theme", "black")).toMatch(
      /--r-main-font:[^;]*Helvetica,var\(--font-more\), sans-serif/,
    );
    expect(await build(made, "--brand", "brand.yaml")).toContain(
      '--font-text:"My Text", Georgia,var(--font-more), serif',
    );
  });

  it("under a name of its own where the theme has one of that name", async () => {
    const made = setUp({ "talk.md": front("fonts: [{file: g.ttf, family: archivo}]", "ζ"), "g.ttf": greek("ttf") });
    expect(await build(made)).toContain(':root{--font-more:"archivo (added)"}');
  });
});

describe("a brand gives a font a role", () => {
  it("so that it comes first there, from a file or a package, with what the page uses", async () => {
    const made = setUp({
      "talk.md": "## Οδός\n\nγ `code`\n",
      "brand.yaml": 'fonts: { heading: g.ttf, code: { fontsource: "@fontsource-variable/deja" } }\n',
      "g.ttf": greek("ttf"),
      "node_modules/@fontsource-variable/deja/package.json": "{}",
      "node_modules/@fontsource-variable/deja/unicode.json": '{ "latin": "U+1E00-1EFF" }',
      "node_modules/@fontsource-variable/deja/files/deja-latin-wght-normal.woff2": variable,
    });
    const html = await build(made, "--brand", "brand.yaml");
    expect(html).toMatch(/--font-display:"KaTeX_Math", "Archivo Wide", Archivo/);
    expect(html).toMatch(/--font-code:"Archivo SemiBold", "JetBrains Mono"/);
    expect(html).not.toMatch(/@layer brand\{\n:root\{[^}]*--font-text/);
    expect(facesIn(html)).toEqual([
      expect.objectContaining({ family: "KaTeX_Math", letters: expect.stringContaining("δ") }),
    ]);
  });

  it("and for a package that has no such weight, what to look at", async () => {
    const made = setUp({
      "talk.md": "## A\n",
      "brand.yaml": "fonts: { text: { fontsource: deja, weights: [350] } }\n",
      "node_modules/deja/package.json": "{}",
    });
    const { err } = await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html", "--brand", "brand.yaml"]);
    expect(err).toContain("the package “deja” has no such fonts, as files/deja-latin-350-normal.woff2");
  });
});

describe("of an added font a page carries", () => {
  it("nothing when it uses none of its characters, though the font has Latin letters, too", async () => {
    const made = setUp({ "talk.md": front("fonts: [g.ttf]", "abc"), "g.ttf": greek("ttf") });
    expect(facesIn(await build(made))).toEqual([]);
  });

  it("Latin letters when a style sheet names it", async () => {
    const files = { "g.ttf": greek("ttf"), "own.css": "h2{font-family:KaTeX_Math}" };
    const made = setUp({ "talk.md": front("fonts: [g.ttf]\ncss: own.css", "abc"), ...files });
    expect(facesIn(await build(made))).toEqual([expect.objectContaining({ letters: expect.stringContaining("abc") })]);
  });

  it("capitals, which a style sheet may ask for, and what only the notes say", async () => {
    const made = setUp({ "talk.md": front("fonts: [g.ttf]", "σ\n\nNote:\nω"), "g.ttf": greek("ttf") });
    expect(facesIn(await build(made)).map(({ letters }) => letters)).toEqual(["ΣΩσω"]);
  });

  it("a variable font in the weights of text and headings, which a PDF takes as fonts", async () => {
    const made = setUp({
      "talk.md": front("fonts: [{file: v.woff2, family: More}]", "Tiếng **Việt**"),
      "v.woff2": variable,
    });
    const faces = facesIn(await build(made, "-f", "html,pdf"));
    expect(faces.map(({ weight, letters }) => [weight, letters])).toEqual([
      ["400", expect.stringContaining("ế")],
      ["700", expect.stringContaining("ế")],
    ]);
    expect(await fontsOf(await openPdf(made.file("dist/talk.pdf")))).not.toContain("Type 3");
  });

  it("the same bytes each time", async () => {
    const made = setUp({ "talk.md": front("fonts: [a.woff2]\nlang: ar", "صفر"), "a.woff2": arabic(400) });
    expect(await build(made, "--no-cache")).toBe(await build(made, "--no-cache"));
  });
});

it("a theme's own font is called what it is", async () => {
  const made = setUp({
    "talk.md": front("theme: mine", "text"),
    "templates/themes/mine/theme.yaml": "fonts: [{family: Own, file: g.ttf}]\n",
    "templates/themes/mine/g.ttf": greek("ttf"),
  });
  expect(await build(made)).toMatch(
    /"Own";font-weight:400;[^}]*url\("data:font\/ttf;base64,[^"]*"\) format\("truetype"\)/,
  );
});

describe("what is wrong with a font is said at its place", () => {
  const whole = greek("ttf");
  const garbled = Buffer.from(whole).fill(0xff, 300);
  const files = {
    "half.ttf": whole.subarray(0, 5000),
    "several.ttc": Buffer.concat([Buffer.from("ttcf"), whole]),
    "garbled.ttf": garbled,
    "empty.woff": "",
    "good.ttf": whole,
  };
  const said = async (fonts: string) => {
    const made = setUp({ "talk.md": front(`fonts: [${fonts}]`, "α"), ...files });
    const { err, status } = await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html"]);
    expect(status).toBe(1);
    const [head = ""] = err.split("\n");
    return `${head} – ${/help: (.*)/.exec(err)?.[1]}`;
  };

  it.each([
    [
      "half.ttf",
      `talk.md:2:9: error: “half.ttf” is no font that browsers show: it ends after 5000 of ${whole.length} bytes`,
    ],
    ["several.ttc", "talk.md:2:9: error: “several.ttc” is no font that browsers show: it holds several fonts"],
    ["garbled.ttf", "talk.md:2:9: error: “garbled.ttf” is no font that browsers show: it cannot be read"],
    ["empty.woff", "talk.md:2:9: error: “empty.woff” is no font that browsers show: it is empty"],
    ["{file: god.ttf}", "talk.md:2:16: error: “god.ttf” does not exist – did you mean “good.ttf”?"],
    ["{file: good.ttf, weight: heavy}", "talk.md:2:34: error: “fonts.0.weight”: write a weight from 1 to 1000"],
    ["{file: good.ttf, family: 'a\"b'}", "talk.md:2:34: error: “fonts.0.family”: write a name without quotes"],
    ["{fill: good.ttf}", "talk.md:2:9: error: “fonts.0.file”: is missing – add fonts.0.file: …"],
    ["../../good.ttf", "talk.md:2:9: error: “../../good.ttf” leaves the project"],
  ])("%s", async (fonts, expected) => {
    expect(await said(fonts)).toContain(expected);
  });
});

describe("the check", () => {
  const glyphs = async (made: TestProject) =>
    (await findingsIn(made.folder, "talk.md"))
      .filter(({ code }) => code === "missing-glyph")
      .map(({ message }) => message);

  it("says once for a script what is missing, and names single characters as they are", async () => {
    const text = "δύο, ٣٢، א ⚓ ế\n\n---\n\n## Ένα\n\nδύο ⚓";
    expect(await glyphs(setUp({ "talk.md": front("lang: el", text) }))).toEqual([
      ...["٣” (U+0663)", "٢” (U+0662)", "،” (U+060C)", "⚓” (U+2693)", "ế” (U+1EBF)", "⚓” (U+2693)"].map(
        (character) => `no bundled font has “${character}`,
      ),
      "no font of this deck has Greek letters: 6 characters on 2 slides, first “δ”",
      "no font of this deck has Hebrew letters: 1 character on 1 slide, first “א”",
    ]);
  });

  it("names the letters that an added font lacks, and no script of which it has some", async () => {
    const made = setUp({ "talk.md": front("fonts: [g.ttf]\nlang: el", "δε ώ"), "g.ttf": greek("ttf") });
    expect(await glyphs(made)).toEqual(["no bundled font has “ώ” (U+03CE)"]);
  });
});

it("the sample in the documentation adds its fonts", async () => {
  const docs = readFileSync("docs/themes.md", "utf8");
  const section = docs.slice(docs.indexOf("## Fonts for other scripts"));
  const sample = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
  const made = setUp({ "talk.md": front(`${sample}lang: ar`, "صفر **صفر**") });
  mkdirSync(made.file("fonts"));
  for (const [index, [name = ""]] of [...sample.matchAll(/fonts\/[\w.-]+/g)].entries()) {
    copyFileSync(
      `test/specimens/arabic/fonts/vazirmatn-arabic-${index === 0 ? 400 : 700}-normal.woff2`,
      made.file(name),
    );
  }
  expect(facesIn(await build(made)).map(({ weight }) => weight)).toEqual(["400", "700"]);
});
