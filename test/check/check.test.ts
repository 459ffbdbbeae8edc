import { existsSync, readdirSync, readFileSync } from "node:fs";
import { PNG } from "pngjs";
import { afterEach, describe, expect, it } from "vitest";
import { plainPicture } from "../support/pictures.js";
import { project, quarterdeck, type TestProject } from "../support/project.js";

let made: TestProject[] = [];
afterEach(() => {
  for (const each of made) each.remove();
  made = [];
});

function projectOf(files: Readonly<Record<string, string | Uint8Array>>): TestProject {
  const each = project(files);
  made.push(each);
  return each;
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly deck?: string;
  readonly slide?: string;
}

async function findingsIn(folder: string, ...args: string[]): Promise<Found[]> {
  const { out, err } = await quarterdeck(folder, ["check", ...args, "--json"]);
  if (out === "") throw new Error(err);
  return JSON.parse(out).findings;
}

const loud = ({ severity }: Found) => severity !== "hint";
const spoken = (findings: readonly Found[]) =>
  findings.filter(loud).map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

const fine = "## The runtime starts a process\n\nIt then leaves.\n";
const doubled = "## The runtime starts the the process\n\nIt then leaves.\n";
const tooLong = `## A list that is too long\n\n${Array.from({ length: 18 }, (_, i) => `- Item ${i + 1} of the list`).join("\n")}\n`;

describe("decks that nobody should hear about", () => {
  const table = "| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| crun | C |\n";
  const code = '```js [1-2|3]\nconst images = ["alpine"];\nconst count = images.length;\nconsole.log(count);\n```\n';
  const decks: Readonly<Record<string, string>> = {
    "a plain Markdown file": `# What starts a container\n\nA talk without any setting\n\n---\n\n## Images are layers\n\n1. Read the manifest\n2. Fetch what is missing\n   - only that\n\n> A quotation of one line.\n\n---\n\n${table}\n- [x] done\n- [ ] to do\n\n${code}`,
    "a reveal-md deck": `---\ntitle: Containers\ntheme: white\nseparator: <!--s-->\nverticalSeparator: <!--v-->\nrevealOptions:\n  transition: fade\n---\n\n# Containers\n\nfrom the *beginning*\n\n<!--s-->\n\n## Agenda of the day\n\n- Images <!-- .element: class="fragment" -->\n- Runtimes <!-- .element: class="fragment" data-fragment-index="1" -->\n\nNote: say hello\n\n<!--v-->\n\n### Below the first\n\n${code}`,
    "a reveal.js deck in black": `---\ntheme: black\n---\n\n<!-- .slide: data-background-color="#102040" -->\n## On a dark blue\n\nSome **strong** text with a [link to the demo](#/0)\n\n---\n\n<section class="r-stack">\n<p class="fragment fade-out">This goes away when that comes</p>\n<p class="fragment">That comes when this goes away</p>\n</section>\n\n---\n\n${table}`,
  };

  it.each(Object.entries(decks))("%s", async (_, text) => {
    const { folder } = projectOf({ "talk.md": text });
    expect(spoken(await findingsIn(folder, "talk.md"))).toEqual([]);
  });

  it("the built-in decks, in both themes and at both sizes", async () => {
    const { status, out } = await quarterdeck(".", ["check", "--strict"]);
    expect([status, out.replace(/\(.*/s, "")]).toEqual([
      0,
      expect.stringMatching(/^\d decks, \d+ slides: \d+ hints $/),
    ]);
  });
});

describe("what it says", () => {
  it("names the file, line and column of the Markdown, and ends with status 1 on an error", async () => {
    const { folder } = projectOf({ "talk.md": `${fine}\n---\n\n${tooLong}` });
    const { status, out } = await quarterdeck(folder, ["check", "talk.md"]);
    expect(status).toBe(1);
    expect(out).toMatch(
      /talk\.md:\d+:3: error: the item “Item \d+ of the list” stands \d+ px out of the (top|bottom) of the slide/,
    );
    expect(out).toContain("(overflow)");
    expect(out).toMatch(/1 deck, 2 slides: 1 error, 1 warning, 2 hints \(--hints shows the hints\)/);
  });

  it("lets warnings pass, but not with --strict", async () => {
    const { folder } = projectOf({ "talk.md": doubled });
    expect((await quarterdeck(folder, ["check", "talk.md"])).status).toBe(0);
    expect((await quarterdeck(folder, ["check", "talk.md", "--strict"])).status).toBe(1);
  });

  it("is silent with --quiet when all is well", async () => {
    const { folder } = projectOf({ "talk.md": fine });
    expect(await quarterdeck(folder, ["check", "talk.md", "--quiet"])).toEqual({ status: 0, out: "", err: "" });
  });

  it("shows hints only when asked", async () => {
    const { folder } = projectOf({ "talk.md": fine });
    expect((await quarterdeck(folder, ["check", "talk.md"])).out).not.toContain("(missing-id)");
    expect((await quarterdeck(folder, ["check", "talk.md", "--hints"])).out).toContain("talk.md:1:4: hint:");
  });

  it("goes on where the build would stop, and says both", async () => {
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
    const wrong = await quarterdeck(folder, ["check", "talk.md", "--reporter", "jsno"]);
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("did you mean json?")]);
    const missing = await quarterdeck(folder, ["check", "tlak.md"]);
    expect([missing.status, missing.err]).toEqual([1, expect.stringContaining("there is no file or folder “tlak.md”")]);
  });
});

