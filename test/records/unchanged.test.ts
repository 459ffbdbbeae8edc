import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { onePixel, ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const font = (weight: number) => readFileSync(`test/specimens/arabic/fonts/vazirmatn-arabic-${weight}-normal.woff2`);
const files = {
  "slides/decks/a.deck.yaml": "title: A\nsections: [one.md, 'more/*.md']\n",
  "slides/decks/b.deck.yaml": "title: B\nfonts: [letters.woff2]\nsections: [two.md]\n",
  "slides/letters.woff2": font(400),
  "slides/one.md": "## One\n\n![A dot](dot.png) ![A logo](logo.png)\n\n---\n\n## Code\n\n```sh file=run.sh\n```\n",
  "slides/two.md": "## Two\n\n::box{text=hello}\n",
  "slides/more/three.md": "## Three\n\ntext\n",
  "slides/dot.png": onePixel,
  "logo.png": onePixel,
  "slides/run.sh": "runc run\n",
  "templates/components/box.hbs": "{{!--\nattributes:\n  text: {type: string}\n--}}\n<b>{{text}}</b>\n",
  "brand.yaml": "footer: ACME\n",
};

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

/** A project with a cache of its own, in which html is built. */
function setUpBuilds(own: Readonly<Record<string, string | Uint8Array>> = files) {
  const project = setUp(own);
  const environment = ownCache(project);
  const run = async (...args: readonly string[]) => {
    const { status, out } = await quarterdeckHere(project.folder, ["build", "--json", ...args], environment);
    const { decks, problems } = JSON.parse(out);
    const said = (problem: { file?: string; message: string; remedy: string }) =>
      `${problem.file ?? ""}: ${problem.message}\n  - ${problem.remedy}`;
    return { status, err: problems.map(said).join("\n"), decks };
  };
  /** Builds and says which decks were made; then everything must be as a build makes it that remembers nothing. */
  const build = async (...args: readonly string[]): Promise<string[]> => {
    const { status, err, decks } = await run("-f", "html,md", ...args);
    expect(status, err).toBe(0);
    rmSync(project.file("cold"), { recursive: true, force: true });
    expect((await run("-f", "html,md", "--no-cache", ...args, "-o", "cold")).status).toBe(0);
    for (const name of filesIn(project.file("cold"))) {
      expect(readFileSync(project.file(`dist/${name}`)).equals(readFileSync(project.file(`cold/${name}`))), name).toBe(
        true,
      );
    }
    return decks.flatMap((deck: { name: string; unchanged: boolean }) => (deck.unchanged ? [] : [deck.name]));
  };
  const timesOf = () => filesIn(project.file("dist")).map((name) => statSync(project.file(`dist/${name}`)).ctimeMs);
  return { ...project, environment, run, build, timesOf };
}

type Builds = ReturnType<typeof setUpBuilds>;

const edit = (name: keyof typeof files, from: string, to: string) => (builds: Builds) =>
  builds.write(name, String(files[name]).replace(from, to));
const touch = (builds: Builds, name: string) => utimesSync(builds.file(name), 1, 1);

const changes: readonly (readonly [what: string, made: readonly string[], change: (builds: Builds) => void])[] = [
  ["nothing", [], () => undefined],
  ["a section", ["a"], edit("slides/one.md", "## One", "## First")],
  [
    "a section of the same size with its old times",
    ["a"],
    (builds) => {
      const { atime, mtime } = statSync(builds.file("slides/one.md"));
      edit("slides/one.md", "## One", "## Eno")(builds);
      utimesSync(builds.file("slides/one.md"), atime, mtime);
    },
  ],
  ["a section that is written again as it was", [], (builds) => builds.write("slides/one.md", files["slides/one.md"])],
  ["a manifest", ["b"], edit("slides/decks/b.deck.yaml", "title: B", "title: Bee")],
  ["a new section that a pattern finds", ["a"], (builds) => builds.write("slides/more/four.md", "## Four\n")],
  ["a picture", ["a"], (builds) => builds.write("slides/dot.png", Buffer.concat([onePixel, Buffer.from("x")]))],
  ["a font", ["b"], (builds) => builds.write("slides/letters.woff2", font(700))],
  ["an included file", ["a"], edit("slides/run.sh", "runc", "crun")],
  ["a component", ["b"], edit("templates/components/box.hbs", "<b>", "<i>")],
  [
    "a layout that takes the place of ours",
    ["a", "b"],
    (builds) => builds.write("templates/layouts/default.hbs", '<div class="slide">{{slide.body}}</div>\n'),
  ],
  ["a picture that takes the place of one further up", ["a"], (builds) => builds.write("slides/logo.png", onePixel)],
  [
    "a deck's name",
    ["z"],
    (builds) => {
      renameSync(builds.file("slides/decks/b.deck.yaml"), builds.file("slides/decks/z.deck.yaml"));
      rmSync(builds.file("dist/b.html"));
    },
  ],
  ["another deck", ["c"], (builds) => builds.write("slides/decks/c.deck.yaml", "title: C\nsections: [two.md]\n")],
  ["a file that no deck uses", [], (builds) => builds.write("slides/readme.txt", "hello")],
  ["an output that was changed", ["a"], (builds) => appendFileSync(builds.file("dist/a.html"), "!")],
  [
    "an output that was changed and keeps size and time",
    ["b"],
    (builds) => {
      const { atime, mtime } = statSync(builds.file("dist/b.md"));
      writeFileSync(builds.file("dist/b.md"), readFileSync(builds.file("dist/b.md"), "utf8").replace("Two", "Owt"));
      utimesSync(builds.file("dist/b.md"), atime, mtime);
    },
  ],
  ["an output that was deleted", ["a"], (builds) => rmSync(builds.file("dist/a.md"))],
  ["an output with other times and the same bytes", [], (builds) => touch(builds, "dist/a.html")],
  ["all outputs deleted", ["a", "b"], (builds) => rmSync(builds.file("dist"), { recursive: true })],
  ["the gallery deleted", [], (builds) => rmSync(builds.file("dist/index.html"))],
  ["the gallery changed", [], (builds) => appendFileSync(builds.file("dist/index.html"), "mine")],
];

describe.concurrent("a second build after a change of", () => {
  it.each(changes)("%s makes %j", async (_, made, change) => {
    const builds = setUpBuilds();
    expect(await builds.build()).toEqual(["a", "b"]);
    change(builds);
    expect(await builds.build()).toEqual(made);
    const times = builds.timesOf();
    expect(await builds.build()).toEqual([]);
    expect(builds.timesOf(), "nothing is written again").toEqual(times);
  });

  it("an option makes what it changes", async () => {
    const builds = setUpBuilds();
    await builds.build();
    for (const option of [
      ["--minutes", "10"],
      ["--safe", "--trust-templates"],
      ["--brand", "brand.yaml"],
      ["--theme", "quarterdeck-light"],
    ]) {
      expect(await builds.build(...option), option.join(" ")).toEqual(["a", "b"]);
      expect(await builds.build(...option), option.join(" ")).toEqual([]);
    }
    expect(await builds.build("--jobs", "1"), "the files are those of the last option").toEqual(["a", "b"]);
    expect(await builds.build("--jobs", "2")).toEqual([]);
  });

  it("a brand makes the decks that have it", async () => {
    const builds = setUpBuilds();
    await builds.build("--brand", "brand.yaml");
    builds.write("brand.yaml", "footer: Other\n");
    expect(await builds.build("--brand", "brand.yaml")).toEqual(["a", "b"]);
  });

  it("one deck leaves the others alone, and they stand for the whole project", async () => {
    const builds = setUpBuilds();
    await builds.build();
    edit("slides/two.md", "Two", "Three")(builds);
    const { decks } = await builds.run("-f", "html,md", "slides/decks/b.deck.yaml");
    expect(decks.map(({ name, unchanged }: { name: string; unchanged: boolean }) => [name, unchanged])).toEqual([
      ["b", false],
    ]);
    expect(await builds.build()).toEqual([]);
  });
});

const broken = { ...files, "slides/two.md": "## Two\n\n![far](https://example.org/x.png)\n" };

describe.concurrent("what stands", () => {
  it("is said again: warnings with their place, in the report and beside the errors of others", async () => {
    const { run, folder, environment, write, file } = setUpBuilds(broken);
    const [first, second] = [await run("-f", "html"), await run("-f", "html")];
    expect(second.decks.map(({ unchanged }: { unchanged: boolean }) => unchanged)).toEqual([true, true]);
    const plain = (decks: object[]) => decks.map((deck) => ({ ...deck, unchanged: false }));
    expect(plain(second.decks)).toEqual(first.decks);
    const text = await quarterdeckHere(folder, ["build", "-f", "html"], environment);
    expect(text.err).toMatch(/two\.md:3:\d+: warning[\s\S]*> 3 \| !\[far\]/);
    expect(text.out).toContain("nothing has changed");
    const before = readFileSync(file("dist/a.html"));
    write("slides/one.md", "![gone](gone.png)\n");
    const wrong = await run("-f", "html");
    expect(wrong.status).toBe(1);
    expect(wrong.err).toMatch(/one\.md[\s\S]*two\.md/);
    expect(readFileSync(file("dist/a.html")).equals(before)).toBe(true);
  });

  it("is not written over by a folder: an error names it and nothing is lost", async () => {
    const { run, file } = setUpBuilds();
    await run("-f", "html");
    const before = readFileSync(file("dist/a.html"));
    rmSync(file("dist/b.html"));
    mkdirSync(file("dist/b.html/mine"), { recursive: true });
    const { status, err } = await run("-f", "html");
    expect(status).toBe(3);
    expect(err).toMatch(/dist\/b\.html is a folder; a file would be written there\n {2}- move the folder/);
    expect(readFileSync(file("dist/a.html")).equals(before)).toBe(true);
    expect(statSync(file("dist/b.html/mine")).isDirectory()).toBe(true);
  });
});
