import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { onePixel, ownCache, projectMaker, quarterdeckHere } from "./project.js";

const setUp = projectMaker();

const font = (weight: number) => readFileSync(`test/specimens/arabic/fonts/vazirmatn-arabic-${weight}-normal.woff2`);
/** A project of two decks with one of everything that they can be made of. */
export const buildFiles = {
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

/** A project with a cache of its own, in which HTML and Markdown are built. */
export function setUpBuilds(own: Readonly<Record<string, string | Uint8Array>> = buildFiles) {
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

/** Changes a text in one of the files. */
export const edit = (name: keyof typeof buildFiles, from: string, to: string) => (builds: Builds) =>
  builds.write(name, String(buildFiles[name]).replace(from, to));
const touch = (builds: Builds, name: string) => utimesSync(builds.file(name), 1, 1);

/** Changes, and the decks that have to be made again for each. */
export const changes: readonly (readonly [what: string, made: readonly string[], change: (builds: Builds) => void])[] =
  [
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
    [
      "a section that is written again as it was",
      [],
      (builds) => builds.write("slides/one.md", buildFiles["slides/one.md"]),
    ],
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

/** Makes a change between two builds, and expects that these decks are made again, and nothing else. */
export async function expectMadeAgain(made: readonly string[], change: (builds: Builds) => void): Promise<void> {
  const builds = setUpBuilds();
  expect(await builds.build()).toEqual(["a", "b"]);
  change(builds);
  expect(await builds.build()).toEqual(made);
  const times = builds.timesOf();
  expect(await builds.build()).toEqual([]);
  expect(builds.timesOf(), "nothing is written again").toEqual(times);
}
