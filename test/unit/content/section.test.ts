import type { Token } from "marked";
import { describe, expect, it } from "vitest";
import { childTokens, codeIn } from "../../../src/content/dialect.js";
import { readSection } from "../../../src/content/section.js";
import type { FileUse } from "../../../src/content/separators.js";
import type { Block, Slide } from "../../../src/model/deck.js";
import { ProblemList } from "../../../src/report/problem.js";
import { type Span, sourceFile } from "../../../src/source/text.js";

function read(text: string, code?: string, use: FileUse = {}) {
  const problems = new ProblemList();
  const reader = () => (code === undefined ? undefined : sourceFile("code.go", code));
  const section = readSection(sourceFile("deck.md", text), { readCode: reader, problems, ...use });
  return { section, slides: section.columns.flat(), problems: problems.all };
}

const first = (text: string, code?: string): Slide => {
  const slide = read(text, code).slides[0];
  if (!slide) throw new Error("no slide");
  return slide;
};
const cut = (span: Span) => span.file.text.slice(span.start, span.end);
const kinds = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === "component" ? block.name : block.kind));

describe("slides", () => {
  it("have spans that hold exactly their source, notes included", () => {
    const { slides } = read("---\ntitle: T\n---\n\n# A\n\ntext\n\nNote: n\n\n---\n\n## B\n");
    expect(slides.map((slide) => cut(slide.span))).toEqual(["# A\n\ntext\n\nNote: n", "## B"]);
  });

  it("read attributes from anywhere in the slide but code", () => {
    const slide = first(
      '## T\n\n<!-- .slide: id="x" class="dense wide" minutes="1.5" data-state="s" -->\n\n`<!-- .slide: id="y" -->`\n',
    );
    expect(slide).toMatchObject({ id: "x", explicitId: true, minutes: 1.5, title: "T" });
    expect(slide.attributes.classes).toEqual(["dense", "wide"]);
    expect([...slide.attributes.values]).toEqual([["data-state", "s"]]);
  });

  it("have ids from titles in any script", () => {
    expect(first("# Was ist ein Container?").id).toBe("was-ist-ein-container");
    expect(first("# コンテナ 入門").id).toBe("コンテナ-入門");
  });

  it.each([
    ["Japanese", "パッケージが動く", "パッケージが動く"],
    ["Japanese in half-width letters", "ﾊﾟｯｹｰｼﾞ", "パッケージ"],
    ["Japanese in two characters each", "か\u3099は\u309a", "がぱ"],
    ["Hindi", "हिन्दी में कंटेनर", "हिन्दी-में-कंटेनर"],
    ["Thai", "ที่นี่ มี", "ที่นี่-มี"],
    ["Hebrew", "שָׁלוֹם עולם", "שָׁלוֹם-עולם".normalize("NFC")],
    ["Arabic", "أُمَّة الآن", "أُمَّة-الآن".normalize("NFC")],
    ["Korean", "컨테이너 소개", "컨테이너-소개"],
    ["Latin, Greek and Cyrillic", "Déjà vu: Ελλάδα, ёлка, Ở", "deja-vu-ελλαδα-елка-o"],
    ["an emoji", "❤️ が 葛\u{e0100} 1️⃣", "が-葛-1"],
  ])("keep in ids the marks that make another letter: %s", (_, title, id) => {
    expect(first(`# ${title}`).id).toBe(id);
  });

  it("end ids after a whole character", () => {
    expect(first(`# ${"𠮷".repeat(80)}`).id).toBe("𠮷".repeat(60));
  });

  it.each([
    ["## Caf&eacute; &amp; &#x42;ar", "Café & Bar", "cafe-bar"],
    ["<h2>Caf&eacute; <em>&ndash;</em> B</h2>", "Café – B", "cafe-b"],
    ["## `&lt;` in `&eacute;`", "&lt; in &eacute;", "lt-in-eacute"],
    ["## Not \\&eacute;", "Not &eacute;", "not-eacute"],
  ])("read the entities in the title %s", (text, title, id) => {
    expect(first(text)).toMatchObject({ title, id });
  });

  it("tell where attributes of an element cannot be read", () => {
    const { problems } = read('## T\n\n- a <!-- .element: class="x -->\n\nNote: b <!-- .element: =y -->\n');
    expect(problems.map(({ code, span }) => [code, span && cut(span)])).toEqual([
      ["bad-attributes", '="x '],
      ["bad-attributes", "=y "],
    ]);
  });

  it.each([
    ["slide: id=b", "write <!-- .slide: id=b -->"],
    [".slide id=b", "write <!-- .slide: id=b -->"],
    [".Slide: id=b", "write <!-- .slide: id=b -->"],
    ["- .slide: id=b", "write <!-- .slide: id=b -->"],
    [".sldie:", 'write <!-- .slide: class="…" -->'],
    ["elements: .fragment", "write <!-- .element: .fragment -->"],
  ])("ask whether <!-- %s --> was meant as attributes", (text, remedy) => {
    const { problems } = read(`## T\n\n<!-- ${text} -->\n`);
    expect(problems.map((found) => [found.code, found.remedy])).toEqual([["mistyped-comment", remedy]]);
  });

  it.each([
    "<!-- Slide: say this slowly -->",
    "<!-- the element above is new -->",
    "<!-- .slide: -->",
    "<!-- .element : .fragment -->",
    "`<!-- slide: id=b -->`",
    "```html\n<!-- slide: id=b -->\n```",
  ])("leave %s alone", (text) => {
    expect(read(`## T\n\n${text}\n`).problems).toEqual([]);
  });

  it("name wrong minutes and priorities with the place", () => {
    const { problems } = read('<!-- .slide: minutes="two" priority="shoud" -->\n# T');
    expect(problems.map((problem) => [problem.code, problem.remedy, problem.span && cut(problem.span)])).toEqual([
      ["wrong-value", 'write minutes="2" or minutes="1.5"', 'minutes="two"'],
      ["wrong-value", "did you mean should?", 'priority="shoud"'],
    ]);
  });
});

