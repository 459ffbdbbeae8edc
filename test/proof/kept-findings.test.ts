import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { chooseBrowser, findBrowsers } from "../../src/browser/find.js";
import { onePixel, ownCache, projectMaker, quarterdeck, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const one = "## One\n\nThe the runtime of Quuxly starts.\n\n![A dot](dot.png)\n\n```sh\nif true; then\n```\n";
const files = {
  "quarterdeck.config.yaml": "check:\n  words: [names.txt]\n",
  "names.txt": "Quuxly\n",
  "slides/decks/talk.deck.yaml": "title: Talk\nlang: en\nsections: [one.md]\nscripts: [own.js]\n",
  "slides/own.js": "// Nothing\n",
  "slides/one.md": one,
  "slides/dot.png": onePixel,
};

/** A project that is checked with a cache of its own, and with the browser of the other tests. */
async function setUpChecks() {
  const project = setUp(files);
  const { browser } = chooseBrowser(findBrowsers(process.env));
  await browser.prepare?.();
  const environment = { ...ownCache(project), QUARTERDECK_BROWSER: browser.path };
  const check = async (...args: readonly string[]) => {
    const { status, out } = await quarterdeckHere(project.folder, ["check", "--json", ...args], environment);
    const { elapsedMs, ...report } = JSON.parse(out);
    const codes: string[] = report.findings.map(({ code }: { code: string }) => code);
    return { status, report, codes };
  };
  /** What is kept, by the number that each file got when it was written. */
  const kept = () => {
    const folder = project.file("cache/quarterdeck/findings");
    return readdirSync(folder).map((name) => [name, statSync(`${folder}/${name}`).ino]);
  };
  /** Checks the project, and once more, where nothing is looked at. */
  const checkTwice = async () => {
    const first = await check();
    const before = kept();
    expect(await check()).toEqual(first);
    expect(kept()).toEqual(before);
    return first.codes;
  };
  return { ...project, check, checkTwice, kept };
}

describe("findings of an earlier run", () => {
  it("are told again until something changes that they were made of", async () => {
    const { check, checkTwice, write } = await setUpChecks();
    const found = ["doubled-word", "snippet-syntax"];
    const first = await checkTwice();
    expect(first).toEqual(expect.arrayContaining(found));
    expect(first).not.toContain("spelling");
    write("names.txt", "Another\n");
    expect(await checkTwice(), "the words of the project").toContain("spelling");
    write("slides/alone.md", "## Alone\n");
    expect(await checkTwice(), "what no deck uses").toContain("unused-section");
    write("slides/own.js", 'fetch("https://example.org/")\n');
    expect(await checkTwice(), "the deck's script").toContain("external-request");
    write("slides/one.md", one.replace("The the", "The"));
    expect(await checkTwice(), "the text of a slide").not.toContain("doubled-word");
    write("quarterdeck.config.yaml", "check: {rules: {snippet-syntax: off}}\n");
    expect(await checkTwice(), "the configuration").not.toContain("snippet-syntax");
    expect(await check()).toEqual(await check("--no-cache"));
  });

  it("are those of the same rules, and none are kept while something cannot be made", async () => {
    const { check, file, kept, write } = await setUpChecks();
    expect((await check()).codes).toContain("snippet-syntax");
    expect((await check("--rule", "doubled-word")).codes).toEqual(["doubled-word"]);
    const before = kept();
    expect(before).toHaveLength(2);
    rmSync(file("slides/dot.png"));
    expect((await check()).codes).toContain("missing-file");
    expect(kept()).toEqual(before);
    write("slides/dot.png", onePixel);
    expect((await check()).codes).not.toContain("missing-file");
    expect(kept()).toEqual(before);
  });
});

it("findings of decks below the package's own folder are not told again when a deck has changed", async () => {
  const folder = mkdtempSync(path.resolve("node_modules/.kept-findings-"));
  try {
    const write = (text: string) => writeFileSync(path.join(folder, "talk.md"), `# Talk\n\n---\n\n## One\n\n${text}\n`);
    const check = async () =>
      (await quarterdeck(folder, ["check", "talk.md", "--root", "."], { XDG_CACHE_HOME: path.join(folder, "cache") }))
        .out;
    write("![](missing.png)");
    const before = await check();
    write("All is well.");
    expect([before.includes("missing.png"), (await check()).includes("missing.png")]).toEqual([true, false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
