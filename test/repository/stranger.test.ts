import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { starters } from "../../src/project/start/starters.js";
import { project, projectMaker, quarterdeckHere } from "../support/project.js";
import { codes, codesIn, curriculumIn, saidBy, specimen } from "../support/stranger.js";

const made = project();
const setUp = projectMaker();
const text = (file: string) => readFileSync(file, "utf8");
const page = (name: string) => readFileSync(made.file(`dist/${name}.html`), "utf8");

beforeAll(async () => {
  cpSync(specimen, made.folder, { recursive: true });
  const { status, err } = await quarterdeckHere(made.folder, ["build", "-f", "html"]);
  expect([status, err]).toEqual([0, ""]);
});
afterAll(() => made.remove());

describe("the talk of a stranger", () => {
  it.each(["cheese", "tasting"])("%s says no word of the curriculum", (name) => {
    const said = saidBy(page(name));
    expect(said).toContain("Ripens at least");
    expect(said).toContain("The stack: the cellar, salt, the rind, the paste, the openings.");
    expect(curriculumIn(said)).toEqual([]);
  });

  it("has its own codes on the title slide, or none", () => {
    expect(codesIn(page("cheese"))).toEqual(codes);
    expect(codesIn(page("tasting"))).toEqual([]);
  });

  it("would be caught with a word of the curriculum", () => {
    expect(curriculumIn("It starts containers with runc, see “First release”.")).toEqual(
      expect.arrayContaining(["container", "runc", "First release"]),
    );
  });
});

describe.each(Object.entries(starters))("the starter %s", (name, { inputs }) => {
  it("builds as its own package.json says, and nothing is wrong with it", async () => {
    const { folder, file } = setUp({});
    const init = ["init", "--template", name, "--title", "Ahoy: “all” #1"];
    expect(await quarterdeckHere(folder, init)).toMatchObject({ status: 0, err: "" });
    const words = (...all: string[]) => all.filter((word) => word !== "").join(" ");
    const build = words("build", inputs);
    expect(JSON.parse(text(file("package.json"))).scripts).toEqual({
      build: `quarterdeck ${build}`,
      test: `quarterdeck ${words("check", inputs, "--strict")} && quarterdeck ${build}`,
      outline: `quarterdeck ${words("outline", inputs)}`,
    });
    // Without the browser; the proof “start” does all of it.
    const args = [...build.split(" "), "-f", "html", "--no-cache"];
    expect(await quarterdeckHere(folder, args)).toMatchObject({ status: 0, err: "" });
    expect(text(file("dist/index.html"))).toContain("Ahoy: “all” #1");
  });
});

it("what “new” writes builds as it is, and it says what comes next", async () => {
  const { folder, file } = setUp({ "quarterdeck.config.yaml": "" });
  mkdirSync(file("slides"));
  const make = (...args: string[]) => quarterdeckHere(file("slides"), ["new", ...args]);
  expect(await make("section", "opening-hours")).toMatchObject({
    status: 0,
    err: "",
    out: expect.stringContaining("wrote opening-hours.md\nNext: name it in a manifest"),
  });
  expect((await make("layout", "aside")).out).toContain("wrote ../templates/layouts/aside.hbs");
  await make("component", "big-number");
  await make("theme", "harbour");
  const example = (kind: string, name: string) =>
    parse(/^\{\{!--\n(.*?)^--\}\}/ms.exec(text(file(`templates/${kind}/${name}.hbs`)))?.[1] ?? "").example;
  const slides = [
    "---\ntheme: harbour\n---",
    example("layouts", "aside"),
    `---\n\n## A number\n\n${example("components", "big-number")}`,
    text(file("slides/opening-hours.md")).replace(/^---\n.*?\n---/s, "---"),
  ];
  writeFileSync(file("deck.md"), slides.join("\n\n"));
  expect(await quarterdeckHere(folder, ["build", "deck.md", "-f", "html", "--no-cache"])).toMatchObject({
    status: 0,
    err: "",
  });
  const html = text(file("dist/deck.html"));
  for (const part of ["layout-aside", "c-big-number", "--heading-rule", "opening-hours-recap"])
    expect(html).toContain(part);
});

it("new projects list their problems in the editor: the matcher reads what we print", () => {
  const { tasks } = JSON.parse(readFileSync("templates/starters/shared/_vscode/tasks.json", "utf8"));
  const { regexp, file, line, column, severity, message } = tasks[0].problemMatcher.pattern;
  const printed = readFileSync("test/problems/unknown-key/expected.txt", "utf8");
  const found = printed.split("\n").flatMap((each) => new RegExp(regexp).exec(each) ?? []);
  expect(found.length).toBeGreaterThan(5);
  expect(found[file]).toMatch(/^[\w./-]+\.(?:md|yaml)$/);
  expect([Number(found[line]), Number(found[column])]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(found[severity]).toMatch(/^(?:error|warning)$/);
  expect(found[message]).toContain("unknown key");
  expect(text("docs/editors.md")).toContain(`"regexp": ${JSON.stringify(regexp)}`);
});

it("the manual says of each kind what init says of it", () => {
  const manual = text("docs/start.md");
  for (const [name, { about }] of Object.entries(starters)) expect(manual).toContain(`| \`${name}\` | ${about} |`);
});
