import { existsSync, readdirSync, readFileSync } from "node:fs";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { doubled, type Found, findingsIn, fine, spoken, tooLong } from "../support/check.js";
import { projectMaker, quarterdeck, quarterdeckHere } from "../support/project.js";

const projectOf = projectMaker();

describe.concurrent("what it says", () => {
  it("names the file, line and column of the Markdown, and ends with status 1 on an error", async () => {
    const { folder } = projectOf({ "talk.md": `${fine}\n---\n\n${tooLong}` });
    const { status, out } = await quarterdeck(folder, ["check", "talk.md"]);
    expect(status).toBe(1);
    expect(out).toMatch(
      /talk\.md:\d+:3: error: the item “Item \d+ of the list” stands \d+ px out of the (top|bottom) of the slide/,
    );
    expect(out).toContain("(overflow, too-many-bullets)");
    expect(out).toMatch(/1 deck, 2 slides: 1 error, 1 hint \(--hints shows the hints\)/);
  });

  it("lets warnings pass, but not with --strict", async () => {
    const { folder } = projectOf({ "talk.md": doubled });
    expect((await quarterdeckHere(folder, ["check", "talk.md"])).status).toBe(0);
    expect((await quarterdeckHere(folder, ["check", "talk.md", "--strict"])).status).toBe(1);
  });

  it("is silent with --quiet when all is well", async () => {
    const { folder } = projectOf({ "talk.md": fine });
    expect(await quarterdeckHere(folder, ["check", "talk.md", "--quiet"])).toEqual({ status: 0, out: "", err: "" });
  });

  it("shows hints only when asked", async () => {
    const { folder } = projectOf({ "talk.md": fine });
    expect((await quarterdeckHere(folder, ["check", "talk.md"])).out).not.toContain("(missing-id)");
    expect((await quarterdeckHere(folder, ["check", "talk.md", "--hints"])).out).toContain("talk.md:1:4: hint:");
  });

  it("continues where the build would stop, and says both", async () => {
    const { folder } = projectOf({ "talk.md": `${doubled}\n![A picture of nothing](missing.png)\n` });
    expect(spoken(await findingsIn(folder, "talk.md"))).toEqual([
      "talk.md:5:25 missing-file",
      "talk.md:1:23 doubled-word",
    ]);
  });

  it("says once what several decks share, and finds files of the same name in different folders", async () => {
    const { folder } = projectOf({
      "a/slides/decks/one.deck.yaml": "title: One\nsections: [s.md]\n",
      "a/slides/decks/two.deck.yaml": "title: Two\nsections: [s.md]\n",
      "a/slides/s.md": doubled,
      "b/talk.md": doubled,
      "c/talk.md": doubled,
    });
    expect(spoken(await findingsIn(folder, "a", "b/talk.md", "c/talk.md"))).toEqual([
      "a/slides/s.md:1:23 doubled-word",
      "b/talk.md:1:23 doubled-word",
      "c/talk.md:1:23 doubled-word",
    ]);
  });

  it("helps with wrong options", async () => {
    const { folder } = projectOf({ "talk.md": fine });
    const wrong = await quarterdeckHere(folder, ["check", "talk.md", "--reporter", "jsno"]);
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("did you mean json?")]);
    const missing = await quarterdeckHere(folder, ["check", "tlak.md"]);
    expect([missing.status, missing.err]).toEqual([1, expect.stringContaining("there is no file or folder “tlak.md”")]);
  });
});

