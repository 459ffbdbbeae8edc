import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../src/source/inquiry.js";
import { thoroughly } from "../support/breadth.js";
import { logBrowser } from "../support/logged-browser.js";
import { ownCache, projectMaker, quarterdeck, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const setUpTalk = () => {
  const project = setUp({ "talk.md": "# Hello\n\n---\n\n## Second\n\n```sh\nls\n```\n" });
  return { ...project, environment: ownCache(project) };
};
type Talk = ReturnType<typeof setUpTalk>;

const recordsOf = ({ file }: TestProject) => {
  const folder = file("cache/quarterdeck/records");
  return readdirSync(folder).map((name) => path.join(folder, name));
};

const rewrite = (talk: Talk, change: (text: string) => string) => {
  for (const file of recordsOf(talk)) writeFileSync(file, change(readFileSync(file, "utf8")));
};

/** Builds HTML in this process. */
async function build({ folder, environment, file }: Talk) {
  const { status, out, err } = await quarterdeckHere(folder, ["build", "talk.md", "-f", "html", "--json"], environment);
  expect(status, err).toBe(0);
  return { unchanged: JSON.parse(out).decks[0].unchanged, html: digestOf(readFileSync(file("dist/talk.html"))) };
}

const damages: readonly (readonly [what: string, damage: (talk: Talk) => void])[] = [
  ["torn", (talk) => rewrite(talk, (text) => text.slice(0, text.length / 2))],
  ["empty", (talk) => rewrite(talk, () => "")],
  ["changed in one place", (talk) => rewrite(talk, (text) => text.replace('"title":"Hello"', '"title":"Hacked"'))],
  ["no JSON", (talk) => rewrite(talk, () => "<html></html>\n<p>")],
  [
    "mixed up",
    (talk) => {
      const files = recordsOf(talk);
      const texts = files.map((file) => readFileSync(file));
      for (const [index, file] of files.entries()) writeFileSync(file, texts[(index + 1) % texts.length] ?? "");
    },
  ],
  [
    "folders instead of files",
    (talk) => {
      for (const file of recordsOf(talk)) {
        rmSync(file);
        mkdirSync(file);
      }
    },
  ],
  [
    "a file instead of the folder",
    (talk) => {
      rmSync(talk.file("cache/quarterdeck/records"), { recursive: true });
      writeFileSync(talk.file("cache/quarterdeck/records"), "");
    },
  ],
  ["writable by everybody", (talk) => chmodSync(talk.file("cache/quarterdeck"), 0o777)],
  [
    "a file instead of the whole cache",
    (talk) => {
      rmSync(talk.file("cache"), { recursive: true });
      writeFileSync(talk.file("cache"), "");
    },
  ],
  ["gone", (talk) => rmSync(talk.file("cache"), { recursive: true })],
];

describe.concurrent("a cache that is", () => {
  it.each(damages)("%s is as good as none", async (_, damage) => {
    const talk = setUpTalk();
    const first = await build(talk);
    expect(first.unchanged).toBe(false);
    expect((await build(talk)).unchanged).toBe(true);
    damage(talk);
    expect(await build(talk)).toEqual(first);
  });

  it("not asked for is neither read nor written", async () => {
    const { folder, environment, file } = setUpTalk();
    const run = () => quarterdeckHere(folder, ["build", "talk.md", "-f", "html", "--json", "--no-cache"], environment);
    for (const { out } of [await run(), await run()]) expect(JSON.parse(out).decks[0].unchanged).toBe(false);
    expect(existsSync(file("cache"))).toBe(false);
  });

  thoroughly("shared by builds at the same time serves them all", async () => {
    const { folder, environment, file } = setUpTalk();
    const args = ["build", "talk.md", "-f", "html", "--json"];
    const runs = await Promise.all([1, 2, 3, 4].map(() => quarterdeck(folder, args, environment)));
    for (const { status, err } of runs) expect(status, err).toBe(0);
    const after = await quarterdeck(folder, args, environment);
    expect(JSON.parse(after.out).decks[0].unchanged).toBe(true);
    expect(readdirSync(file("dist")).toSorted()).toEqual(["index.html", "talk.html"]);
  });
});

describe.concurrent("the cache command", () => {
  it("shows what is there and removes it, and nothing of others", async () => {
    const talk = setUpTalk();
    await build(talk);
    const { folder, environment, file } = talk;
    writeFileSync(file("cache/quarterdeck/mine.txt"), "mine");
    const shown = await quarterdeckHere(folder, ["cache"], environment);
    expect(shown.out).toMatch(/builds +3 files +\d+ kB[\s\S]*code +1 file +\d+ kB/);
    const cleared = await quarterdeckHere(folder, ["cache", "clear"], environment);
    expect(cleared.out).toMatch(/^removed \d+ kB from/);
    expect(readdirSync(file("cache/quarterdeck"))).toEqual(["mine.txt"]);
    expect((await build(talk)).unchanged).toBe(false);
  });

  it("leaves a cache of somebody else alone, and says so", async () => {
    const talk = setUpTalk();
    await build(talk);
    chmodSync(talk.file("cache/quarterdeck"), 0o777);
    const { folder, environment } = talk;
    const shown = await quarterdeckHere(folder, ["cache"], environment);
    expect(shown.out).toContain("is not used, because others can write into it");
    const { status, err } = await quarterdeckHere(folder, ["cache", "clear"], environment);
    expect([status, err]).toEqual([3, expect.stringContaining("is not cleared")]);
    expect(recordsOf(talk).length).toBeGreaterThan(0);
  });

  it("knows no other action", async () => {
    const { folder, environment } = setUpTalk();
    for (const args of [
      ["cache", "clean"],
      ["cache", "clear", "all"],
    ]) {
      const { status, err } = await quarterdeckHere(folder, args, environment);
      expect([status, err]).toEqual([2, expect.stringContaining("write “cache” or “cache clear”")]);
    }
  });
});

const setUpBrowser = () => {
  const talk = setUpTalk();
  const { program, starts } = logBrowser(talk);
  return { ...talk, environment: { ...talk.environment, QUARTERDECK_BROWSER: program }, starts };
};

thoroughly("a browser is not started when nothing has changed; another one prints everything again", async () => {
  const { folder, environment, starts, file, write } = setUpBrowser();
  const run = (...args: readonly string[]) => quarterdeckHere(folder, ["build", "talk.md", ...args], environment);
  expect((await run()).status).toBe(0);
  expect(starts()).toBe(1);
  const pdf = readFileSync(file("dist/talk.pdf"));
  expect((await run()).out).toContain("nothing has changed");
  expect((await run("-f", "html", "-o", "other")).status).toBe(0);
  expect(starts(), "HTML needs none").toBe(1);
  utimesSync(file("browser.sh"), 1, 1);
  expect((await run("-f", "html", "-o", "other")).out).toContain("nothing has changed");
  expect((await run()).out).not.toContain("nothing has changed");
  expect(starts()).toBe(2);
  expect(readFileSync(file("dist/talk.pdf")).equals(pdf)).toBe(true);
  rmSync(file("browser.sh"));
  const gone = await run();
  expect([gone.status, gone.err]).toEqual([3, expect.stringContaining("which is not a program")]);
  write("talk.md", "# Other\n");
  expect((await run("-f", "html", "-o", "other")).status).toBe(0);
});