describe("a deck of its own", () => {
  const deck = (text: string, use: FileUse = {}) => {
    const { slides, problems } = read(text, undefined, { as: "deck", ...use });
    return [slides.map(({ title }) => title), problems.map(({ code, span }) => [code, span && cut(span)])];
  };

  it("is divided by dashes directly under text, and a section is not", () => {
    const text = "---\ntitle: T\n---\n---\n# A\nwords\n---\n# B\n";
    expect(deck(text)).toEqual([["A", "B"], []]);
    expect(read(text).problems.map(({ code }) => code)).toEqual(["setext-separator"]);
  });

  it.each(["---\n\n# A\n\n---\n\n# B", "---\n# A\n---\n# B", "---\n\nwords\n\n---\n\n# B"])(
    "may begin with a separator, as in %j",
    (text) => {
      const [titles, problems] = deck(text);
      expect([titles?.length, problems]).toEqual([2, []]);
    },
  );

  it("is divided by its headings when it says so, or the command line does", () => {
    const text = "# A\n\nB\n---\n\n## C\n";
    expect(deck(`---\nsplit: h2\n---\n${text}`)).toEqual([["A", "B", "C"], []]);
    expect(deck(`---\nsplit: h2\n---\n${text}`, { split: "h1" })).toEqual([["A"], []]);
    expect(read(`---\nsplit: h2\n---\n${text}`).slides).toHaveLength(3);
  });

  it.each([
    ["# A\n\ntext\n\n## B\n\n## C", "## B", "h2"],
    ["# A\n\ntext\n\n# B\n\n### C", "# B", "h1"],
    ["A\n=\n\n# B", "# B", "h1"],
  ])("asks for a split where %j is one slide", (text, second, split) => {
    expect(deck(text)[1]).toEqual([["one-slide", second]]);
    const [problem] = read(text, undefined, { as: "deck" }).problems;
    expect(problem?.remedy).toContain(`“split: ${split}”`);
    expect(read(text).problems).toEqual([]);
  });

  it.each(["# A\n\n## Subtitle\n\ntext", "# A\n\n> # B", "## A\n\n::break\n\n## B", "# A\n\ntext\n\nNote: a\n# B"])(
    "has nothing against one slide such as %j",
    (text) => expect(deck(text)[1]).toEqual([]),
  );

  it("takes carriage returns in its expressions", () => {
    const text = "# A\n\nxxx\n\n# B\n";
    expect(deck(`---\nseparator: '\\r\\n\\r\\nxxx\\r\\n'\n---\n${text}`)).toEqual([["A", "B"], []]);
    expect(deck(`---\nseparator: "\\r\\n\\r\\nxxx\\r\\n"\n---\n${text}`)).toEqual([["A", "B"], []]);
  });
});

