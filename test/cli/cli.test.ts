import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { onePixel, project, quarterdeck, startQuarterdeck, type TestProject } from "../support/project.js";

let made: TestProject[] = [];
afterEach(() => {
  for (const one of made) one.remove();
  made = [];
});
function setUp(files: Parameters<typeof project>[0]) {
  const one = project(files);
  made.push(one);
  return one;
}

const talk = "# Hello\n\n---\n\n## Second\n\n- a\n- b\n\nNote: say it\n";

describe("build", () => {
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

  it("gives the same bytes twice, and puts SOURCE_DATE_EPOCH into the PDF", async () => {
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
    const { status } = await quarterdeck(file("slides/deep"), ["build", "-f", "html", "-o", `${folder}/out`]);
    expect(status).toBe(0);
    expect(readdirSync(file("out")).toSorted()).toEqual(["a.html", "b.html", "index.html"]);
  });

  it("keeps the old output when the input is wrong", async () => {
    const { folder, file, write } = setUp({ "talk.md": talk });
    await quarterdeck(folder, ["build", "talk.md", "-f", "html"]);
    const before = readFileSync(file("dist/talk.html"));
    write("talk.md", "![gone](gone.png)\n");
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
      const { out } = await quarterdeck(folder, ["build", "talk.md", "--json", ...args]);
      return JSON.parse(out).decks[0].outputs.map((output: { pages?: number }) => output.pages ?? "html");
    };
    expect(await counts()).toEqual(["html", 1]);
    expect(readFileSync(file("dist/talk.html"), "utf8").match(/<section/g)).toHaveLength(2);
    expect(await counts("--variant", "short")).toEqual(["html", 2]);
  });

  it("takes another theme, a brand and a language from the command line", async () => {
    const { folder, file } = setUp({
      "brand.yaml": 'tokens: {accent: "#00aa77"}\nfooter: ACME internal\n',
      "slides/decks/a.deck.yaml": "title: A\nsections: [x.md]\n",
      "slides/x.md": "## English\n",
      "slides/x.de.md": "## Deutsch\n",
    });
    const args = ["build", "--theme", "quarterdeck-light", "--brand", "brand.yaml", "--lang", "de", "-f", "html"];
    expect((await quarterdeck(folder, args)).status).toBe(0);
    const html = readFileSync(file("dist/a.html"), "utf8");
    expect(html).toContain('<html lang="de">');
    expect(html).toContain("Deutsch");
    expect(html).toContain("ACME internal");
    expect(html).toContain("--accent:#00aa77");
    expect(html).toContain("--bg:#f7f4ed");
  });

  it("sanitizes raw HTML with --safe and keeps its own markup", async () => {
    const { folder, file } = setUp({
      "talk.md":
        '## T\n\n<form><input name="x"></form><style>p{color:red}</style>\n\n```go [1]\nx := 1\n```\n\n:::callout\nhi\n:::\n',
    });
    await quarterdeck(folder, ["build", "talk.md", "-f", "html", "--safe"]);
    const slides = readFileSync(file("dist/talk.html"), "utf8").split('<div class="slides">')[1] ?? "";
    expect(slides).not.toMatch(/<form|color:red/);
    expect(slides).toContain("c-callout");
    expect(slides).toContain('class="line"');
  });
});

describe("wrong command lines end with status 2", () => {
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

describe("the machine", () => {
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
    expect(diagnosis.browsers.filter((browser: { chosen: boolean }) => browser.chosen)).toHaveLength(1);
  });
});

describe("the project's border", () => {
  it("is not crossed by links, absolute paths or dots", async () => {
    const outside = setUp({ "secret.png": onePixel, "secret.go": "package secret\n" });
    const { folder, file } = setUp({
      "talk.md": `![a](../secret.png)\n\n![b](${outside.file("secret.png")})\n\n![c](link.png)\n\n\`\`\`go file=link.go\n\`\`\`\n`,
    });
    symlinkSync(outside.file("secret.png"), file("link.png"));
    symlinkSync(outside.file("secret.go"), file("link.go"));
    const { status, err } = await quarterdeck(folder, ["build", "talk.md", "-f", "html"]);
    expect(status).toBe(1);
    expect(err.match(/leaves the project/g)).toHaveLength(4);
  });
});

const until = async (condition: () => boolean, what: string) => {
  for (let tries = 0; tries < 400; tries++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited in vain until ${what}`);
};

const children = (pid: number) => {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, "utf8").trim().split(" ").filter(Boolean) : [];
};

const descendants = (pid: number): string[] => children(pid).flatMap((child) => [child, ...descendants(Number(child))]);

/** True when a process below this one renders a page of ours; the first renderer is the browser's own. */
const hasRenderer = (pid: number) =>
  descendants(pid).filter((child) => {
    const file = `/proc/${child}/cmdline`;
    return existsSync(file) && readFileSync(file, "utf8").includes("--type=renderer");
  }).length >= 2;

describe.runIf(process.platform === "linux")("a build that is interrupted", () => {
  const long = Array.from({ length: 400 }, (_, i) => `## Slide ${i}\n\n- a\n- b\n`).join("\n---\n\n");

  it("by Ctrl-C leaves no browser and no half-written file", async () => {
    const { folder, file } = setUp({ "long.md": long });
    const child = startQuarterdeck(folder, ["build", "long.md"]);
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await until(() => children(child.pid ?? 0).length > 0, "the browser runs");
    const browsers = children(child.pid ?? 0);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    await until(() => browsers.every((pid) => !existsSync(`/proc/${pid}`)), "the browser is gone");
    expect(readdirSync(file("dist"))).toEqual([]);
  });

  it("by the death of its browser starts it again", async () => {
    const { folder, file } = setUp({ "long.md": long });
    const child = startQuarterdeck(folder, ["build", "long.md", "-f", "pdf"]);
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += String(chunk);
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await until(() => hasRenderer(child.pid ?? 0), "a page is open");
    const [browser] = children(child.pid ?? 0);
    process.kill(Number(browser), "SIGKILL");
    expect(await ended).toBe(0);
    expect(err).toContain("was started again");
    expect(existsSync(file("dist/long.pdf"))).toBe(true);
  });

  it("by two deaths of its browser ends with status 3", async () => {
    const { folder } = setUp({ "talk.md": talk });
    const script = path.join(folder, "dying-browser");
    writeFileSync(script, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const { status, err } = await quarterdeck(folder, ["build", "talk.md"], { QUARTERDECK_BROWSER: script });
    expect(status).toBe(3);
    expect(err).toContain("does not start");
  });
});