describe("views", () => {
  const wide =
    '## A wide figure\n\n<div style="width:1100px">This box has a fixed width of 1100 pixels and some text <span style="float:right">at its end</span></div>\n';

  it("lays slides out at 4:3, too, where what does not fit is a warning", async () => {
    const { folder } = projectOf({ "talk.md": wide });
    const [found, ...more] = (await findingsIn(folder, "talk.md")).filter(loud);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: "overflow", severity: "warning" });
    expect(found?.message).toContain("at 4:3 (960 × 720)");
  });

  it("keeps to the deck's own size where the deck or the project fixes one", async () => {
    const { folder } = projectOf({ "a/talk.md": `---\nsize: "16:9"\n---\n\n${wide}` });
    expect(spoken(await findingsIn(folder, "a/talk.md"))).toEqual([]);
    const other = projectOf({ "talk.md": wide, "quarterdeck.config.yaml": "check: {sizes: ['16:9']}\n" });
    expect(spoken(await findingsIn(other.folder, "talk.md"))).toEqual([]);
  });

  it("looks at every theme and language that the configuration names", async () => {
    const { folder } = projectOf({
      "quarterdeck.config.yaml": "check: {themes: [quarterdeck-light], languages: [de]}\n",
      "slides/decks/talk.deck.yaml": "title: Talk\nlang: en\nsections: [s.md]\n",
      // Pale text: right on dark, wrong on light.
      "slides/s.md": '## A runtime starts a process\n\n<p style="color:#e8e8e8">It then leaves.</p>\n',
      "slides/s.de.md": `## Eine lange Liste\n\n${Array.from({ length: 18 }, (_, i) => `- Punkt ${i + 1}`).join("\n")}\n`,
    });
    const found = (await findingsIn(folder)).filter(loud);
    expect(found.find(({ code }) => code === "contrast")).toMatchObject({
      file: "slides/s.md",
      severity: "warning",
      message: expect.stringContaining("theme quarterdeck-light"),
    });
    expect(found.find(({ code }) => code === "overflow")).toMatchObject({ file: "slides/s.de.md", severity: "error" });
  });

  it("looks at paper where a style sheet says something else for it", async () => {
    const style = "<style>@media print{.aside{width:2000px}}</style>";
    const { folder } = projectOf({
      "talk.md": `${fine}\n<p class="aside">A remark with its <span style="float:right">end</span></p>\n\n${style}\n`,
    });
    const [found, ...more] = (await findingsIn(folder, "talk.md")).filter(loud);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: "overflow", severity: "error", message: expect.stringContaining("on paper") });
  });

  it("looks at slides that only a handout shows", async () => {
    const { folder } = projectOf({ "talk.md": `${fine}\n---\n\n<!-- .slide: only="handout" -->\n${tooLong}` });
    expect((await findingsIn(folder, "talk.md")).map(({ code }) => code)).toContain("overflow");
  });
});