describe("slides that are shown to nobody", () => {
  it.each([
    ['data-visibility="hidden"', "always"],
    ["draft", "draft"],
    ['draft="true"', "draft"],
  ])("are marked by %s", (attributes, hidden) => {
    expect(first(`<!-- .slide: ${attributes} -->\n# A`).hidden).toBe(hidden);
  });

  it.each(['data-visibility="uncounted"', 'draft="false"', "class=draft"])("are not marked by %s", (attributes) => {
    expect(first(`<!-- .slide: ${attributes} -->\n# A`).hidden).toBe("no");
  });
});

describe("citations", () => {
  it.each([
    ["[@a] and [@b; @c]", ["a", "b", "c"]],
    ["[@a][@b]", ["a", "b"]],
    ["by [@handle](https://example.org) and ![@b](b.png)", []],
    ["[@a] [text][@ref] [@ref] [@me][@Ref] [@ref][]\n\n[@ref]: https://example.org", ["a"]],
    ["`[@a]`\n\n```\n[@b]\n```", []],
  ])("are in %j", (text, keys) => {
    expect(first(text).citations.map(({ key, span }) => [key, cut(span)])).toEqual(keys.map((key) => [key, `@${key}`]));
  });

  it("leave the title of a slide, and links do not", () => {
    expect(first("# By [@me](https://example.org) [@a]").title).toBe("By @me");
  });
});

describe("notes in an element of reveal.js", () => {
  const text =
    '# A\n\n<aside class="x notes">\nfirst **words**\n\n- item\n\n:::callout\nmind\n:::\n</aside>\n\nbody\n\nNote: last';

  it("are notes as those behind Note: are, and hold Markdown", () => {
    const slide = first(text);
    expect([kinds(slide.body), kinds(slide.notes)]).toEqual([["prose"], ["prose", "callout", "prose", "prose"]]);
    expect(JSON.stringify(slide.body, ["kind", "tokens", "raw"])).not.toMatch(/first|mind|aside/);
    expect(slide.notes.map(({ span }) => cut(span).trim().split("\n")[0])).toEqual([
      '<aside class="x notes">',
      ":::callout",
      "</aside>",
      "last",
    ]);
  });

  it.each([
    "<aside>a</aside>",
    '`<aside class="notes">` b',
    '```html\n<aside class="notes">a</aside>\n```',
    '<!-- <aside class="notes">a</aside> -->',
  ])("are not in %j", (body) => {
    const slide = first(`# A\n\n${body}`);
    expect([slide.body.length > 0, slide.notes]).toEqual([true, []]);
  });

  it("go to the end of the slide where nothing closes them", () => {
    const [slide, next] = read("# A\n\n<aside class=notes>a\n\n---\n\n# B").slides;
    expect([slide?.notes.length, next?.title]).toEqual([1, "B"]);
  });
});

describe("components", () => {
  it("nest with more colons and keep their attributes", () => {
    const slide = first(
      ':::: columns {.wide align="start"}\nleft\n\n::break\n\n::: callout {kind=tip}\nright\n:::\n::::\n\nafter',
    );
    const [columns, after] = slide.body;
    expect(kinds(slide.body)).toEqual(["columns", "prose"]);
    expect(columns?.kind === "component" && kinds(columns.children)).toEqual(["prose", "break", "callout"]);
    expect(columns?.kind === "component" && columns.attributes.classes).toEqual(["wide"]);
    expect(after && cut(after.span).trim()).toBe("after");
  });

  it("that never close and closes without an opening are errors", () => {
    const { problems } = read(":::callout\ntext\n\n---\n\n:::\n");
    expect(problems.map((problem) => [problem.code, problem.span && cut(problem.span)])).toEqual([
      ["unclosed-component", ":::callout"],
      ["stray-close", ":::"],
    ]);
  });

  it("come from GitHub's alerts", () => {
    expect(kinds(first("> [!WARNING]\n> mind").body)).toEqual(["callout"]);
  });

  it("hold code as slides do where they are alerts, in lists of theirs, too", () => {
    const { slides, problems } = read(
      "> [!NOTE]\n> Run this:\n>\n> ```sh [1]\n> ls\n> ```\n>\n> - and\n>\n>   ```go file=code.go lines=5-99\n>   ```\n",
      "a\nb\n",
    );
    const codes = codeIn(slides[0]?.body ?? []).map(({ language, steps }) => [language, steps]);
    expect(codes).toEqual([
      ["sh", [[1]]],
      ["go", []],
    ]);
    // Once, although the quote was read before the alert in it.
    expect(problems.map(({ code }) => code)).toEqual(["bad-lines"]);
  });
});

