import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAttributes } from "../../../src/drawing/dot-attributes.js";
import { readLabel } from "../../../src/drawing/dot-html.js";
import { prepareDot } from "../../../src/drawing/dot-source.js";
import { quote, readTokens } from "../../../src/drawing/dot-tokens.js";
import { markPalette } from "../../../src/render/drawing/roles.js";

const options = { engine: "dot", palette: markPalette } as const;
const values = (source: string) => readTokens(source).tokens.map(({ value }) => value);
const attributes = (source: string) =>
  readAttributes(readTokens(source).tokens).map(({ name, value, line }) => [name, value, line]);

function prepared(source: string) {
  const made = prepareDot(source, options);
  if ("detail" in made) throw new Error(made.detail);
  return made.text;
}

function mistake(source: string) {
  const made = prepareDot(source, options);
  return "detail" in made ? made : undefined;
}

describe("the tokens of a DOT source", () => {
  it("are names, numbers, texts, labels and marks", () => {
    expect(values('digraph G{a1->_b:ne[w=-.5 l="x y" h=<<b>i</b>>];a--b}')).toEqual(
      "digraph G { a1 -> _b : ne [ w = -.5 l =|x y|h = <b>i</b> ] ; a -- b }"
        .split("|")
        .flatMap((part) => (part === "x y" ? [part] : part.split(" "))),
    );
  });

  it("leave comments out, but not what looks like one inside of a text or a label", () => {
    expect(values('a // b\n/* c\nd */ e # f\n# g\n"h // i" <j /* k */>')).toEqual(
      ["a", "e", "#", "f", "h // i", "j /* k */"], // # is a comment at the beginning of a line only
    );
  });

  it("know escaped quotation marks and broken lines, and leave other escapes alone", () => {
    expect(values('"a\\"b\\\\" "c\\\nd\\n\\N"')).toEqual(['a"b\\\\', "cd\\n\\N"]);
  });

  it("have lines", () => {
    const { tokens } = readTokens('a\n"b\n\n" /*\n*/ <c\n> d');
    expect(tokens.map(({ line }) => line)).toEqual([1, 2, 5, 6]);
  });

  it.each(['a\n "b', "a\n <b <c>", '\n"\\"'])("end where a text is not closed: %j", (source) => {
    expect(readTokens(source).mistake).toMatchObject({ line: 2 });
  });

  it("cover the whole of any source, and quoting is undone by reading", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (source) => {
        const { tokens, mistake } = readTokens(source);
        for (const [index, token] of tokens.entries()) {
          expect(token.start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
          expect(token.end).toBeGreaterThan(token.start);
        }
        expect(tokens.at(-1)?.end ?? 0).toBeLessThanOrEqual(source.length);
        expect(mistake === undefined || mistake.line > 0).toBe(true);
        const plain = source.replaceAll("\\", "");
        expect(readTokens(quote(plain)).tokens).toMatchObject([{ kind: "quoted", value: plain }]);
      }),
    );
  });
});

describe("the attributes of a DOT source", () => {
  it("are found however they are cut", () => {
    expect(attributes('digraph{rankdir=LR\n a["co" + "lor" /* x */ = // y\n "r" + "ed", b=<i>]}')).toEqual([
      ["rankdir", "LR", 1],
      ["color", "red", 3],
      ["b", "i", 3],
    ]);
  });

  it("know what they are for", () => {
    const source =
      "digraph{node[a=1] edge[a=1] graph[a=1] n[a=1] n:p:ne[a=1] n->m[a=1] n->m:p[a=1][a=1] n->{m o}[a=1]}";
    expect(readAttributes(readTokens(source).tokens).map(({ list }) => list?.target)).toEqual(
      "default-node default-edge graph node node edge edge edge edge".split(" "),
    );
  });

  it("of labels are found in tags only", () => {
    const { tags, attributes: found } = readLabel(
      "<!-- <a b='1'> --><TD x='2' Y=\"3>\"/> c=\"4\" <![CDATA[<d e='5'>]]></TD>",
    );
    expect(tags.map(({ name }) => name)).toEqual(["td"]);
    expect(found.map(({ tag, name, value }) => [tag, name, value])).toEqual([
      ["td", "x", "2"],
      ["td", "y", "3>"],
    ]);
  });
});

describe("a prepared source", () => {
  it("has colours in the place of roles, in attributes of colours alone", () => {
    const { accent, ink } = markPalette;
    const text = prepared('digraph{accent[color=accent label=accent fillcolor="accent;0.3:ink:#123456"]}');
    expect(text).toContain(`accent[color="${accent}" label=accent fillcolor="${accent};0.3:${ink}:#123456"]`);
    expect(prepared('digraph{a[label=<<font color="accent">color="ink"</font>>]}')).toContain(
      `<font color="${accent}">color="ink"</font>`,
    );
  });

  it("fills with the one colour of what the author calls filled, as far as that holds", () => {
    const white = 'fillcolor="white"';
    expect(prepared("digraph{node[style=filled color=white]}")).toContain(white);
    expect(prepared("digraph{node[style=filled] a[color=white]}")).toContain(white);
    expect(prepared("digraph{node[style=filled fillcolor=red] a[color=white]}")).not.toContain(white);
    expect(prepared("digraph{a[color=white]}")).not.toContain(white);
    expect(prepared("digraph{{node[style=filled] b} a[color=white]}")).not.toContain(white);
  });

  it("keeps the lines of the author", () => {
    const source = "# 7 x\ndigraph\n{ a [shape=none\n color=accent] }";
    expect(prepared(source).split("\n")).toHaveLength(source.split("\n").length);
  });

  it.each([
    ['digraph{\na[image="x.png"]}', 2],
    ['digraph{a\n["ima"+"ge"="x.png"]}', 2],
    ["digraph{\n\nnode[shapefile=x]}", 3],
    ["digraph{imagepath=x}", 1],
    ["digraph{fontpath=x}", 1],
    ["digraph{stylesheet=x}", 1],
    ['digraph{_background="c 7 -#ff0000"}', 1],
    ["digraph{a[shape=epsf]}", 1],
    ['digraph{a[label=<x\n<ImG SRC="x"/>>]}', 2],
    ['digraph{a[URL="javascript:alert(1)"]}', 1],
    ['digraph{a[URL="java&#10;script:1"]}', 1],
    ['digraph{a[URL="&#106;avascript:1"]}', 1],
    ['digraph{a[URL="java\\\nscript:1"]}', 1],
    ['digraph{a[URL="\\N"]}', 1],
    ['digraph{a->b[edgeURL="data:text/html,x"]}', 1],
    ['digraph{a->b[labelhref=" javascript:1"]}', 1],
    ['digraph{a[href="#slide"]}', 1],
    ['digraph{a[href="//example.org"]}', 1],
    ['digraph{a[label=<<table\n\nhref="javascript:1"><tr><td>x</td></tr></table>>]}', 3],
    ["digraph{layout=foo}", 1],
    ["digraph{layout=nop}", 1],
    ["digraph{charset=latin1}", 1],
    ["digraph{start=rand}", 1],
    ["digraph{a}\ndigraph{b}", 2],
    ["hello", 1],
    ["", 0],
    ["digraph{a\u0000}", 1],
  ])("refuses %j", (source, line) => {
    expect(mistake(source)).toMatchObject({ line });
    expect(mistake(source)?.detail).toMatch(/^[^\n]+$/);
  });

  it.each(['digraph{a[URL="https://example.org/?a=1&b=2" target=_blank tooltip=x]}', "digraph{layout=neato start=7}"])(
    "may have %j",
    (source) => expect(mistake(source)).toBeUndefined(),
  );
});
