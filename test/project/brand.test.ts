import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { patterns } from "../../src/model/brand.js";
import { onePixel, ownCache, projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();
const specimen = path.resolve("test/specimens/northquay");

const build = ({ folder }: Pick<TestProject, "folder">, ...args: readonly string[]) =>
  quarterdeckHere(folder, ["build", "-f", "html", "--no-cache", ...args]);

const htmlOf = ({ file }: TestProject, name = "talk") => readFileSync(file(`dist/${name}.html`), "utf8");

describe("a brand file", () => {
  const out = setUp({});
  const pages = new Map<string, string>();
  const page = async (theme: string) => {
    const folder = out.file(theme);
    const known = pages.get(theme);
    if (known) return known;
    const { status, err } = await build({ folder: specimen }, "--theme", theme, "-o", folder);
    expect(status, err).toBe(0);
    const html = readFileSync(path.join(folder, "ferry.html"), "utf8");
    pages.set(theme, html);
    return html;
  };
  const themes = ["quarterdeck", "white"];

  it.each(themes)("reaches cover, openers and a last slide in %s", async (theme) => {
    const html = await page(theme);
    const cover = /<section id="cover"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
    expect(cover).toContain('class="logo for-dark"');
    expect(cover).toContain('class="logo for-light"');
    expect(cover).toContain('alt="Northquay"');
    expect(cover).toMatch(/<div class="cover-art" aria-hidden="true"><img/);
    expect(/<section id="part-on-board"[\s\S]*?<\/section>/.exec(html)?.[0]).toContain('class="ribs pattern"');
    const end = /<section id="end"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
    for (const text of [
      "Mind the gap",
      "at any hour",
      "crew@northquay.example",
      "Northquay Ferries Ltd",
      'class="logo',
    ])
      expect(end).toContain(text);
    expect(html).toContain('content:"For the crew only"');
    expect(html).toContain("Northquay crew training");
    expect(html).toContain("--part-bg:#0a4a55");
  });

  it("gives each theme the colours and the logo of its ground", async () => {
    const dark = await page("quarterdeck");
    expect(dark).toContain("--accent:#4fc3c9");
    expect(dark).toContain(":root{--for-dark:block;--for-light:none}");
    const light = await page("white");
    expect(light).toContain("--accent:#0a6c74");
    expect(light).toContain(":root{--for-dark:none;--for-light:block}");
    expect(light).toContain(":is(.layout-part,.layout-end){--for-dark:block;--for-light:none}");
    expect(light).toContain("--r-background-color:#f6fafa");
  });

  it("shows in the gallery", async () => {
    await page("quarterdeck");
    const gallery = readFileSync(out.file("quarterdeck/index.html"), "utf8");
    expect(gallery).toContain("--accent:#4fc3c9");
    expect(gallery).toMatch(
      /<p class="brand"><img class="logo" src="data:image\/svg\+xml;base64,[^"]*" alt="Northquay">/,
    );
    expect(gallery).toContain("<p>For the crew only</p>");
  });

  it("makes no last slide for a deck that has one", async () => {
    const made = setUp({
      "talk.md": '# A\n\n---\n<!-- .slide: layout="end" -->\n# Bye\n',
      "brand.yaml": "closing: { title: Mind the gap }\n",
    });
    expect((await build(made, "talk.md", "--brand", "brand.yaml")).status).toBe(0);
    expect(htmlOf(made)).not.toContain("Mind the gap");
  });
});

it("draws each pattern with whole paths", async () => {
  const made = setUp({ "talk.md": '<!-- .slide: layout="end" -->\n# Bye\n' });
  for (const pattern of patterns) {
    made.write("brand.yaml", `cover: { pattern: ${pattern} }\n`);
    expect((await build(made, "talk.md", "--brand", "brand.yaml")).status).toBe(0);
    const [slide = ""] = /<section id="bye"[\s\S]*?<\/section>/.exec(htmlOf(made)) ?? [];
    const paths = [...slide.matchAll(/ d="([^"]*)"/g)].map(([, path = ""]) => path);
    expect(paths).toHaveLength(pattern === "plain" ? 0 : 2);
    for (const path of paths) expect(path).toMatch(/^(?:[MmLl]-?\d+ -?\d+|[HhVv]-?\d+|a(?:\d+ ){5}-?\d+ \d+|z| )+$/);
  }
});

