import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { findInputs } from "../../src/project/inputs.js";
import { type Living, liveProject, outputOf } from "../support/living.js";
import { onePixel } from "../support/project.js";

let open: Living[] = [];
afterEach(() => {
  for (const each of open) each.remove();
  open = [];
});

async function start(files: Readonly<Record<string, string | Uint8Array>>, brand?: string): Promise<Living> {
  const living = liveProject(files, brand);
  open.push(living);
  await outputOf(living.project);
  return living;
}

const slide = (id: string, text: string) => `<!-- .slide: id="${id}" -->\n## ${id}\n\n${text}\n`;
const slides = (...all: readonly string[]) => all.join("\n---\n\n");
const deck = (...sections: readonly string[]) => `title: Talk\nsections: [${sections.join(", ")}]\n`;

describe("terms of a glossary", () => {
  const talk = {
    "slides/decks/a.deck.yaml": `${deck("a.md")}glossary: terms.yaml\n`,
    "slides/a.md": slides(slide("one", "A shim."), slide("two", "A shim and a pod.")),
  };
  const terms = (...entries: readonly string[]) => `terms:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;

  it("link from their first mention after their text and a slide have changed", async () => {
    const living = await start({ ...talk, "slides/terms.yaml": terms("{term: shim, text: It stays.}") });
    living.write("slides/terms.yaml", terms("{term: shim, text: It stays long.}"));
    await living.afterChange("slides/terms.yaml");
    living.write("slides/a.md", talk["slides/a.md"].replace("and a pod", "and pods"));
    expect((await living.afterChange("slides/a.md")).rendered).toEqual(["two"]);
  });

  it("are told apart when one becomes two", async () => {
    const living = await start({ ...talk, "slides/terms.yaml": terms("{term: pod, also: [shim], text: Both.}") });
    living.write("slides/terms.yaml", terms("{term: pod, text: A group.}", "{term: shim, text: It stays.}"));
    expect((await living.afterChange("slides/terms.yaml")).rendered).toEqual([]);
  });
});

describe("decks of one project", () => {
  const shared = slides(slide("code", "```go\nfunc main() {}\n```"), slide("sum", "$\\frac{1}{2}$"));
  const decks = {
    "slides/decks/a.deck.yaml": deck("a.md"),
    "slides/decks/b.deck.yaml": deck("b.md", "shared.md"),
    "slides/a.md": slide("own", "a"),
    "slides/b.md": slide("own", "b"),
    "slides/shared.md": shared,
  };

  it("are rendered right at the same time, while slides move from one to the other", async () => {
    const living = await start(decks);
    living.write("slides/decks/a.deck.yaml", deck("a.md", "shared.md"));
    living.write("slides/decks/b.deck.yaml", deck("b.md"));
    living.project.invalidate(["slides/decks"]);
    const groups = findInputs([], living.folder).flatMap(
      (input) => living.project.compile(input, ["html", "pdf", "handout"])?.groups ?? [],
    );
    await Promise.all(groups.toReversed().map((group) => group.render()));
    expect((await living.afterChange()).said).toBe("");
  });

  it("of which one gets the theme that both lack say so each for itself", async () => {
    const living = await start(
      Object.fromEntries(
        Object.entries(decks).map(([name, text]) => [name, name.endsWith("yaml") ? `${text}theme: gone\n` : text]),
      ),
    );
    living.write("slides/decks/a.deck.yaml", decks["slides/decks/a.deck.yaml"]);
    const { said } = await living.afterChange("slides/decks/a.deck.yaml");
    expect(said).toContain("slides/decks/b.deck.yaml:3:8");
    expect(said).not.toContain("a.deck.yaml");
  });

  it("that nobody shows any more take their problems along", async () => {
    const living = await start({ ...decks, "slides/a.md": slide("own", "![gone](gone.png)") });
    const [a] = findInputs([], living.folder);
    if (a) living.project.compile(a, ["html", "pdf", "handout"]);
    expect(living.project.problems().map(({ code }) => code)).toEqual(["missing-file"]);
    // Also when they were made again meanwhile.
    living.write("slides/a.md", slide("own", "![gone](gone-too.png)"));
    living.project.invalidate(["slides/a.md"]);
    if (a) living.project.release(a);
    expect(living.project.problems()).toEqual([]);
  });

  it("that are gone and come back are made again", async () => {
    const living = await start(decks);
    const file = "slides/decks/a.deck.yaml";
    const [input] = findInputs([], living.folder);
    living.deleteFile(file);
    const [stale] = living.project.invalidate([file]);
    expect(stale).toMatchObject({ file, deck: "a" });
    expect(stale?.toRender()).toEqual([]);
    expect(input && living.project.compile(input, ["html", "pdf", "handout"])).toBeUndefined();
    expect(living.project.problems().map(({ code }) => code)).toEqual(["missing-input"]);
    living.write(file, decks[file]);
    expect((await living.afterChange(file)).decks).toEqual(["a"]);
  });
});

describe("problems", () => {
  it("of slides that stand are there before they are shown again, at the places to which they have moved", async () => {
    const text = slides(slide("one", "text"), slide("two", "![gone](gone.png)"));
    const living = await start({ "slides/decks/a.deck.yaml": deck("a.md"), "slides/a.md": text });
    living.write("slides/a.md", text.replace("text", "more\n\nlines of text"));
    expect(living.project.invalidate(["slides/a.md"]).map((stale) => stale.toRender())).toEqual([["one"]]);
    const [missing] = living.project.problems();
    const moved = readFileSync(living.file("slides/a.md"), "utf8");
    expect([missing?.code, missing?.span?.start]).toEqual(["missing-file", moved.indexOf("gone.png")]);
    await living.afterChange();
  });
});

describe("slides that say the same", () => {
  it("are each rendered once, however many there are", async () => {
    const number = { "templates/components/number.hbs": "<i>{{slide.number}}</i>\n" };
    const same = Array.from({ length: 12 }, () => "## Same\n\n::number\n");
    const living = await start({
      ...number,
      "slides/decks/a.deck.yaml": deck("a.md", "b.md"),
      "slides/a.md": slides(...same),
      "slides/b.md": slide("other", "text"),
    });
    living.write("slides/b.md", slide("other", "another text"));
    expect((await living.afterChange("slides/b.md")).rendered).toEqual(["other"]);
    living.write("slides/b.md", slides(slide("other", "another text"), "## End\n", "## End\n"));
    expect((await living.afterChange("slides/b.md")).rendered).toEqual(["end", "end-2"]);
  });
});

describe("files that are reached in other ways", () => {
  it("through links are noticed where the links lead", async () => {
    const living = await start({ "slides/decks/a.deck.yaml": deck('"more/*.md"'), "shared/a.md": slide("a", "a") });
    mkdirSync(living.file("pictures"));
    symlinkSync("../shared", living.file("slides/more"));
    symlinkSync("../pictures/dot.png", living.file("shared/dot.png"));
    await living.afterChange("slides/more");
    living.write("shared/b.md", slide("b", "![dot](dot.png)"));
    expect((await living.afterChange("shared/b.md")).said).toContain("dot.png");
    living.write("pictures/dot.png", onePixel);
    await living.afterChange("pictures/dot.png");
    living.deleteFile("pictures/dot.png");
    expect((await living.afterChange("pictures/dot.png")).said).toContain("dot.png");
  });

  it("through a chain of links are noticed when any of its links leads elsewhere", async () => {
    const living = await start({
      "slides/decks/a.deck.yaml": deck("a.md"),
      "slides/a.md": slide("a", "![dot](dot.svg)"),
      "one.svg": "<svg/>",
      "two.svg": "<svg><g/></svg>",
    });
    const middle = living.file("middle.svg");
    symlinkSync("../middle.svg", living.file("slides/dot.svg"));
    symlinkSync("one.svg", middle);
    expect((await living.afterChange("slides/dot.svg")).said).toBe("");
    living.deleteFile("middle.svg");
    expect((await living.afterChange("middle.svg")).said).toContain("dot.svg");
    symlinkSync("two.svg", middle);
    expect((await living.afterChange("middle.svg")).rendered).toEqual(["a"]);
    living.deleteFile("middle.svg");
    symlinkSync("deep/three.svg", middle);
    expect((await living.afterChange("middle.svg")).said).toContain("dot.svg");
    living.write("deep/three.svg", "<svg><a/></svg>");
    expect((await living.afterChange("deep/three.svg")).said).toBe("");
  });

  it("as a brand in a folder of its own, which may come later", async () => {
    const files = { "slides/decks/a.deck.yaml": deck("a.md"), "slides/a.md": slide("a", "a") };
    const living = await start(files, "branding/brand.yaml");
    living.write("branding/brand.yaml", "footer: ACME\n");
    expect((await living.afterChange("branding/brand.yaml")).said).toBe("");
    living.write("branding/brand.yaml", "footer: Example Ltd\n");
    expect((await living.afterChange("branding/brand.yaml")).decks).toEqual(["a"]);
  });

  it("as a brand that a deck names, with its logo", async () => {
    const living = await start({
      "slides/decks/a.deck.yaml": `${deck("a.md")}brand: branding/brand.yaml\n`,
      "slides/decks/b.deck.yaml": deck("b.md"),
      "slides/a.md": slide("a", "a"),
      "slides/b.md": slide("b", "b"),
    });
    living.write("branding/brand.yaml", "name: ACME\nlogo: logo.png\n");
    expect((await living.afterChange("branding/brand.yaml")).said).toContain("logo.png");
    living.write("branding/logo.png", onePixel);
    const { said, decks } = await living.afterChange("branding/logo.png");
    expect([said, decks]).toEqual(["", ["a"]]);
  });

  it("as a folder where a file was, and the other way round", async () => {
    const living = await start({
      "slides/decks/a.deck.yaml": deck("a.md"),
      "slides/a.md": slide("a", "![dot](dot.png)"),
      "slides/dot.png": onePixel,
    });
    living.deleteFile("slides/dot.png");
    mkdirSync(living.file("slides/dot.png"));
    expect((await living.afterChange("slides/dot.png")).said).toContain("dot.png");
    living.rename("slides/dot.png", "slides/folder");
    living.write("slides/dot.png", onePixel);
    expect((await living.afterChange(`${living.file("slides/dot.png")}`, "slides/folder/")).said).toBe("");
  });
});

it("partials that use each other work, whichever is used first", async () => {
  const living = await start({
    "slides/decks/a.deck.yaml": deck("a.md"),
    "slides/a.md": slides("::x{deep=true}\n", "::y{deep=true}\n"),
    "templates/components/x.hbs": "{{!--\nattributes: {deep: {type: boolean}}\n--}}\n{{> a}}\n",
    "templates/components/y.hbs": "{{!--\nattributes: {deep: {type: boolean}}\n--}}\n{{> b}}\n",
    "templates/partials/a.hbs": "a{{#if deep}}{{> b deep=false}}{{/if}}",
    "templates/partials/b.hbs": "b{{#if deep}}{{> a deep=false}}{{/if}}",
  });
  living.write("slides/a.md", slides("::y{deep=true}\n", "::x{deep=true}\n"));
  expect((await living.afterChange("slides/a.md")).said).toBe("");
  const [input] = findInputs([], living.folder);
  const rendered = await (input && living.project.compile(input, ["html", "pdf", "handout"]))?.groups[0]?.render();
  expect(
    JSON.stringify(
      rendered?.columns.flat().map(({ tree }) => tree.slots.flat().map((node) => "data" in node && node.data)),
    ),
  ).toMatch(/ba.*ab/);
});

describe("a word that no language has", () => {
  it("is the mistake of the slide that asks for it, and gone with it", async () => {
    const living = await start({
      "slides/decks/a.deck.yaml": deck("a.md"),
      "slides/a.md": slide("one", "::say{kind=nothing}"),
      "templates/components/say.hbs":
        '{{!--\nattributes:\n  kind: {type: string}\n--}}\n<p>{{word (join (list "callout" kind) ".")}}</p>\n',
    });
    expect((await living.afterChange()).said).toContain("callout.nothing");
    living.write("slides/a.md", slide("one", "::say{kind=note}"));
    expect(await living.afterChange("slides/a.md")).toMatchObject({ rendered: ["one"], said: "" });
  });
});

describe("a prefix", () => {
  const folder = (name: string) => ({
    [`${name}/one.md`]: "## Boxes\n\n::boxes{src=data.yaml}\n",
    [`${name}/data.yaml`]: `boxes: [{id: a, name: From ${name}}, {id: b}]\nrows: [[a, b]]\n`,
  });

  it("that comes to mean another folder brings the slides of that", async () => {
    const living = await start({
      "slides/decks/a.deck.yaml": deck("shelf:one.md"),
      "quarterdeck.config.yaml": "collections: {shelf: ./old}\n",
      ...folder("old"),
      ...folder("new"),
    });
    const shown = async () => (await outputOf(living.project)).pages.join();
    expect(await shown()).toContain("From old");
    for (const name of ["new", "old"]) {
      living.write("quarterdeck.config.yaml", `collections: {shelf: ./${name}}\n`);
      expect((await living.afterChange("quarterdeck.config.yaml")).rendered).toEqual(["boxes"]);
      expect(await shown()).toContain(`From ${name}`);
    }
  });
});
