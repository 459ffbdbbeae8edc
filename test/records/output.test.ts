import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, it } from "vitest";
import { ownCache, projectMaker, quarterdeck, quarterdeckHere } from "../support/project.js";
import { busy, whenRenamed } from "../support/rename.js";

const setUp = projectMaker();

function setUpBuilds(files: Readonly<Record<string, string>>) {
  const project = setUp(files);
  const environment = ownCache(project);
  const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    quarterdeckHere(project.folder, ["build", ...args], { ...environment, ...more });
  return { ...project, environment, run };
}

describe.concurrent("what a name leads to", () => {
  const versions = { "v1/talk.md": "# Version one\n", "v2/talk.md": "# Version two\n" };

  it("is what counts, not the name: a folder behind a link", async () => {
    const { run, file } = setUpBuilds(versions);
    symlinkSync("v1", file("current"));
    await run(["current/talk.md", "-f", "html"]);
    unlinkSync(file("current"));
    symlinkSync("v2", file("current"));
    expect((await run(["current/talk.md", "-f", "html"])).out).not.toContain("nothing has changed");
    expect(readFileSync(file("dist/talk.html"), "utf8")).toContain("Version two");
  });

  it("is what counts for a brand, too", async () => {
    const brands = { "b1/b.yaml": "footer: First house\n", "b2/b.yaml": "footer: Second house\n" };
    const { run, file } = setUpBuilds({ "talk.md": "# Hello\n", ...brands });
    symlinkSync("b1", file("brand"));
    const args = ["talk.md", "-f", "html", "--brand", "brand/b.yaml"];
    expect((await run(args)).status).toBe(0);
    expect(readFileSync(file("dist/talk.html"), "utf8")).toContain("First house");
    unlinkSync(file("brand"));
    symlinkSync("b2", file("brand"));
    await run(args);
    expect(readFileSync(file("dist/talk.html"), "utf8")).toContain("Second house");
  });
});

describe.concurrent("the output folder", () => {
  const picture = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect fill="${colour}"/></svg>`;

  it("loses what the build before wrote into folders of a deck, and nothing that somebody has changed", async () => {
    const { run, write, file } = setUpBuilds({
      "talk.md": "![a](a.svg) ![b](b.svg)\n",
      "a.svg": picture("red"),
      "b.svg": picture("blue"),
    });
    await run(["talk.md", "-f", "md"]);
    const [first = "", second = ""] = readdirSync(file("dist/talk-files"));
    writeFileSync(file(`dist/talk-files/${second}`), "mine");
    write("talk.md", "# Nothing\n");
    await run(["talk.md", "-f", "md"]);
    expect(existsSync(file(`dist/talk-files/${first}`))).toBe(false);
    expect(readFileSync(file(`dist/talk-files/${second}`), "utf8")).toBe("mine");
  });

  it("may hold a gallery from anybody: only what is one is taken over", async () => {
    const { run, write, file } = setUpBuilds({ "talk.md": "# Hello\n" });
    const entry = { name: "x", title: "X", subtitle: "", language: "en", slides: 1, minutes: 0, preview: "" };
    const files = (href: string) => [{ format: "html", href, size: "1 kB" }];
    const entries = [
      ...["%", "javascript:alert(1)//../../talk.md", "https://evil.example/../../talk.md", "../talk.md"].map(
        (href) => ({ ...entry, name: href, files: files(href) }),
      ),
      { ...entry, files: [null] },
      { ...entry, name: 5, files: [] },
      { ...entry, preview: "https://evil.example/p", files: files("talk.html") },
    ];
    write("dist/index.html", `<script id="quarterdeck-decks">${JSON.stringify(entries)}</script>`);
    const { status, err } = await run(["talk.md", "-f", "html"]);
    expect([status, err]).toEqual([0, ""]);
    const gallery = readFileSync(file("dist/index.html"), "utf8");
    expect(gallery).not.toMatch(/evil|javascript:|\.\.\//);
    expect(gallery.match(/<li lang/g)).toHaveLength(1);
  });

  it("with a folder or a file in the way is an error that names it, and nothing is written", async () => {
    const { run, file, write } = setUpBuilds({ "talk.md": "# Hello\n" });
    mkdirSync(file("dist/index.html"), { recursive: true });
    const gallery = await run(["talk.md", "-f", "html"]);
    expect([gallery.status, gallery.err]).toEqual([3, expect.stringContaining("index.html is a folder")]);
    expect(readdirSync(file("dist"))).toEqual(["index.html"]);
    rmSync(file("dist"), { recursive: true });
    write("dist/talk-files", "a file");
    write("talk.md", "![a](a.svg)\n");
    write("a.svg", picture("red"));
    const inTheWay = await run(["talk.md", "-f", "md"]);
    expect([inTheWay.status, inTheWay.err]).toEqual([3, expect.stringContaining("talk-files is no folder")]);
  });

  it("takes all files of a run or none; with --keep-going, those of each deck", async () => {
    const { run, file } = setUpBuilds({ "a.md": "# A\n", "b.md": "# B\n" });
    mkdirSync(file("dist/a.html"), { recursive: true });
    const args = ["a.md", "b.md", "-f", "html,json"];
    expect((await run(args)).status).toBe(3);
    expect(readdirSync(file("dist"))).toEqual(["a.html"]);
    const { status, err } = await run([...args, "--keep-going"]);
    expect([status, err]).toEqual([3, expect.stringMatching(/a\.html is a folder.*; not written: a: html, a: json/)]);
    expect(readdirSync(file("dist")).toSorted()).toEqual(["a.html", "b.html", "b.json", "index.html"]);
  });

  it("with a folder in place of the gallery gets no deck, with --keep-going, either", async () => {
    const { run, file } = setUpBuilds({ "a.md": "# A\n" });
    mkdirSync(file("dist/index.html"), { recursive: true });
    const { status, err } = await run(["a.md", "-f", "html", "--keep-going"]);
    expect([status, err]).toEqual([3, expect.stringContaining("index.html is a folder")]);
    expect(readdirSync(file("dist"))).toEqual(["index.html"]);
  });

  it("lists the decks of builds at the same time", async () => {
    const names = ["a", "b", "c", "d"];
    const project = setUp(Object.fromEntries(names.map((name) => [`${name}.md`, `# ${name}\n`])));
    const environment = ownCache(project);
    await Promise.all(
      names.map((name) => quarterdeck(project.folder, ["build", `${name}.md`, "-f", "html"], environment)),
    );
    // One that was overtaken is listed by the next build.
    await quarterdeck(project.folder, ["build", ...names.map((name) => `${name}.md`), "-f", "html"], environment);
    expect(readFileSync(project.file("dist/index.html"), "utf8").match(/<li lang/g)).toHaveLength(4);
  });
});