describe("a brand is found", () => {
  const talk = (front = "") => `---\nlang: en${front}\n---\n\n# A\n`;
  const brand = (footer: string) => `footer: ${footer}\n`;

  it("on the command line, then in the deck, then in the configuration", async () => {
    const made = setUp({
      "own.md": talk("\nbrand: deck.yaml"),
      "other.md": talk(),
      "deck.yaml": brand("of deck.yaml"),
      "config.yaml": brand("of the project"),
      "line.yaml": brand("of the line"),
      "quarterdeck.config.yaml": "brand: config.yaml\n",
    });
    await build(made, "own.md", "other.md");
    expect(htmlOf(made, "own")).toContain("of deck.yaml");
    expect(htmlOf(made, "other")).toContain("of the project");
    await build(made, "own.md", "other.md", "--brand", "line.yaml");
    expect(htmlOf(made, "own")).toContain("of the line");
    expect(htmlOf(made, "other")).toContain("of the line");
  });

  it("above several projects, and as a package that is installed there", async () => {
    const made = setUp({
      "brands/brand.yaml": "footer: from above\nlogo: mark.png\n",
      "brands/mark.png": onePixel,
      "node_modules/@northquay/brand/package.json": '{ "quarterdeck": { "brand": "look/ours.yaml" } }',
      "node_modules/@northquay/brand/look/ours.yaml": "footer: from a package\n",
      "a/quarterdeck.config.yaml": "brand: ../brands/brand.yaml\n",
      "a/talk.md": talk(),
      "b/quarterdeck.config.yaml": 'brand: "@northquay/brand"\n',
      "b/talk.md": talk(),
    });
    for (const [name, footer] of [
      ["a", "from above"],
      ["b", "from a package"],
    ] as const) {
      const { status, err } = await quarterdeckHere(made.file(name), ["build", "talk.md", "-f", "html", "--no-cache"]);
      expect(status, err).toBe(0);
      expect(readFileSync(made.file(`${name}/dist/talk.html`), "utf8")).toContain(footer);
    }
  });

  it("within the border of the project where a deck names it, and its pictures in its own folder", async () => {
    const made = setUp({
      "talk/quarterdeck.config.yaml": "",
      "talk/far.md": talk("\nbrand: ../brand.yaml"),
      "talk/near.md": talk("\nbrand: own/brand.yaml"),
      "talk/own/brand.yaml": "logo: ../mark.png\n",
      "talk/mark.png": onePixel,
      "brand.yaml": brand("of nobody"),
    });
    const { status, err } = await quarterdeckHere(made.file("talk"), ["build", "far.md", "near.md", "-f", "html"]);
    expect(status).toBe(1);
    expect(err).toContain("“../brand.yaml” leaves the project");
    expect(err).toContain("“../mark.png” leaves the project, the folder “own”");
  });

  it("in a package above the project where a deck names it, with fonts beside it, and anew when the package changes", async () => {
    const made = setUp({
      "shared/ours/package.json": '{ "quarterdeck": { "brand": "look/brand.yaml" } }',
      "shared/ours/look/brand.yaml": `${brand("from the workspace")}fonts: { text: { fontsource: "@fontsource/lead" } }\n`,
      "shared/ours/node_modules/@fontsource/lead/package.json": "{}",
      "node_modules/sly/package.json": '{ "quarterdeck": { "brand": "../other/brand.yaml" } }',
      "node_modules/other/brand.yaml": brand("of another"),
      "p/quarterdeck.config.yaml": "",
      "p/slides/decks/talk.deck.yaml": "title: Talk\nlang: en\nbrand: ours\nsections: [a.md]\n",
      "p/slides/a.md": "# A\n",
      "p/sly.md": talk("\nbrand: sly"),
    });
    symlinkSync("../shared/ours", made.file("node_modules/ours"), "dir");
    const run = async (...inputs: string[]) => {
      const args = ["build", ...inputs, "-f", "html", "--lenient", "--json"];
      return JSON.parse((await quarterdeckHere(made.file("p"), args, ownCache(made))).out);
    };
    const first = await run();
    expect(first.problems).toMatchObject([
      { code: "missing-package", message: expect.stringContaining("no such fonts") },
    ]);
    made.write("shared/ours/look/brand.yaml", brand("from the workspace"));
    expect((await run()).decks[0].unchanged).toBe(false);
    expect(readFileSync(made.file("p/dist/talk.html"), "utf8")).toContain("from the workspace");
    expect((await run()).decks[0].unchanged).toBe(true);
    made.write("shared/ours/look/brand.yaml", brand("from a change"));
    expect((await run()).decks[0].unchanged).toBe(false);
    expect(readFileSync(made.file("p/dist/talk.html"), "utf8")).toContain("from a change");
    expect((await run("sly.md")).problems).toMatchObject([{ code: "missing-brand" }]);
  });

  it("with --safe on the command line only", async () => {
    const made = setUp({ "talk.md": talk("\nbrand: brand.yaml"), "brand.yaml": brand("of deck.yaml") });
    const { status, err } = await build(made, "talk.md", "--safe");
    expect(status).toBe(0);
    expect(err).toContain("the brand “brand.yaml”");
    expect(htmlOf(made)).not.toContain("of deck.yaml");
    await build(made, "talk.md", "--safe", "--brand", "brand.yaml");
    expect(htmlOf(made)).toContain("of deck.yaml");
  });

  it("again in a record: what changes of it, or lies nearer, is built anew", async () => {
    const made = setUp({
      "node_modules/ours/brand.yaml": brand("far"),
      "node_modules/ours/package.json": "{}",
      "p/quarterdeck.config.yaml": "brand: ours\n",
      "p/talk.md": talk(),
    });
    const environment = ownCache(made);
    const isUnchanged = async () => {
      const run = await quarterdeckHere(made.file("p"), ["build", "talk.md", "-f", "html", "--json"], environment);
      return JSON.parse(run.out).decks[0].unchanged;
    };
    expect(await isUnchanged()).toBe(false);
    expect(await isUnchanged()).toBe(true);
    made.write("node_modules/ours/brand.yaml", brand("changed"));
    expect(await isUnchanged()).toBe(false);
    made.write("p/node_modules/ours/package.json", "{}");
    made.write("p/node_modules/ours/brand.yaml", brand("near"));
    expect(await isUnchanged()).toBe(false);
    expect(readFileSync(made.file("p/dist/talk.html"), "utf8")).toContain("near");
    expect(await isUnchanged()).toBe(true);
  });
});