it("finds text behind a box, not text on one", async () => {
  const box = (style: string) => `<div style="${style};width:700px;height:140px;background:#234">A box</div>\n`;
  const text = "## A box and a text\n\nThe runtime reads the bundle and starts the process.\n\n";
  const { folder } = projectOf({
    "over/talk.md": text + box("position:absolute;left:40px;top:310px"),
    "beside/talk.md": text + box(""),
    "under/talk.md": text + box("position:absolute;left:40px;top:310px;z-index:-1"),
  });
  const found = await findingsIn(folder, "over/talk.md", "beside/talk.md", "under/talk.md");
  expect(spoken(found)).toEqual(["over/talk.md:3:1 overlap"]);
  expect(found[0]?.message).toContain("is hidden behind the box “A box”");
});

describe("contrast is that of the pixels", () => {
  const over = (text: string, style: string) =>
    `## Over a surface\n\n<div style="${style};padding:40px;color:#fff;font-size:22px">${text}</div>\n`;

  it.each([
    ["a pale picture", "background:url(pale.png)", true],
    ["a dark picture", "background:url(dark.png)", false],
    ["the pale end of a gradient", "background:linear-gradient(90deg,#222,#eee)", true],
    ["a dark gradient", "background:linear-gradient(90deg,#222,#333)", false],
  ])("over %s", async (_, style, isFound) => {
    const { folder } = projectOf({
      "talk.md": over(
        "White words that run from the left edge to the right edge of a long surface, all in one line of it",
        style,
      ),
      "pale.png": plainPicture(800, 300, [230, 230, 220]),
      "dark.png": plainPicture(800, 300, [20, 30, 40]),
    });
    expect(spoken(await findingsIn(folder, "talk.md"))).toEqual(
      isFound ? [expect.stringMatching(/^talk\.md:3:\d+ contrast$/)] : [],
    );
  });
});

describe("configuration", () => {
  const check = async (config: string, text = doubled) => {
    const { folder } = projectOf({ "talk.md": text, "quarterdeck.config.yaml": config });
    return quarterdeck(folder, ["check", "talk.md"]);
  };

  it("switches rules off and gives them another weight", async () => {
    expect((await check("check: {rules: {doubled-word: off}}\n")).out).not.toContain("(doubled-word)");
    const { status, out } = await check("check: {rules: {doubled-word: error}}\n");
    expect([status, out]).toEqual([1, expect.stringContaining("error: “the” stands twice")]);
  });

  it("gives options to rules and words to the dictionary", async () => {
    expect((await check("check: {rules: {doubled-word: {allowed: [the]}}}\n")).out).not.toContain("(doubled-word)");
    const odd = "## The zorbler starts\n\nIt knows teh quxxes and zorblers.\n";
    const { out } = await check("{}\n", odd);
    expect(out).toContain("“quxxes” is in no dictionary");
    expect(out).toContain("did you mean “the”?");
    expect((await check("check: {words: [zorbler, quxxes, teh]}\n", odd)).out).not.toContain("(spelling)");
  });

  it.each([
    ["check: {rules: {overflw: off}}\n", "unknown key “overflw”", "did you mean “overflow”?"],
    ["check: {rules: {overflow: {tolerence: 3}}}\n", "unknown key “tolerence”", "did you mean “tolerance”?"],
    ["check: {rules: {overflow: {tolerance: much}}}\n", "“much” is not a number", "pixels that content may stand out"],
    ["chekc: {}\n", "unknown key “chekc”", "did you mean “check”?"],
  ])("%s is an error with help", async (config, message, help) => {
    const { status, err } = await check(config);
    expect(status).toBe(1);
    expect(err.replaceAll('"', "”").replace("”much”", "“much”")).toContain(message);
    expect(err).toContain(help);
    expect(err).toContain("quarterdeck.config.yaml:1:");
  });
});

