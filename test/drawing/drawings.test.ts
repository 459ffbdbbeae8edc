import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { once } from "../../src/render/once.js";
import { fence, flow, graph, setUpDeck, svgsIn, textsIn } from "../support/drawn.js";
import { openPdf, pageText } from "../support/pdf.js";

describe.concurrent("a drawing", () => {
  it("stands in the deck as shapes and text in the theme's colours, and says what it shows", async () => {
    const { build, slides } = setUpDeck(`# Who\n\n${flow}\n---\n\n# Whom\n\n${graph}`);
    const { status, err } = await build();
    expect(status, err).toBe(0);
    const [mermaid = "", dot = ""] = svgsIn(slides());
    for (const svg of [mermaid, dot]) {
      expect(svg).toMatch(/<text[^>]*>(?:<tspan[^>]*>)*kubelet/);
      expect(svg).toMatch(/class="dr-fill-card dr-stroke-muted"/);
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

/** Diagrams with characters in their labels that mean something to HTML or to Mermaid itself. */
const comparing: readonly (readonly [source: string, shown: readonly string[]])[] = [
  [
    'flowchart LR\n  A[Größe > 5 MB] --> B["x >= 3"] -->|n > 1| C[a -> b]\n  C -->|"a < b"| D["1<br>> 2"]\n  subgraph S["t > u"]\n    D\n  end',
    ["Größe > 5 MB", "x >= 3", "a -> b", "n > 1", "a < b", "1> 2", "t > u"],
  ],
  ['block-beta\n  a["a > b"] b("x < 1")\n  a -- "n > 1" --> b', ["a > b", "x < 1", "n > 1"]],
  ['classDiagram\n  class A["a > b"]\n  A "1 > 0" --> B : n > 1', ["a > b", "1 > 0", "n > 1"]],
  [
    'stateDiagram-v2\n  state "c > d" as s {\n    i --> j : n > 1\n  }\n  i : see https://x.org or `ls`',
    ["c > d", "n > 1", "see https://x.org or ls"],
  ],
  ['erDiagram\n  A ||--o{ B : "n > 1"\n  A["a > b"] {\n    string x "c > d"\n  }', ["n > 1", "a > b", "c > d"]],
  ['requirementDiagram\n  requirement r {\n    id: 1\n    text: "a > b"\n  }', ["Text: a > b"]],
];

it("a label keeps every character", async () => {
  const { build, slides } = setUpDeck(`# A\n\n${comparing.map(([source]) => fence("mermaid", source)).join("\n")}`);
  const { status, err } = await build();
  expect(status, err).toBe(0);
  expect(svgsIn(slides()).map((svg, at) => comparing[at]?.[1].filter((text) => !textsIn(svg).includes(text)))).toEqual(
    comparing.map(() => []),
  );
});

const elsewhere = '{"fontFamily": "serif", "fontSize": 40, "logLevel": 1, "flowchart": {"htmlLabels": true}}';
it("settings that are for other places have no effect", async () => {
  const plain = "flowchart LR\n  a --> b";
  const yaml = "---\nconfig:\n  htmlLabels: true\n  themeVariables:\n    fontSize: 40px\n---\n";
  const sources = [plain, `%%{init: ${elsewhere}}%%\n${plain}`, yaml + plain];
  const { build, slides } = setUpDeck(`# A\n\n${sources.map((source) => fence("mermaid", source)).join("\n")}`);
  const { status, err } = await build();
  expect(status, err).toBe(0);
  const [first, ...others] = svgsIn(slides()).map((svg) => svg.replace(/\bd[\da-f]+-/g, ""));
  expect(others).toEqual([first, first]);
});

it("the title of a subgraph is read above the edges that cross it", async () => {
  const source = "flowchart TB\n  a --> b\n  subgraph s[Host]\n    b --> c\n  end\n  style s fill:#ffdd88";
  const { build, slides } = setUpDeck(`# A\n\n${fence("mermaid", source)}`);
  await build();
  const [svg = ""] = svgsIn(slides());
  expect(svg).toMatch(/<rect[^>]*fill="#ffdd88"[\s\S]*<text[^>]*stroke="#ffdd88"[^>]*paint-order="stroke"/);
  expect(textsIn(svg)).toEqual(["a", "b", "c", "Host"]);
});

/** Sources that are refused: the line, and what is said. */
const refused: readonly (readonly [what: string, source: string, line: number, said: RegExp])[] = [
  ["an unfinished arrow", "flowchart LR\n  a --> b\n  b -->", 3, /ends before it is complete/],
  ["no diagram", "hello\nworld", 1, /./],
  ["a label that would lose text", "stateDiagram-v2\n  s : [here](https://x.org) it is", 2, /would lose text/],
  ["what looks like a tag", 'flowchart LR\n  a --> b["if (a<b) then c>d"]', 2, /“<b\) then c>” would be lost/],
  ["nothing", "", 0, /empty/],
  ["a directive against safety", '%%{init: {"securityLevel": "loose"}}%%\nflowchart LR\n  a --> b', 1, /securityLevel/],
  ["settings against safety", "---\nconfig:\n  secure: []\n---\nflowchart LR\n  a --> b", 3, /“secure”/],
  ["a hidden setting", '%%{init: {"theme\\u0043SS": "*{}"}}%%\nflowchart LR\n  a --> b', 1, /without escapes/],
  ["style sheets in settings", '%%{init: {"themeCSS": "*{}"}}%%\nflowchart LR\n  a --> b', 1, /themeCSS/],
  ["a script as a link", 'flowchart LR\n  a --> b\n  click a href "javascript:alert(1)"', 3, /http/],
  ["a branch that is not there", "gitGraph\n  commit\n  checkout nix", 3, /not yet created/],
  ["a day that is not there", "gantt\n  dateFormat YYYY-MM-DD\n  One : a, 2024-13-45, 3d", 3, /no date “2024-13-45”/],
  ["a picture", 'flowchart LR\n  a@{ img: "https://x/y.png" }', 2, /picture/],
  ["more than can be drawn", `flowchart LR\n${"  a --> b\n".repeat(600)}`, 0, /500|too many|edges/i],
  ["more than can be read", `flowchart LR\n  a["${"x".repeat(50_001)}"]`, 0, /50/],
];

/** All of them in one deck, each on a slide of its own. */
const deckOfRefused = refused.map(([what, source]) => `# ${what}\n\n${fence("mermaid", source)}`).join("\n\n---\n\n");
const told = once(async () => {
  const { build, starts } = setUpDeck(deckOfRefused);
  const { status, out } = await build("--json");
  return { status, starts: starts(), problems: JSON.parse(out).problems as readonly Told[] };
});

interface Told {
  readonly code: string;
  readonly line: number;
  readonly message: string;
}

describe.concurrent("a diagram with", () => {
  const lineOf = (what: string) => deckOfRefused.slice(0, deckOfRefused.indexOf(`# ${what}\n`)).split("\n").length;
  // Its fence begins two lines below its heading.
  const placed = refused.map(([what, , inside, said]) => [what, lineOf(what) + 2, inside, said] as const);
  it.each(placed)("%s is an error with its line", async (_, first, inside, said) => {
    const { status, starts, problems } = await told();
    expect([status, starts]).toEqual([1, 1]);
    const next = placed.find(([, other]) => other > first)?.[1] ?? Number.POSITIVE_INFINITY;
    const own = problems.filter((problem) => problem.line >= first && problem.line < next);
    expect(own.map(({ code }) => code)).toEqual(["bad-diagram"]);
    expect(own[0]?.message).toMatch(said);
    if (inside > 0) expect(own[0]?.line).toBe(first + inside);
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
