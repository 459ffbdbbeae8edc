import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type DotOptions, dotEngines } from "../../../src/drawing/dot.js";
import { type Graphviz, openGraphviz } from "../../../src/drawing/graphviz.js";
import { cleanSvg } from "../../../src/render/drawing/clean.js";
import { markPalette, roles } from "../../../src/render/drawing/roles.js";
import { elementsIn, textOf } from "../../../src/render/html/dom.js";
import { printNodes } from "../../../src/render/html/print.js";

const workerFile = path.resolve("lib/graphviz-worker.js");
const shared = openGraphviz(workerFile);
afterAll(() => shared.close());

const plain: DotOptions = { engine: "dot", palette: markPalette };

async function drawn(source: string, options: DotOptions = plain, graphviz: Graphviz = shared) {
  const result = await graphviz.draw(source, options);
  if ("detail" in result) throw new Error(`${result.line}: ${result.detail}`);
  return result;
}

async function tree(source: string) {
  return cleanSvg((await drawn(source)).svg, "x");
}
const printed = async (source: string) => String(printNodes([await tree(source)]));
const texts = async (source: string) =>
  elementsIn(await tree(source)).flatMap((element) => (element.name === "text" ? textOf(element).trim() : []));

const to = (from: string, end: string, text = "") => ({ from, to: end, text, way: "to" });
const joined = (from: string, end: string) => ({ from, to: end, text: "", way: "with" });

