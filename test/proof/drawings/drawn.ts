import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fence, flow, graph, setUpDeck, svgsIn, textsIn } from "../../support/drawn.js";

describe.concurrent("a drawing", () => {
  it("is described by its author: alt, or accTitle and accDescr", async () => {
    const own = fence("mermaid", "flowchart LR\n  accTitle: Start\n  accDescr: From kubelet to runc\n  a --> b");
    const { build, slides } = setUpDeck(`# A\n\n${own}\n\n${graph.replace("dot", 'dot alt="One starts the other"')}`);
    await build();
    expect(slides()).toContain('aria-label="Start: From kubelet to runc"');
    expect(slides()).toContain('aria-label="One starts the other"');
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

  it("shows HTML in its labels as text", async () => {
    const own = fence("mermaid", 'flowchart LR\n  a["<b>bold</b> &lt;i&gt;"] --> b["<script>x()</script>y"]');
    const { build, slides } = setUpDeck(`# A\n\n${own}`);
    const { status, err } = await build();
    if (status === 0) expect(svgsIn(slides()).join("")).not.toMatch(/<(?:b|i|script)\b/i);
    else expect(err).toContain("(bad-diagram)");
  });

  it("is refused beside others, and all are told at once", async () => {
    const broken = fence("mermaid", "flowchart LR\n  a -->");
    const wrong = fence("dot", "digraph {\n  a [image=x]\n}");
    const { build } = setUpDeck(
      `# A\n\n${broken}\n${wrong}\n- a\n\n  ${fence("mermaid", "pie\n  oops").replaceAll("\n", "\n  ")}`,
    );
    const { err } = await build();
    expect([...err.matchAll(/^deck\.md:(\d+):.*cannot be drawn/gm)].map(([, line]) => line)).toEqual(["5", "10", "18"]);
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
