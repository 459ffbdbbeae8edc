import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { thoroughly } from "../support/breadth.js";
import { onePixel, projectMaker, quarterdeck, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const talk = "# Hello\n\n---\n\n## Second\n\n- a\n- b\n\nNote: say it\n";

describe.concurrent("build", () => {
  it("writes HTML, PDF and the gallery, and prints one JSON object", async () => {
    const { folder, file } = setUp({ "talk.md": talk });
    const { status, out } = await quarterdeck(folder, ["build", "talk.md", "--json"]);
    const report = JSON.parse(out);
    expect(status).toBe(0);
    expect(report.elapsedMs).toBeGreaterThan(0);
    expect(report.decks).toEqual([
      {
        name: "talk",
        title: "Hello",
        slides: 2,
        minutes: 0,
        unchanged: false,
        review: [],
        outputs: [
          { format: "html", path: expect.stringMatching(/dist\/talk\.html$/), bytes: expect.any(Number) },
          { format: "pdf", path: expect.stringMatching(/dist\/talk\.pdf$/), bytes: expect.any(Number), pages: 2 },
        ],
        warnings: [],
      },
    ]);
    expect(readdirSync(file("dist")).toSorted()).toEqual(["index.html", "talk.html", "talk.pdf"]);
    expect(readFileSync(file("dist/index.html"), "utf8")).toContain('<a href="talk.pdf">');
  });

  thoroughly("gives the same bytes twice, and puts SOURCE_DATE_EPOCH into the PDF", async () => {
    const { folder, file } = setUp({ "talk.md": `---\nmath: true\n---\n\n${talk}\n\n$a^2$\n` });
    const environment = { SOURCE_DATE_EPOCH: "1700000000" };
    await quarterdeck(folder, ["build", "talk.md", "-o", "one"], environment);
    await quarterdeck(folder, ["build", "talk.md", "-o", "two"], environment);
    for (const name of ["talk.html", "talk.pdf", "index.html"]) {
      expect(readFileSync(file(`one/${name}`)).equals(readFileSync(file(`two/${name}`))), name).toBe(true);
    }
  });

  it("builds all manifests of the project in which one stands", async () => {
    const { folder, file } = setUp({
      "slides/decks/a.deck.yaml": "title: A\nsections: [x.md]\n",
      "slides/decks/b.deck.yaml": "title: B\nsections:\n  - title: Part\n    sections: [x.md]\n",
      "slides/x.md": "## X\n\ntext\n",
    });
    mkdirSync(file("slides/deep"));
    const { status } = await quarterdeckHere(file("slides/deep"), ["build", "-f", "html", "-o", `${folder}/out`]);
    expect(status).toBe(0);
    expect(readdirSync(file("out")).toSorted()).toEqual(["a.html", "b.html", "index.html"]);
  });

  it("counts one slide as one", async () => {
    const { folder } = setUp({ "talk.md": "# Hello\n" });
    const build = await quarterdeckHere(folder, ["build", "talk.md", "-f", "html"]);
    expect(build.out).toMatch(/talk\.html {2}1 slide, \d+ kB\n1 deck in/);
    const outline = await quarterdeckHere(folder, ["outline", "talk.md"]);
    expect(outline.out).toContain("Hello (talk): 1 slide, 0 min");
  });

  it("finds in the compiled program what its libraries need: for fonts, formulas, recordings and expressions", async () => {
    const { folder, file } = setUp({
      "talk.md": `---\nfonts: [a.ttf, b.woff2]\nseparator: "^==$"\n---\n# A Ж\n\n$x^2$\n\n==\n\n::terminal{cast=a.cast}\n`,
      "a.cast": '{"version":2,"width":20,"height":4}\n[0.1,"o","hello"]\n',
      "a.ttf": readFileSync("node_modules/katex/dist/fonts/KaTeX_Math-Italic.ttf"),
      "b.woff2": readFileSync("node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2"),
    });
    const { status, err } = await quarterdeck(folder, ["build", "talk.md", "-f", "html"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(readFileSync(file("dist/talk.html"), "utf8")).toContain("hello");
  });

  it("keeps the old output when the input is wrong", async () => {
    const { folder, file, write } = setUp({ "talk.md": talk });
    await quarterdeck(folder, ["build", "talk.md", "-f", "html"]);
    const before = readFileSync(file("dist/talk.html"));
    write("talk.md", "::gone\n");
    expect((await quarterdeck(folder, ["build", "talk.md", "-f", "html"])).status).toBe(1);
    expect(readFileSync(file("dist/talk.html")).equals(before)).toBe(true);
    expect(readdirSync(file("dist")).toSorted()).toEqual(["index.html", "talk.html"]);
  });

  it("leaves out could and then should slides until the deck fits its slot", async () => {
    const { folder } = setUp({
      "talk.md": ["must", "should", "could"]
        .map((priority) => `<!-- .slide: minutes="10" priority="${priority}" -->\n## ${priority}\n`)
        .join("\n---\n\n"),
    });
    const titles = async (minutes: string) => {
      const { out } = await quarterdeck(folder, ["outline", "talk.md", "--json", "--minutes", minutes]);
      return [...out.matchAll(/"id":"(must|should|could)"/g)].map((match) => match[1]);
    };
    expect(await titles("30")).toEqual(["must", "should", "could"]);
    expect(await titles("25")).toEqual(["must", "should"]);
    expect(await titles("15")).toEqual(["must"]);
  });

  it("keeps slides for a variant or a format to it", async () => {
    const { folder, file } = setUp({
      "talk.md": '## A\n\n---\n\n<!-- .slide: only="short" -->\n## B\n\n---\n\n<!-- .slide: not="pdf" -->\n## C\n',
    });
    const counts = async (...args: string[]) => {
      const { out } = await quarterdeckHere(folder, ["build", "talk.md", "--json", ...args]);
      return JSON.parse(out).decks[0].outputs.map((output: { pages?: number }) => output.pages ?? "html");
    };
    expect(await counts()).toEqual(["html", 1]);
    expect(readFileSync(file("dist/talk.html"), "utf8").match(/<section/g)).toHaveLength(2);
    expect(await counts("--variant", "short")).toEqual(["html", 2]);
  });

  it("shows the outline of a deck with the slides that any of the formats adds", async () => {
    const { folder } = setUp({
      "talk.md": '## A\n\n---\n\n<!-- .slide: only="pdf" -->\n## B\n\n---\n\n<!-- .slide: only="html" -->\n## C\n',
    });
    const { out } = await quarterdeckHere(folder, ["outline", "talk.md"]);
    expect(out).toContain("A (talk): 3 slides");
  });

  it("takes another theme, a brand and a language from the command line", async () => {
    const { folder, file } = setUp({
      "brand.yaml": 'tokens: {accent: "#00aa77"}\nfooter: ACME internal\n',
      "slides/decks/a.deck.yaml": "title: A\nsections: [x.md]\n",
      "slides/x.md": "## English\n",
      "slides/x.de.md": "## Deutsch\n",
    });
    const args = ["build", "--theme", "quarterdeck-light", "--brand", "brand.yaml", "--lang", "de", "-f", "html"];
    expect((await quarterdeckHere(folder, args)).status).toBe(0);
    const html = readFileSync(file("dist/a.html"), "utf8");
    expect(html).toContain('<html lang="de">');
    expect(html).toContain("Deutsch");
    expect(html).toContain("ACME internal");
    expect(html).toContain("--accent:#00aa77");
    expect(html).toContain("--bg:#f7f4ed");
  });

  it.each([
    ["x.md, in English", "en", '"*.md"', ["English", "Only German"]],
    ["x.md, in German", "de", '"*.md"', ["Deutsch", "Only German"]],
    ["the translations themselves", "en", '"*.de.md"', ["Deutsch", "Only German"]],
  ])("a pattern of sections takes %s, and none twice", async (_, lang, pattern, expected) => {
    const { folder, file } = setUp({
      "slides/decks/a.deck.yaml": `title: A\nlang: ${lang}\nsections: [${pattern}]\n`,
      "slides/x.md": "## English\n",
      "slides/x.de.md": "## Deutsch\n",
      "slides/only.de.md": "## Only German\n",
    });
    expect((await quarterdeckHere(folder, ["build", "-f", "json"])).status).toBe(0);
    const { slides } = JSON.parse(readFileSync(file("dist/a.json"), "utf8"));
    const titles = slides.filter(({ kind }: { kind: string }) => kind === "written");
    expect(titles.map(({ title }: { title: string }) => title).toSorted()).toEqual(expected);
  });

  it("sanitizes raw HTML with --safe and keeps its own markup", async () => {
    const { folder, file } = setUp({
      "talk.md":
        '## T\n\n<form><input name="x"></form><style>p{color:red}</style>\n\n```go [1]\nx := 1\n```\n\n:::callout\nhi\n:::\n',
    });
    await quarterdeckHere(folder, ["build", "talk.md", "-f", "html", "--safe"]);
    const slides = readFileSync(file("dist/talk.html"), "utf8").split('<div class="slides">')[1] ?? "";
    expect(slides).not.toMatch(/<form|color:red/);
    expect(slides).toContain("c-callout");
    expect(slides).toContain('class="line"');
  });
});

describe.concurrent("wrong command lines end with status 2", () => {
  it.each([
    [["biuld"], "did you mean “build”?"],
    [["talk.md"], "did you mean “build talk.md”?"],
    [["build", "--fromat", "pdf"], "did you mean --format?"],
    [["build", "--format", "pfd"], "did you mean pdf?"],
    [["build", "--minutes", "soon"], "whole number"],
    [["outline", "--theme", "x"], "has no option --theme"],
    [["build", "--out"], "needs a value"],
    [[], "a command is missing"],
  ])("%j", async (args, hint) => {
    const { folder } = setUp({ "talk.md": talk });
    const { status, err, out } = await quarterdeck(folder, args);
    expect(status).toBe(2);
    expect(err).toContain(hint);
    expect(out).toBe("");
  });
});

describe.concurrent("the machine", () => {
  it("without a browser ends with status 3 and a way to get one on each line", async () => {
    const { folder } = setUp({ "talk.md": talk });
    const { status, err } = await quarterdeck(folder, ["build", "talk.md"], {
      QUARTERDECK_BROWSER: "/nowhere/chromium",
    });
    expect(status).toBe(3);
    expect(err).toContain("QUARTERDECK_BROWSER names /nowhere/chromium");
  });

  it("with a folder that cannot be written ends with status 3", async () => {
    const { folder, write, file } = setUp({ "talk.md": talk });
    write("dist", "a file, not a folder");
    const { status, err } = await quarterdeck(folder, ["build", "talk.md", "-f", "html"]);
    expect(status).toBe(3);
    expect(err).toContain("--out");
    mkdirSync(file("locked"));
    chmodSync(file("locked"), 0o500);
    if (process.getuid?.() !== 0) {
      expect((await quarterdeck(folder, ["build", "talk.md", "-f", "html", "-o", "locked"])).status).toBe(3);
    }
  });

  it("is described by doctor", async () => {
    const { folder } = setUp({});
    const { status, out } = await quarterdeck(folder, ["doctor", "--json"]);
    const diagnosis = JSON.parse(out);
    expect(status).toBe(0);
    expect(diagnosis.browserVersion).toMatch(/Chrome/);
    expect(diagnosis).toMatchObject({ checkPackage: diagnosis.quarterdeck, queuePackage: diagnosis.quarterdeck });
    expect(diagnosis.browsers.filter((browser: { chosen: boolean }) => browser.chosen)).toHaveLength(1);
  });
});

describe.concurrent("the project's border", () => {
  it("is not crossed by links, absolute paths or dots", async () => {
    const outside = setUp({ "secret.png": onePixel, "secret.go": "package secret\n" });
    const { folder, file } = setUp({
      "talk.md": `![a](../secret.png)\n\n![b](${outside.file("secret.png")})\n\n![c](link.png)\n\n\`\`\`go file=link.go\n\`\`\`\n`,
    });
    symlinkSync(outside.file("secret.png"), file("link.png"));
    symlinkSync(outside.file("secret.go"), file("link.go"));
    const { status, err } = await quarterdeckHere(folder, ["build", "talk.md", "-f", "html"]);
    expect(status).toBe(1);
    expect(err.match(/leaves the project/g)).toHaveLength(3);
    // A path that begins with a slash begins at the project's root.
    expect(err).toContain(`“${outside.file("secret.png")}” does not exist`);
  });

  it("is where a path begins that begins with a slash", async () => {
    const { folder, file } = setUp({
      "slides/deep/a.md": `<!-- .slide: data-background-image="/img/dot.png" -->\n## A\n\n![a](/img/dot.png)\n\n<img src="/img/dot.png" alt="b">\n\n\`\`\`go file=/code/main.go\n\`\`\`\n`,
      "slides/decks/talk.deck.yaml": "title: A\nsections: [deep/a.md]\ncss: /own.css\n",
      "img/dot.png": onePixel,
      "code/main.go": "package fromroot\n",
      "own.css": ".own { color: red }",
    });
    const { status, err } = await quarterdeckHere(folder, ["build", "-f", "html"]);
    expect([status, err]).toEqual([0, ""]);
    const page = readFileSync(file("dist/talk.html"), "utf8");
    expect(page).toContain("fromroot");
    expect(page).toContain(".own");
    expect(page.match(/<img[^>]+src="data:image\/png/g)).toHaveLength(2);
    expect(page).toMatch(/data-background-image="data:image\/png/);
  });
});
