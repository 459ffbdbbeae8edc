import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { once } from "../../src/render/once.js";
import { fence, flow, graph, setUpDeck, svgsIn } from "../support/drawn.js";
import { openPdf, pageText } from "../support/pdf.js";

it("a drawing stands in the deck as shapes and text in the theme's colours, and as text in the PDF", async () => {
  const { build, file, slides } = setUpDeck(`# Who\n\n${flow}\n---\n\n# Whom\n\n${graph}`);
  const { status, err } = await build("-f", "pdf,md,html");
  expect(status, err).toBe(0);
  const [mermaid = "", dot = ""] = svgsIn(slides());
  for (const svg of [mermaid, dot]) {
    expect(svg).toMatch(/<text[^>]*>(?:<tspan[^>]*>)*kubelet/);
    expect(svg).toMatch(/class="dr-fill-card dr-stroke-muted"/);
    expect(svg).not.toMatch(/#[0-9a-f]{3,8}"|rgb\(|<(?:style|script|foreignObject|image|title)|style=|\son\w+=/i);
  }
  expect(slides()).toContain('role="img" aria-label="CRI, kubelet, containerd, runc"');
  expect(slides()).toContain('aria-label="kubelet to containerd (CRI)"');
  const text = await pageText(await openPdf(file("dist/deck.pdf")), 1);
  expect(text).toMatch(/kubelet[\s\S]*containerd/);
  const markdown = readFileSync(file("dist/deck.md"), "utf8");
  expect(markdown).toContain(flow.trim());
  expect(markdown).toContain(graph.trim());
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
});