describe.concurrent("a record", () => {
  it("is not kept of a deck of which a format failed", async () => {
    const { run } = setUpBuilds({ "talk.md": "# Hello\n" });
    const none = { QUARTERDECK_BROWSER: "/nowhere/chromium" };
    for (let round = 0; round < 2; round++) {
      const { status, err } = await run(["talk.md", "-f", "html,pdf"], none);
      expect([status, err]).toEqual([3, expect.stringContaining("not written: talk: pdf")]);
    }
  });

  it("is of another time stamp", async () => {
    const { run } = setUpBuilds({ "talk.md": "# Hello\n" });
    const at = (seconds: string) => run(["talk.md", "-f", "html", "--json"], { SOURCE_DATE_EPOCH: seconds });
    for (const [seconds, unchanged] of [
      ["1", false],
      ["1", true],
      ["2", false],
    ] as const)
      expect(JSON.parse((await at(seconds)).out).decks[0].unchanged, seconds).toBe(unchanged);
  });

  it("of the gallery counts what it leads to", async () => {
    const { run, file } = setUpBuilds({ "a.md": "# A\n", "b.md": "# B\n" });
    await run(["a.md", "b.md", "-f", "html"]);
    await run(["a.md", "-f", "html"]);
    expect(readFileSync(file("dist/index.html"), "utf8")).toContain("b.html");
    rmSync(file("dist/b.html"));
    await run(["a.md", "-f", "html"]);
    expect(readFileSync(file("dist/index.html"), "utf8")).not.toContain("b.html");
  });
});

it("a diagram that needs a browser keeps no other deck from being written", async () => {
  const { run, file } = setUpBuilds({ "a.md": "# A\n", "b.md": '# B\n\n```mermaid\npie\n  "x" : 1\n```\n' });
  const { status, err } = await run(["a.md", "b.md", "-f", "html"], { QUARTERDECK_BROWSER: "/nowhere/chromium" });
  expect(status).toBe(3);
  expect(err).toMatch(/Mermaid diagrams are drawn by a browser: .*not written: b: html/);
  expect(readdirSync(file("dist")).toSorted()).toEqual(["a.html", "index.html"]);
});

it("a gallery that cannot be replaced takes no deck along with --keep-going: it is named, and the decks stand", async () => {
  const { run, file } = setUpBuilds({ "a.md": "# A\n" });
  const args = ["a.md", "-f", "html", "--keep-going"];
  const refuse = (_: string, to: string) => {
    if (to === file("dist/index.html")) throw busy();
  };
  const { status, err } = await whenRenamed(refuse, () => run(args));
  expect([status, err]).toEqual([
    3,
    expect.stringMatching(/index\.html cannot be replaced.*; not written: index\.html/),
  ]);
  expect(readdirSync(file("dist"))).toEqual(["a.html"]);
  const again = JSON.parse((await run([...args, "--json"])).out);
  expect(again.decks).toMatchObject([{ name: "a", unchanged: true }]);
  expect(existsSync(file("dist/index.html"))).toBe(true);
});