describe("code", () => {
  const code = (text: string, file?: string) => {
    const block = first(text, file).body[0];
    if (block?.kind !== "code") throw new Error("no code");
    return block;
  };

  it.each([
    ["go [1-3|5]", { language: "go", firstLine: 1, steps: [[1, 2, 3], [5]] }],
    ["go {1|2,4}", { language: "go", firstLine: 1, steps: [[1], [2, 4]] }],
    ["go[20: 1|3]", { language: "go", firstLine: 20, steps: [[1], [3]] }],
    ["js [|2]", { language: "js", firstLine: 1, steps: [undefined, [2]] }],
    ["yaml", { language: "yaml", firstLine: 1, steps: [] }],
  ])("reads the info string %s", (info, expected) => {
    expect(code(`\`\`\`${info}\na\nb\nc\nd\ne\n\`\`\``)).toMatchObject(expected);
  });

  const file = "a\n// #region one\n  b\n    c\n// #endregion\nd\n";

  it("comes from a file by lines and by region, without its indentation", () => {
    expect(code("```go file=code.go lines=1-2\n```", file)).toMatchObject({ text: "a\n// #region one", firstLine: 1 });
    expect(code("```go file=code.go region=one\n```", file)).toMatchObject({ text: "b\n  c", firstLine: 3 });
  });

  it("names a missing region and wrong lines", () => {
    const codes = (text: string) => read(text, file).problems.map((problem) => [problem.code, problem.remedy]);
    expect(codes("```go file=code.go region=two\n```")).toEqual([["missing-region", "regions there: one"]]);
    expect(codes("```go file=code.go lines=5-99\n```")[0]?.[0]).toBe("bad-lines");
  });
});

describe("formulas", () => {
  it("are not made of shell variables and prices", () => {
    const slide = first("run $HOME/$USER for 5$ or $6, and $a^2$ too");
    expect(JSON.stringify(slide.body).match(/"inlineMath"/g)).toHaveLength(1);
  });

  /** The formulas of a slide, those on lines of their own behind a mark. */
  const formulas = (text: string) =>
    first(text).body.flatMap((block) => {
      const found = block.kind === "math" ? [`> ${block.latex}`] : [];
      if (block.kind !== "prose") return found;
      const inner = (token: Token): string[] =>
        token.type === "inlineMath"
          ? [`${token["display"] ? "> " : ""}${token["latex"]}`]
          : childTokens(token).flatMap(inner);
      return block.tokens.flatMap(inner);
    });

  it.each([
    ["$$\na\n$$", ["> a"]],
    ["with $$a^2$$ text", ["> a^2"]],
    ["with $$ a^2 $$, text", ["> a^2"]],
    ["over\n$$a\n+ b$$\nlines and $c$", ["> a\n+ b", "c"]],
    ["over $$\n\\text{if the sun shines}\n$$ lines", ["> \\text{if the sun shines}"]],
    ["- item $$ a $$\n\n> quote $$b$$", ["> a", "> b"]],
    ["for \\$5: $$\\$5 + x$$", ["> \\$5 + x"]],
    ["$5 and $6, $$7 and $$8, $$ or $$$, cheap $$ and dear $$", []],
    ["kill $$ and echo the number of $$", []],
    ["`$$a$$`", []],
  ])("stand in %j as %j", (text, expected) => {
    expect(formulas(text)).toEqual(expected);
  });
});

describe("line ends", () => {
  it("CRLF, a byte order mark and LF give the same slides", () => {
    const text = "---\ntitle: T\n---\n\n# A\n\n```yaml\na: 1\n---\nb: 2\n```\n\n---\n\n## B\n\nNote: n\n";
    const shape = (source: string) =>
      read(source).slides.map((slide) => [slide.id, slide.body.map((block) => block.kind), slide.notes.length]);
    expect(shape(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(shape(text));
  });
});