describe("a drawing", () => {
  it("takes the theme's colours where the author gives none", async () => {
    const svg = await printed("digraph{a->b}");
    expect(svg).toMatch(/class="dr-fill-card dr-stroke-muted"/);
    expect(svg).toMatch(/class="dr-fill-ink"/);
    expect(svg).toMatch(/class="dr-stroke-muted"/);
    expect(svg).not.toMatch(/#[0-9a-f]{6}|font-family|white|<title/);
  });

  it("gives way to the author, in defaults and in lists", async () => {
    const svg = await printed("digraph{node[color=red shape=ellipse] edge[color=blue] a; b[color=green]; a->b}");
    for (const colour of ["red", "green", "blue"]) expect(svg).toContain(`stroke="${colour}"`);
    expect(svg).toContain("<ellipse");
    expect(svg).not.toContain("dr-stroke-muted");
  });

  it("knows all roles as colours", async () => {
    const svg = await printed(
      `digraph{${roles.map((role, i) => `n${i}[style=filled fillcolor="${role}"]`).join(";")}}`,
    );
    for (const role of roles) expect(svg).toContain(`dr-fill-${role}`);
    expect(await printed('digraph{a[label=<<font color="accent">x</font>>]}')).toContain("dr-fill-accent");
  });

  it.each([
    ["a[fillcolor=yellow]", "#000000"],
    ["a[fillcolor=navy]", "#ffffff"],
    ["a[fillcolor=lightgoldenrod1]", "#000000"],
    ["a[fillcolor=gray20]", "#ffffff"],
    ['a[fillcolor="0.6 1 0.4"]', "#ffffff"],
    ['a[fillcolor="/accent3/2"]', "#000000"],
    ["a[style=filled color=white]", "#000000"],
    ['a[style=filled fillcolor="yellow:blue"]', "#000000"],
    ["node[fillcolor=white] a", "#000000"],
    ["subgraph cluster_x{bgcolor=yellow a[shape=none label=a]}", "#000000"],
    ["bgcolor=white a[shape=none label=a]", "#000000"],
    ['a[shape=none label=<<table><tr><td bgcolor="#000080">a</td></tr></table>>]', "#ffffff"],
    ["a[fillcolor=yellow fontcolor=red]", "red"],
    ["node[fontcolor=red] a[fillcolor=yellow]", "red"],
    ["a[fillcolor=kernel]", "dr-fill-on-kernel"],
    ["node[fillcolor=accent] a", "dr-fill-bg"],
    ["bgcolor=transparent a[shape=none label=a]", "dr-fill-ink"],
  ])("has letters that can be read: %s", async (source, colour) => {
    expect(await printed(`digraph{${source}}`)).toMatch(new RegExp(`<text[^>]*"${colour}"[^>]*>a<`));
  });

  it("shows escapes and all letters as they are meant", async () => {
    expect(await texts('digraph{a[label="x \\"y\\" <b>\\\\ &amp; é 日本 🎉\\nz"]}')).toEqual([
      'x "y" <b>\\ & é 日本 🎉',
      "z",
    ]);
    expect(await texts('digraph{a[label="<script>alert(1)</script>"]}')).toEqual(["<script>alert(1)</script>"]);
    expect(
      await printed('digraph{a[label="</svg><script>alert(1)</script>" id="<i>" class="x" tooltip="tip"]}'),
    ).not.toMatch(/<script|class="x"|tip/);
  });

  it("keeps links to other sites, and fonts of code", async () => {
    const svg = await printed('digraph{a[URL="https://example.org/?a=1&b=2" target=_top]; b[fontname=monospace]}');
    expect(svg).toContain('<a href="https://example.org/?a=1&amp;b=2">');
    expect(svg).toContain("dr-code");
  });

  it("keeps text that is wider in the theme's font inside of its room", async () => {
    const wide: DotOptions = { ...plain, fontFace: { widths: {}, other: 1 } };
    expect((await drawn("digraph{abcdefghijkl}", wide)).svg).toContain('lengthAdjust="spacingAndGlyphs"');
    const narrow: DotOptions = { ...plain, fontFace: { widths: {}, other: 0.3 } };
    expect((await drawn("digraph{abcdefghijkl}", narrow)).svg).not.toContain("textLength");
  });

  it.each([
    [
      'digraph G{kubelet->c; c->runc[label=starts]; c[label="container\\nd"]}',
      "G",
      [to("kubelet", "container d"), to("container d", "runc", "starts")],
    ],
    ["graph{label=Title a--b; b->c}".replace("->", "--"), "Title", [joined("a", "b"), joined("b", "c")]],
    ["digraph{a->b[dir=back]; c->d[dir=both]; e->f[style=invis]}", "", [to("b", "a"), joined("c", "d")]],
    ['digraph{a[shape=record label="<p>one|two"]; a:p->b}', "", [to("one", "b")]],
    ["digraph{a;b}", "", ["a", "b"]],
  ])("tells what is connected in it: %s", async (source, title, parts) => {
    expect(await drawn(source)).toMatchObject({ title, description: "", parts });
  });

  it.each([
    ["digraph{a->b[minlen=101]}", "minlen=101 is more than 100"],
    ["digraph{a[peripheries=50]}", "peripheries=50 is more than 20"],
    // Graphviz takes the number before the letter.
    ['digraph{a[peripheries="50x"]}', "peripheries=50x is no number"],
    ['digraph{a[label=<<TABLE><TR><TD ROWSPAN="&#49;000">a</TD></TR></TABLE>>]}', "rowspan=&#49;000 is no number"],
  ])("is refused where a number would take for ever: %s", async (source, detail) => {
    expect(await shared.draw(source, plain)).toEqual({ line: 1, detail });
  });

  it.each(dotEngines)("has the same bytes in any order and in any worker: %s", async (engine) => {
    const source = "graph{a--b--c--a; c--d; d--e--f; x--y; z; subgraph cluster_s{p q}}";
    const first = await drawn(source, { ...plain, engine });
    await drawn("graph{1--2--3}", { ...plain, engine });
    expect(await drawn(source, { ...plain, engine })).toEqual(first);
    const other = openGraphviz(workerFile);
    expect(await drawn(source, { ...plain, engine }, other)).toEqual(first);
    other.close();
  });
});

describe("what cannot be drawn", () => {
  it.each([
    ["digraph{\n a -> \n}", 3, "“}” cannot stand here"],
    ["graph{\na->b}", 2, "edges of a graph are --"],
    ["digraph{\na[shape=foo]}", 2, "no shape “foo”"],
    ["digraph{\na[color=foo]}", 2, "no colour “foo”"],
    ["digraph{a->\nb:zz}", 2, "no port “zz”"],
    ["digraph{\na[label=<\n<foo>x</foo>>]}", 3, "Unknown HTML element"],
    ["digraph{\na[label=<<b>x>]}", 2, "mismatched tag"],
    ['digraph{\na[shape=record label="{a|b"]}', 2, "does not close"],
    ["digraph{splines=ortho a->b[label=x]}", 1, "loses the labels"],
    ["digraph{compound=true a->b\n[lhead=zz]}", 2, "no cluster “zz”"],
    ["digraph{\n1a->b}", 2, "quotation marks"],
    ["digraph{a [color=red", 1, "before it is closed"],
  ])("is told with its line: %j", async (source, line, detail) => {
    expect(await shared.draw(source, plain)).toEqual({ line, detail: expect.stringContaining(detail) });
  });

  it("keeps no other drawing from being made", async () => {
    const nested = `digraph{${"subgraph{".repeat(3000)}a${"}".repeat(3000)}}`;
    const [first, second] = await Promise.all([shared.draw(nested, plain), shared.draw("digraph{a}", plain)]);
    expect(first).toMatchObject({ line: 0 });
    expect(second).toMatchObject({ parts: ["a"] });
  });

  it("is ended when it takes too long", async () => {
    const impatient = openGraphviz(workerFile, { longest: 1 });
    expect(await impatient.draw("digraph{a->b}", plain)).toMatchObject({
      line: 0,
      detail: expect.stringContaining("seconds"),
    });
    impatient.close();
    await expect(impatient.draw("digraph{a->b}", plain)).rejects.toThrow("closed");
  });
});
