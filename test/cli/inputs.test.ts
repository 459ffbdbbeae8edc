import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { onePixel, ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

describe("an input that holds no deck is explained", () => {
  const files = {
    "talks/one.md": "## One\n",
    "talks/two.md": "## Two\n",
    "notes.txt": "## Notes\n",
    "dot.png": onePixel,
    "deck.yaml": "title: A\n",
    "empty/readme": "x",
  };
  it.each([
    ["talks", "the folder has Markdown, but no manifest", "talks/one.md talks/two.md"],
    ["notes.txt", "it is neither Markdown (.md) nor a manifest", "rename it to notes.md"],
    ["dot.png", "it is a picture", "![what it shows](dot.png)"],
    ["deck.yaml", "it is YAML, but no manifest", "rename it to deck.deck.yaml"],
    ["empty", "the folder has no manifest", "put a manifest into slides/decks/NAME.deck.yaml"],
  ])("%s", async (input, why, instead) => {
    const { status, err } = await quarterdeckHere(setUp(files).folder, ["build", input, "-f", "html"]);
    expect(status).toBe(1);
    expect(err).toContain(`no deck to build in ${input}: ${why}`);
    expect(err).toContain(instead);
  });

  it("also when it is the folder in which one stands", async () => {
    const { file } = setUp(files);
    const { err } = await quarterdeckHere(file("talks"), ["build", "-f", "html"]);
    expect(err).toContain("no deck to build in .: the folder has Markdown");
    expect(err).toContain("name the files: one.md two.md;");
  });

  it("and a manifest beside the sections is named", async () => {
    const { folder } = setUp({ "one.md": "## One\n", "talk.deck.yaml": "title: Talk\nsections: [one.md]\n" });
    const { err } = await quarterdeckHere(folder, ["build", "-f", "html"]);
    expect(err).toContain("its manifest is not in slides/decks/");
    expect(err).toContain("name it, such as talk.deck.yaml");
  });
});

it("a page of reveal.js says where its slides are, and files of other tools what is read", async () => {
  const many = [..."abcdefghijk"].map((letter) => `${letter}.md`);
  const { folder } = setUp({
    "talks/index.html":
      '<section data-markdown="slides/one%20two.md?v=2" data-separator="^\\n\\n\\n"></section>\n<section data-markdown=\'gone.md\'></section>\n<section data-markdown="slides/three.md"></section><section data-markdown="./slides/three.md"></section>',
    "absent.html": '<!-- <i data-markdown="old.md"> --><section data-markdown="nope.md"></section>',
    "many.html": many.map((name) => `<section data-markdown="${name}"></section>`).join(""),
    ...Object.fromEntries(many.map((name) => [name, "# A"])),
    "talks/slides/one two.md": "## One\n",
    "talks/slides/three.md": "## Three\n",
    "inside.html": "<section data-markdown><textarea data-template># One</textarea></section>",
    "plain.html": "<h1>One</h1>",
    "reveal-md.json": "{}",
    "deck.json": "{}",
    "deck.qmd": "# One",
    "deck.ipynb": "{}",
    "deck.Rmd": "# One",
    "deck.pptx": "x",
  });
  const said = async (file: string) => {
    const { status, err } = await quarterdeckHere(folder, ["build", file, "-f", "html"]);
    expect(status).toBe(1);
    return err.split("\n").slice(0, 2).join("\n");
  };
  expect(await said("talks/index.html")).toBe(
    "error: no deck to build in talks/index.html: it is an HTML page, and slides are read from Markdown\n  help: give the Markdown that it shows: 'talks/slides/one two.md' talks/slides/three.md; it also names gone.md, which is not there; with this in its front matter, as the page has it: separator: '^\\n\\n\\n' (no-decks)",
  );
  expect(await said("absent.html")).toContain("help: it names nope.md, which is not there: put the Markdown there");
  expect(await said("many.html")).toContain(`shows: ${many.slice(0, 10).join(" ")} … (no-decks)`);
  expect(await said("inside.html")).toContain("copy the Markdown of its slides into a file of its own (.md)");
  expect(await said("plain.html")).toContain("write its slides as Markdown");
  expect(await said("reveal-md.json")).toContain("it holds settings, and no slides\n  help: give the Markdown file");
  expect(await said("deck.json")).toContain("it is JSON\n  help: give a Markdown file (.md), or a manifest");
  expect(await said("deck.qmd")).toContain("convert it first: quarto render deck.qmd --to gfm");
  expect(await said("deck.ipynb")).toContain("jupyter nbconvert --to markdown deck.ipynb");
  expect(await said("deck.Rmd")).toContain(`Rscript -e 'knitr::knit("deck.Rmd", "deck.md")'`);
  expect(await said("deck.pptx")).toContain("it is a PowerPoint file\n  help: write its slides as Markdown");
});

it("decks of one name are named after their folders, in every output", async () => {
  const { folder, file } = setUp({ "a/ok.md": "## A\n", "b/ok.md": "## B\n", "ok.md": "## C\n" });
  const files = ["b/ok.md", "ok.md", "a/ok.md"];
  const { out, err } = await quarterdeckHere(folder, ["build", ...files, "-f", "json", "--json"]);
  const built: { name: string; outputs: { path: string }[] }[] = JSON.parse(out).decks;
  expect(err).toBe("");
  expect(built.map(({ name, outputs }) => [name, ...outputs.map((output) => output.path)])).toEqual([
    ["b-ok", "dist/b-ok.json"],
    ["ok", "dist/ok.json"],
    ["a-ok", "dist/a-ok.json"],
  ]);
  expect(readFileSync(file("dist/index.html"), "utf8")).toContain("a-ok.json");
  const outline = await quarterdeckHere(folder, ["outline", ...files]);
  expect(outline.out).toContain("B (b-ok)");
  // Alone it is called otherwise, and so are its files.
  const alone = await quarterdeckHere(folder, ["build", "a/ok.md", "-f", "json"]);
  expect(alone.out).toContain("dist/ok.json");
});

it("decks of one name in one folder cannot be told apart", async () => {
  const { folder } = setUp({ "ok.md": "## A\n", "ok.deck.yaml": "title: A\nsections: [ok.md]\n" });
  const { status, err } = await quarterdeckHere(folder, ["build", "ok.md", "ok.deck.yaml", "-f", "html"]);
  expect(status).toBe(2);
  expect(err).toContain("ok.md and ok.deck.yaml would both be written to ok.html");
});

const page = "# One\n\ntext\n\n## Two\n\ntext\n\n# Three\n";

it("--split divides Markdown files at headings and wins over what they say; nothing else that was built counts", async () => {
  const { folder, file } = setUp({ "page.md": page, "own.md": `---\nsplit: h1\n---\n${page}` });
  const build = async (...args: readonly string[]) => {
    const run = await quarterdeckHere(
      folder,
      ["build", "page.md", "own.md", "-f", "html", "--json", ...args],
      ownCache({ file }),
    );
    const { decks } = JSON.parse(run.out) as {
      readonly decks: readonly { slides: number; unchanged: boolean; warnings: readonly { code: string }[] }[];
    };
    return decks.map(({ slides, unchanged, warnings }) => [slides, unchanged, ...warnings.map(({ code }) => code)]);
  };
  expect(await build()).toEqual([
    [1, false, "one-slide"],
    [2, false],
  ]);
  for (const unchanged of [false, true])
    expect(await build("--split", "h2")).toEqual([
      [3, unchanged],
      [3, unchanged],
    ]);
});

it.each(["build", "check", "outline"])("%s says what --split takes, and what it is for", async (command) => {
  const { folder } = setUp({ "page.md": page, "a.deck.yaml": "title: A\nsections: [page.md]\n" });
  const run = (...args: readonly string[]) => quarterdeckHere(folder, [command, ...args]);
  expect(await run("page.md", "--split", "h3")).toMatchObject({
    status: 2,
    err: expect.stringContaining("--split h3: write h1 or h2"),
  });
  expect(await run("a.deck.yaml", "--split", "h2")).toMatchObject({
    status: 2,
    err: expect.stringContaining("--split h2 is for Markdown files"),
  });
});

it("outline says how many slides are hidden", async () => {
  const { folder } = setUp({ "page.md": `${page}\n---\n<!-- .slide: draft -->\n# Four\n` });
  const run = (...args: readonly string[]) => quarterdeckHere(folder, ["outline", "page.md", "--split", "h1", ...args]);
  expect((await run()).out).toContain("2 slides, 0 min, 1 hidden");
  expect(JSON.parse((await run("--json")).out)).toMatchObject({ decks: [{ slides: 2, hidden: 1 }] });
});

it("a deck without slides says whether it has hidden ones", async () => {
  const hidden = "<!-- .slide: draft=true -->\n# A\n";
  const { folder } = setUp({ "one.md": hidden, "two.md": `${hidden}\n---\n\n${hidden}` });
  const { err } = await quarterdeckHere(folder, ["build", "one.md", "two.md", "-f", "json"]);
  expect(err).toContain("the deck “one” has no slides to show: its only slide is hidden");
  expect(err).toContain("the deck “two” has no slides to show: all 2 slides are hidden");
  expect(err).not.toContain("minutes");
});