describe.concurrent("--fix", () => {
  it("fixes what is mechanical, keeps line ends, and leaves nothing of it to find", async () => {
    const text =
      "\uFEFF## Kubernetes calls Containerd\n\n#### Why the the detour\n\nIt speaks to kubernetes.\n".replaceAll(
        "\n",
        "\r\n",
      );
    const terms = "check: {rules: {terms: {names: [containerd, Kubernetes], fixed: [containerd]}}}\n";
    const { folder, file } = projectOf({ "talk.md": text, "quarterdeck.config.yaml": terms });
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", "--fix"]);
    expect(out).toContain("5 places fixed in talk.md");
    expect(readFileSync(file("talk.md"), "utf8")).toBe(
      '\uFEFF<!-- .slide: id="kubernetes-calls-containerd" -->\n## Kubernetes calls containerd\n\n### Why the detour\n\nIt speaks to Kubernetes.\n'.replaceAll(
        "\n",
        "\r\n",
      ),
    );
    expect(await findingsIn(folder, "talk.md")).toEqual([]);
  });

  it("adds an id to attributes that are already there", async () => {
    const { folder, file } = projectOf({ "talk.md": `<!-- .slide: minutes="2" -->\n${fine}` });
    await quarterdeckHere(folder, ["check", "talk.md", "--fix"]);
    expect(readFileSync(file("talk.md"), "utf8")).toBe(
      `<!-- .slide: id="the-runtime-starts-a-process" minutes="2" -->\n${fine}`,
    );
  });

  it("writes nothing without it", async () => {
    const { folder, file } = projectOf({ "talk.md": doubled });
    await quarterdeckHere(folder, ["check", "talk.md"]);
    expect(readFileSync(file("talk.md"), "utf8")).toBe(doubled);
    expect(readdirSync(folder)).toEqual(["talk.md"]);
  });
});

describe.concurrent("reports for machines", () => {
  it("SARIF names rule, level and region of each finding", async () => {
    const { folder } = projectOf({ "my talks/talk.md": doubled });
    const { status, out } = await quarterdeckHere(folder, ["check", "my talks/talk.md", "--reporter", "sarif"]);
    const { version, runs } = JSON.parse(out);
    const [{ tool, results, columnKind }] = runs;
    const result = results.find(({ ruleId }: { ruleId: string }) => ruleId === "doubled-word");
    expect([status, version, columnKind]).toEqual([0, "2.1.0", "utf16CodeUnits"]);
    expect(tool.driver.rules[result.ruleIndex]).toMatchObject({
      id: "doubled-word",
      defaultConfiguration: { level: "warning" },
    });
    expect(result).toMatchObject({
      level: "warning",
      message: { text: "“the” stands twice. remove one" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "my%20talks/talk.md" },
            region: { startLine: 1, startColumn: 23, endLine: 1, endColumn: 30 },
          },
        },
      ],
    });
    expect(results.every(({ level }: { level: string }) => ["error", "warning", "note"].includes(level))).toBe(true);
  });

  it("JSON counts, and says which deck and slide", async () => {
    const { folder } = projectOf({ "talk.md": doubled });
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", "--reporter", "json"]);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ decks: [{ name: "talk", slides: 1 }], errors: 0, warnings: 1, hints: 1, fixed: 0 });
    expect(report.findings.find(({ code }: Found) => code === "doubled-word")).toMatchObject({
      file: "talk.md",
      line: 1,
      column: 23,
      endLine: 1,
      endColumn: 30,
      deck: "talk",
      slide: "the-runtime-starts-the-the-process",
    });
  });
});

describe.concurrent("--pictures", () => {
  it("writes the slide of a finding with the culprit outlined", async () => {
    const { folder, file } = projectOf({ "talk.md": `${fine}\n---\n\n${tooLong}` });
    await quarterdeckHere(folder, ["check", "talk.md", "--pictures", "seen"]);
    const picture = PNG.sync.read(readFileSync(file("seen/talk-a-list-that-is-too-long-overflow.png")));
    expect([picture.width, picture.height]).toEqual([1280, 720]);
    let outlined = 0;
    for (let at = 0; at < picture.data.length; at += 4) {
      const [red, green, blue] = picture.data.subarray(at, at + 3);
      if (red === 255 && green === 0 && blue === 255) outlined++;
    }
    expect(outlined).toBeGreaterThan(500);
  });

  it("writes none when nothing is found", async () => {
    const { folder, file } = projectOf({ "talk.md": fine });
    await quarterdeckHere(folder, ["check", "talk.md", "--pictures", "seen"]);
    expect(existsSync(file("seen"))).toBe(false);
  });
});
