import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { logBrowser } from "../support/logged-browser.js";
import { openPdf, pageText } from "../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const flow = fence("mermaid", "flowchart LR\n  kubelet -->|CRI| containerd --> runc");
const graph = fence("dot", "digraph { kubelet -> containerd [label=CRI] }");

/** A deck with a cache of its own and a browser whose starts are counted. */
function setUpDeck(text: string, more: Readonly<Record<string, string>> = {}) {
  const project = setUp({ "deck.md": text, ...more });
  const browser = logBrowser(project);
  const environment = { XDG_CACHE_HOME: project.file("cache"), QUARTERDECK_BROWSER: browser.program };
  const build = (...args: readonly string[]) =>
    quarterdeckHere(project.folder, ["build", "deck.md", "-f", "html", ...args], environment);
  const slides = () => {
    const html = readFileSync(project.file("dist/deck.html"), "utf8");
    return html.slice(html.indexOf('<div class="slides">'), html.indexOf('id="quarterdeck-config"'));
  };
  return { ...project, environment, build, slides, starts: browser.starts };
}

const svgsIn = (html: string) => [...html.matchAll(/<svg[^>]*class="drawing[\s\S]*?<\/svg>/g)].map(([svg]) => svg);

describe.concurrent("a drawing", () => {
  it("stands in the deck as shapes and text in the theme's colours, and says what it shows", async () => {
    const { build, slides } = setUpDeck(`# Who\n\n${flow}\n---\n\n# Whom\n\n${graph}`);
    const { status, err } = await build();
    expect(status, err).toBe(0);
    const [mermaid = "", dot = ""] = svgsIn(slides());
    for (const svg of [mermaid, dot]) {
      expect(svg).toMatch(/<text[^>]*>(?:<tspan[^>]*>)*kubelet/);
      expect(svg).toMatch(/class="dr-fill-card dr-stroke-line"/);
      expect(svg).not.toMatch(/#[0-9a-f]{3,8}"|rgb\(|<(?:style|script|foreignObject|image|title)|style=|\son\w+=/i);
    }
    expect(slides()).toContain('role="img" aria-label="CRI, kubelet, containerd, runc"');
    expect(slides()).toContain('aria-label="kubelet to containerd (CRI)"');
  });

  it("is described by its author: alt, or accTitle and accDescr", async () => {
    const own = fence("mermaid", "flowchart LR\n  accTitle: Start\n  accDescr: From kubelet to runc\n  a --> b");
    const { build, slides } = setUpDeck(`# A\n\n${own}\n\n${graph.replace("dot", 'dot alt="One starts the other"')}`);
    await build();
    expect(slides()).toContain('aria-label="Start: From kubelet to runc"');
    expect(slides()).toContain('aria-label="One starts the other"');
  });

  it("is text in the PDF and a fence in Markdown", async () => {
    const { build, file } = setUpDeck(`# Who\n\n${flow}\n\n${graph}`);
    expect((await build("-f", "pdf,md,html")).status).toBe(0);
    const text = await pageText(await openPdf(file("dist/deck.pdf")), 1);
    expect(text).toMatch(/kubelet[\s\S]*containerd/);
    const markdown = readFileSync(file("dist/deck.md"), "utf8");
    expect(markdown).toContain(flow.trim());
    expect(markdown).toContain(graph.trim());
  });

  it("comes from a file, as a component or in a fence", async () => {
    const more = { "flow.mmd": "flowchart LR\n  one --> two\n", "graph.dot": "digraph { three -> four }" };
    const { build, slides, write } = setUpDeck(
      "::mermaid{src=flow.mmd}\n\n::dot{src=graph.dot caption=Four}\n\n```mermaid file=flow.mmd\n```\n",
      more,
    );
    expect((await build()).status).toBe(0);
    expect(svgsIn(slides()).map((svg) => /one|three/.exec(svg)?.[0])).toEqual(["one", "three", "one"]);
    expect(slides()).toContain("<figcaption>Four</figcaption>");
    write("flow.mmd", "flowchart LR\n  five --> two\n");
    await build();
    expect(svgsIn(slides()).map((svg) => /five|three/.exec(svg)?.[0])).toEqual(["five", "three", "five"]);
  });

  it("is the same in every run, and keeps its shapes in --safe", async () => {
    const pie = fence("mermaid", 'pie\n  "runc" : 40\n  "crun" : 60');
    const text = `# A\n\n${flow}\n\n${pie}\n\n${graph}`;
    const [one, two] = [setUpDeck(text), setUpDeck(text)];
    await one.build();
    await two.build("--no-cache", "--safe");
    expect(svgsIn(one.slides())).toHaveLength(3);
    expect(svgsIn(two.slides())).toEqual(svgsIn(one.slides()));
  });
});

describe.concurrent("a drawing among others", () => {
  const idsIn = (html: string) => [...html.matchAll(/ id="(d[0-9a-f]{12}-[^"]*)"/g)].map(([, id]) => id);

  it("has ids of its own, also where the same stands twice", async () => {
    const { build, slides } = setUpDeck(`# A\n\n${flow}\n${flow}\n---\n\n# A\n\n${flow}\n${flow}`);
    await build();
    const ids = idsIn(slides());
    expect(svgsIn(slides())).toHaveLength(4);
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is the same wherever it is built, and whatever was drawn before it", async () => {
    const plan = fence(
      "mermaid",
      "gantt\n  dateFormat YYYY-MM-DD\n  section A\n  One :a, 2026-03-06, 5d\n  Two :b, after a, 9d",
    );
    const own = setUpDeck(`# A\n\n${plan}\n---\n\n# B\n\n${flow}`);
    await quarterdeckHere(own.folder, ["build", "deck.md", "-f", "html"], {
      ...own.environment,
      TZ: "America/New_York",
    });
    const before = fence("mermaid", 'pie\n  "a" : 1');
    const other = setUpDeck(`# A\n\n${plan}\n---\n\n# B\n\n${flow}\n---\n\n${before}`);
    await quarterdeckHere(other.folder, ["build", "deck.md", "-f", "html"], { ...other.environment, TZ: "UTC" });
    expect(svgsIn(other.slides()).slice(0, 2)).toEqual(svgsIn(own.slides()));
  });

  it("cannot be disturbed by a name that all objects have", async () => {
    const names = fence("mermaid", "flowchart LR\n  __proto__ --> b --> c --> __proto__");
    const { build } = setUpDeck(`# A\n\n${names}`);
    expect((await build()).err).toContain("__proto__ cannot be a name");
  });
});

describe.concurrent("a browser", () => {
  it("draws what nobody has drawn before, and only that", async () => {
    const { build, write, starts, folder, environment } = setUpDeck(`# Title\n\n${flow}`);
    await build();
    expect(starts()).toBe(1);
    write("deck.md", `# Another title\n\n${flow}\n\n${graph}`);
    await build();
    await build("--theme", "quarterdeck-light");
    await quarterdeckHere(folder, ["build", "deck.md", "-f", "html", "-o", "other"], environment);
    expect(starts(), "titles, colours and Graphviz need none").toBe(1);
    await build("--theme", "black");
    expect(starts(), "other fonts need other boxes").toBe(2);
    write("deck.md", `# Another title\n\n${flow.replace("runc", "crun")}`);
    await build();
    expect(starts()).toBe(3);
    await build("--no-cache");
    expect(starts()).toBe(4);
  });

  it("is not started for HTML without such a fence", async () => {
    const { build, starts } = setUpDeck(`# Title\n\n${graph}\n\n${fence("go", "package main")}`);
    expect((await build()).status).toBe(0);
    expect(starts()).toBe(0);
  });

  it("that is another one draws again", async () => {
    const { build, file, starts } = setUpDeck(`# Title\n\n${flow}`);
    await build();
    utimesSync(file("browser.sh"), 1, 1);
    expect((await build()).out).not.toContain("unchanged");
    expect(starts()).toBe(2);
    expect((await build()).out).toContain("nothing has changed");
  });

  it("that is missing is needed only for what was never drawn", async () => {
    const { build, write, folder, environment, slides } = setUpDeck(`# Title\n\n${flow}`);
    await build();
    const none = { ...environment, QUARTERDECK_BROWSER: "/nowhere/chromium" };
    write("deck.md", `# Other title\n\n${flow}`);
    const known = await quarterdeckHere(folder, ["build", "deck.md", "-f", "html"], none);
    expect([known.status, known.err]).toEqual([0, ""]);
    expect(slides()).toContain("Other title");
    write("deck.md", `# Other title\n\n${flow.replace("runc", "crun")}`);
    const unknown = await quarterdeckHere(folder, ["build", "deck.md", "-f", "html"], none);
    expect([unknown.status, unknown.err]).toEqual([
      3,
      expect.stringMatching(/drawn by a browser: .*which is not a program; not written: deck: html\n {2}- unset/),
    ]);
    expect(slides()).toContain("runc");
  });
});

/** Sources that are refused: the line, and what is said. */
const refused: readonly (readonly [what: string, source: string, line: number, said: RegExp])[] = [
  ["an unfinished arrow", "flowchart LR\n  a --> b\n  b -->", 3, /ends before it is complete/],
  ["no diagram", "hello\nworld", 1, /./],
  ["nothing", "", 0, /empty/],
  ["a directive against safety", '%%{init: {"securityLevel": "loose"}}%%\nflowchart LR\n  a --> b', 1, /securityLevel/],
  ["settings against safety", "---\nconfig:\n  htmlLabels: true\n---\nflowchart LR\n  a --> b", 3, /htmlLabels/],
  ["style sheets in settings", '%%{init: {"themeCSS": "*{}"}}%%\nflowchart LR\n  a --> b', 1, /themeCSS/],
  ["a script as a link", 'flowchart LR\n  a --> b\n  click a href "javascript:alert(1)"', 3, /http/],
  ["a picture", 'flowchart LR\n  a@{ img: "https://x/y.png" }', 2, /picture/],
  ["more than can be drawn", `flowchart LR\n${"  a --> b\n".repeat(600)}`, 0, /500|too many|edges/i],
  ["more than can be read", `flowchart LR\n  a["${"x".repeat(50_001)}"]`, 0, /50/],
];

describe.concurrent("a diagram with", () => {
  it.each(refused)("%s is an error with its line", async (_, source, line, said) => {
    const { build, starts } = setUpDeck(`# A\n\n${fence("mermaid", source)}`);
    const { status, err } = await build();
    expect(status).toBe(1);
    expect(err).toMatch(said);
    expect(err).toContain("(bad-diagram)");
    if (line > 0) expect(err).toContain(`deck.md:${3 + line}:`);
    expect(starts()).toBeLessThanOrEqual(1);
  });

  it("HTML in its labels shows it as text", async () => {
    const own = fence("mermaid", 'flowchart LR\n  a["<b>bold</b> &lt;i&gt;"] --> b["<script>x()</script>y"]');
    const { build, slides } = setUpDeck(`# A\n\n${own}`);
    const { status, err } = await build();
    if (status === 0) expect(svgsIn(slides()).join("")).not.toMatch(/<(?:b|i|script)\b/i);
    else expect(err).toContain("(bad-diagram)");
  });

  it("several faults in a deck are told at once", async () => {
    const broken = fence("mermaid", "flowchart LR\n  a -->");
    const wrong = fence("dot", "digraph {\n  a [image=x]\n}");
    const { build } = setUpDeck(
      `# A\n\n${broken}\n${wrong}\n- a\n\n  ${fence("mermaid", "pie\n  oops").replaceAll("\n", "\n  ")}`,
    );
    const { err } = await build();
    expect([...err.matchAll(/^deck\.md:(\d+):.*cannot be drawn/gm)].map(([, line]) => line)).toEqual(["5", "10", "18"]);
  });
});

it("a drawing in the cache that somebody has changed is drawn again", async () => {
  const { build, file, slides, starts, write } = setUpDeck(`# A\n\n${flow}`);
  await build();
  const folder = file("cache/quarterdeck/drawings");
  for (const name of readdirSync(folder)) {
    const kept = path.join(folder, name);
    writeFileSync(kept, readFileSync(kept, "utf8").replace("kubelet", "hacked!"));
  }
  write("deck.md", `# B\n\n${flow}`);
  await build();
  expect(slides()).toContain("kubelet");
  expect(slides()).not.toContain("hacked");
  expect(starts()).toBe(2);
});