it("whose texts hold HTML or Markdown says them as texts in Markdown and JSON", async () => {
  const text = "<script>9</script> [a](b) &lt;b>";
  const made = setUp({
    "talk.md": `---\nlang: en\n---\n\n# A \\<i>\n\n![<img title=](mark.png)\n`,
    "mark.png": onePixel,
    "brand.yaml": `legal: "${text}"\nconfidential: "${text}"\nclosing: { text: "${text}" }\n`,
  });
  expect((await build(made, "talk.md", "--brand", "brand.yaml", "-f", "md,json")).status).toBe(0);
  const said = "&lt;script>9&lt;/script> \\[a\\](b) &amp;lt;b>";
  const markdown = readFileSync(made.file("dist/talk.md"), "utf8");
  expect(markdown.split(said)).toHaveLength(3);
  for (const each of ["# A &lt;i>", "![&lt;img title=]("]) expect(markdown).toContain(each);
  const { slides } = JSON.parse(readFileSync(made.file("dist/talk.json"), "utf8"));
  expect(slides.at(-1).markdown).toContain(said);
});

describe("what is wrong with a brand", () => {
  it("is told at its place: keys, alternative text, colours, patterns", async () => {
    const made = setUp({
      "talk.md": "# A\n",
      "brand.yaml": `foter: x
logo: { light: mark.png }
colours: { accent: "var(--x)", dark: { acent: red } }
cover: { pattern: plaid }
`,
      "mark.png": onePixel,
    });
    const { status, err } = await build(made, "talk.md", "--brand", "brand.yaml");
    expect(status).toBe(1);
    expect(err).toMatch(/brand.yaml:1:1: error: [^\n]*foter[\s\S]*did you mean “footer”/);
    expect(err).toMatch(/brand.yaml:3:\d+: error: [^\n]*acent/);
    expect(err).toMatch(/brand.yaml:4:\d+: error: “cover.pattern”/);
    made.write("talk.md", "---\nbrand: brand.txt\n---\n\n# A\n");
    expect((await build(made, "talk.md")).err).toContain("or write the path of a YAML file");
    made.write("brand.yaml", 'logo: { light: mark.png, dark: talk.md }\ncolours: { accent: "var(--x)" }\n');
    const second = await build(made, "talk.md", "--brand", "brand.yaml");
    expect(second.err).toMatch(/brand.yaml:1:32: error: “talk.md” is not an image/);
    expect(second.err).toMatch(/brand.yaml:1:1: error: “logo.alt”: is missing/);
    expect(second.err).toMatch(
      /brand.yaml:2:20: error: “colours.accent”: “var\(--x\)” is no colour that can be checked/,
    );
  });
});

it("the brand in the documentation builds, and the one of the specimen is the same", async () => {
  const docs = readFileSync("docs/brand.md", "utf8");
  const [sample = "", fonts = ""] = [...docs.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text);
  const made = setUp({
    "talk.md": "---\ntitle: A talk\ncover: true\n---\n\n# A\n",
    "brand.yaml": sample,
    "fonts.yaml": fonts,
    ...Object.fromEntries(
      ["logo-light.svg", "logo-dark.svg", "quay.svg"].map((name) => [name, readFileSync(`${specimen}/brand/${name}`)]),
    ),
  });
  const { status, err } = await build(made, "talk.md", "--brand", "brand.yaml", "-f", "html,md,json");
  expect([status, err]).toEqual([0, ""]);
  expect(htmlOf(made)).toContain("Mind the gap");
  expect(readFileSync(made.file("dist/talk.md"), "utf8")).toMatch(
    /^# A talk\n\nFor the crew only\n[\s\S]*copied for training/,
  );
  expect(JSON.parse(readFileSync(made.file("dist/talk.json"), "utf8")).brand).toMatchObject({
    name: "Northquay Ferries",
  });
  const known = parse(readFileSync(`${specimen}/brand/brand.yaml`, "utf8"));
  expect(parse(sample).colours).toEqual(known.colours);
  const missing = await build(made, "talk.md", "--brand", "fonts.yaml");
  for (const name of ["“@fontsource/inter”", "“display.woff2”", "“mono-400.woff2”", "“mono-700.woff2”"])
    expect(missing.err).toContain(name);
});