describe("suppressions", () => {
  const found = async (text: string) => {
    const { folder } = projectOf({ "talk.md": text });
    return (await findingsIn(folder, "talk.md"))
      .filter(loud)
      .map(({ line, code, message }) => `${line} ${code}: ${message}`);
  };

  it("cover their slide, with a reason", async () => {
    expect(await found(`<!-- check-disable doubled-word: a quotation -->\n${doubled}`)).toEqual([]);
    expect(
      await found(
        `<!-- check-disable doubled-word: a quotation -->\n${doubled}\n---\n\n${doubled.replace("runtime", "engine")}`,
      ),
    ).toEqual(["8 doubled-word: “the” stands twice"]);
  });

  it("cover their file when they say so", async () => {
    const text = `<!-- check-disable-file doubled-word: the house style -->\n${doubled}\n---\n\n${doubled.replace("runtime", "engine")}`;
    expect(await found(text)).toEqual([]);
  });

  it("are reported when they cover nothing, give no reason, or name no rule", async () => {
    expect(await found(`<!-- check-disable doubled-word -->\n${doubled}`)).toEqual([
      "2 doubled-word: “the” stands twice",
      "1 suppression: this suppression gives no reason",
    ]);
    expect(await found(`<!-- check-disable overflow: wanted -->\n${fine}`)).toEqual([
      "1 suppression: nothing is left of “overflow” to suppress here",
    ]);
    expect(await found(`<!-- check-disable overflw: wanted -->\n${fine}`)).toEqual([
      "1 suppression: there is no rule “overflw” to suppress",
    ]);
  });

  it("stand in manifests as YAML comments, and in files that are in no deck", async () => {
    const files = {
      "slides/decks/talk.deck.yaml":
        "# check-disable slot: the rest is discussion\ntitle: Talk\nminutes: 30\nsections: [s.md]\n",
      "slides/s.md": `<!-- .slide: minutes="2" -->\n${fine}`,
      "slides/draft.md": `<!-- check-disable unused-section: a draft -->\n${fine}`,
    };
    expect(spoken(await findingsIn(projectOf(files).folder))).toEqual([]);
    const bare = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replace(/.*check-disable.*\n/, "")]),
    );
    expect(spoken(await findingsIn(projectOf(bare).folder))).toEqual([
      "slides/draft.md:1:1 unused-section",
      "slides/decks/talk.deck.yaml:2:1 slot",
    ]);
  });

  it("are text inside code", async () => {
    expect(await found(`${fine}\n\`\`\`html\n<!-- check-disable overflow: shown -->\n\`\`\`\n`)).toEqual([]);
  });

  it("cannot hide what the build refuses", async () => {
    const text = `<!-- check-disable missing-file: later -->\n${fine}\n![A picture of nothing](missing.png)\n`;
    expect((await found(text)).map((entry) => entry.replace(/:.*/, ""))).toEqual(["6 missing-file", "1 suppression"]);
  });
});

describe("--fix", () => {
  it("mends what is mechanical, keeps line ends, and leaves nothing of it to find", async () => {
    const text =
      "\uFEFF## Kubernetes calls Containerd\n\n#### Why the the detour\n\nIt speaks to kubernetes.\n".replaceAll(
        "\n",
        "\r\n",
      );
    const { folder, file } = projectOf({ "talk.md": text });
    const { out } = await quarterdeck(folder, ["check", "talk.md", "--fix"]);
    expect(out).toContain("5 places mended in talk.md");
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
    await quarterdeck(folder, ["check", "talk.md", "--fix"]);
    expect(readFileSync(file("talk.md"), "utf8")).toBe(
      `<!-- .slide: id="the-runtime-starts-a-process" minutes="2" -->\n${fine}`,
    );
  });

  it("writes nothing without it", async () => {
    const { folder, file } = projectOf({ "talk.md": doubled });
    await quarterdeck(folder, ["check", "talk.md"]);
    expect(readFileSync(file("talk.md"), "utf8")).toBe(doubled);
    expect(readdirSync(folder)).toEqual(["talk.md"]);
  });
});

describe("reports for machines", () => {
  it("SARIF names rule, level and region of each finding", async () => {
    const { folder } = projectOf({ "my talks/talk.md": doubled });
    const { status, out } = await quarterdeck(folder, ["check", "my talks/talk.md", "--reporter", "sarif"]);
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
    const { out } = await quarterdeck(folder, ["check", "talk.md", "--reporter", "json"]);
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

describe("--pictures", () => {
  it("writes the slide of a finding with the culprit outlined", async () => {
    const { folder, file } = projectOf({ "talk.md": `${fine}\n---\n\n${tooLong}` });
    await quarterdeck(folder, ["check", "talk.md", "--pictures", "seen"]);
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
    await quarterdeck(folder, ["check", "talk.md", "--pictures", "seen"]);
    expect(existsSync(file("seen"))).toBe(false);
  });
});
