import { describe, expect, it } from "vitest";
import { placeOf } from "../../../src/source/text.js";
import { card, code, list, table } from "../../support/growing.js";
import { render } from "../../support/render.js";

type Files = Parameters<typeof render>[0];

/** The classes of size of each slide, and the widths of its columns. */
async function sizesOf(text: string, files: Files = {}): Promise<string[]> {
  const brand = files["brand.yaml"] ? { brand: "brand.yaml" } : {};
  const { live } = await render({ "talk.md": text, ...files }, brand);
  return [...live.matchAll(/<div class="slide ([^"]*)"(?: style="([^"]*)")?/g)].map(([, classes = "", style = ""]) =>
    [...classes.split(" ").filter((name) => /-size-/.test(name)), ...(style ? [style] : [])].join(" "),
  );
}

/** The sizes of one slide. */
async function sizeOf(content: string, { attributes = "", front = "", files = {} as Files } = {}): Promise<string> {
  const comment = attributes ? `<!-- .slide: ${attributes} -->\n` : "";
  const [size = "no slide"] = await sizesOf(`${front}${comment}## A title\n\n${content}\n`, files);
  return size;
}

const settings = (...lines: readonly string[]) => `---\n${lines.join("\n")}\n---\n\n`;
const beside = (left: string, right: string) => `${left}\n\n::break\n\n${right}`;

describe("what leaves room is set larger", () => {
  it.each([
    [table(2, 3), "table-size-l"],
    [table(6, 4, 3), "table-size-m"],
    [table(8, 4, 2), ""],
    [table(12, 4, 2), "gap-size-s"],
    [card(6), "card-size-l"],
    [card(9), "card-size-m"],
    [card(11), ""],
    [card(12), "card-size-s"],
    [code(3), "code-size-l"],
    [code(12), "code-size-m"],
    [code(9, 70), "code-size-m"],
    [code(14), ""],
    [code(20), "code-size-s"],
    [code(6, 38, ' [1|3] notes="one|two"'), "code-size-l"],
    [code(13, 40, ' [1|3] notes="one|two"'), ""],
    [`:::states\n${code(3)}\n\n::break\n\n${code(9, 60)}\n:::`, "code-size-l"],
    [`:::states\n${code(3)}\n\n::break\n\n${code(14)}\n:::`, ""],
    [`:::states{paper=all}\n${code(9)}\n\n::break\n\n${code(9)}\n:::`, "code-size-s"],
    [`:::columns\n${list(3, 4)}\n\n::break\n\n${list(2, 4)}\n:::`, "text-size-l"],
    [`:::columns\n${list(3, 4)}\n\n::break\n\n${list(7, 9)}\n:::`, "text-size-s"],
    [list(3, 4, "- [ ]"), "text-size-l"],
    [list(8, 13, "- [x]"), "text-size-m"],
    [list(3, 4), "text-size-l"],
    [list(8, 13), "text-size-m"],
    [list(8, 16), ""],
    [list(9, 16), "text-size-s"],
  ])("%s", async (content, size) => {
    expect(await sizeOf(content)).toBe(size);
  });

  it("so that text is never large beside a small table", async () => {
    expect(await sizeOf(`${list(1, 5)}\n\n${table(4, 3)}`)).toBe("text-size-l table-size-l");
    expect(await sizeOf(`${list(1, 5)}\n\n${table(7, 4, 1)}`)).toBe("");
  });

  it("so that text is never large beside a small card", async () => {
    expect(await sizeOf(`${list(2, 5)}\n\n${card(4)}`)).toBe("text-size-l card-size-l");
    expect(await sizeOf(`${list(1, 5)}\n\n${card(8)}`)).toBe("text-size-m card-size-m");
  });

  it("in each of two panels that are compared", async () => {
    const attributes = 'layout="comparison"';
    expect(await sizeOf(beside(list(4, 10), list(3, 6)), { attributes })).toBe("text-size-m");
    expect(await sizeOf(beside(list(4, 7), list(5, 12)), { attributes })).toBe("");
  });

  it("with the text of callouts", async () => {
    expect(await sizeOf(`:::callout{kind="note"}\nIt stays.\n:::`)).toBe("text-size-l");
  });

  it("and less so under a title of two lines", async () => {
    const of = async (title: string) => sizesOf(`## ${title}\n\n${list(8, 9)}\n`);
    expect(await of("A title")).toEqual(["text-size-l"]);
    expect(await of("A title that says so much of what it is about that it takes two lines")).toEqual([""]);
  });
});

describe("code with lines that are too long for it", () => {
  it("is set in the least size, and what stands around it as usual", async () => {
    expect(await sizeOf(code(4, 89))).toBe("");
    expect(await sizeOf(`${list(2, 5)}\n\n${code(4, 130)}`)).toBe("code-size-s");
  });

  it("takes the rows in which its lines go on", async () => {
    expect(await sizeOf(`${list(3, 5)}\n\n${code(4, 130)}`)).toBe("code-size-s");
    expect(await sizeOf(`${list(3, 5)}\n\n${code(10, 130)}`)).toBe("text-size-s code-size-s gap-size-s");
  });
});

describe("what is full is set smaller", () => {
  it.each([
    [list(12, 4), "gap-size-s"],
    [list(13, 8), "text-size-s gap-size-s"],
    [table(14, 3, 1), "table-size-s gap-size-s"],
    // As close and small as it may be: what is left over is said by the check.
    [list(30, 8), "text-size-s gap-size-s"],
  ])("and closer where that is not enough: %s", async (content, size) => {
    expect(await sizeOf(content)).toBe(size);
  });

  it("but never so small that lists within lists or code in a line have less than 20 pixels", async () => {
    const small = { "brand.yaml": "tokens: {text-body-s: 22px}\n" };
    const full = list(9, 16);
    expect(await sizeOf(full, { files: small })).toBe("text-size-s");
    expect(await sizeOf(`${full}\n  - It stays`, { files: small })).toBe("gap-size-s");
    expect(await sizeOf(`${full}\n- \`runc\``, { files: small })).toBe("gap-size-s");
  });
});

describe("columns with code", () => {
  it("leave text less room before lines of code go on in the next row", async () => {
    expect(await sizeOf(beside(list(4, 6), code(6, 60)))).toMatch(/--split:minmax\(0,0\.2\dfr\) minmax\(0,0\.7\dfr\)/);
    expect(await sizeOf(beside(list(4, 6), code(6, 80)))).toMatch(/code-size-s --split:minmax\(0,0\.32fr\)/);
  });

  it("leave the code what it needs", async () => {
    const narrow = await sizeOf(beside(list(4, 7), code(8, 30)));
    const wide = await sizeOf(beside(list(3, 5), code(8, 52)));
    expect(narrow).toMatch(/code-size-l --split:minmax\(0,0\.46fr\) minmax\(0,0\.54fr\)/);
    expect(wide).toMatch(/--split:minmax\(0,0\.3\dfr\) minmax\(0,0\.6\dfr\)/);
  });

  it("leave a card the width of its longest word, even where lines of code go on in the next row for that", async () => {
    const shareBeside = async (word: string, columns: number) => {
      const said = `<dl class="c-card"><div><dt>Isolation</dt><dd>${word} of all kinds</dd></div></dl>`;
      const size = await sizeOf(beside(said, code(6, columns)), { front: settings('size: "4:3"') });
      return Number(/--split:minmax\(0,(0\.\d+)fr\)/.exec(size)?.[1]);
    };
    expect(await shareBeside("virtual", 50)).toBeLessThan(0.33);
    expect(await shareBeside("virtualization", 50)).toBe(0.34);
    // 24 letters of the least size take about 200 of 816 pixels, beside 132 of the label.
    expect(await shareBeside("hypervirtualizationswitch", 50)).toBeGreaterThan(0.4);
    expect(await shareBeside("hypervirtualizationswitch", 70)).toBeGreaterThan(0.4);
  });

  it("have the widths that the author gives them", async () => {
    const content = beside(list(4, 5), code(8, 40));
    const size = await sizeOf(content, { attributes: 'layout="two-columns" columns="1fr 2fr"' });
    expect(size).not.toMatch("--split");
  });
});

describe("sizes stay", () => {
  it("where the author sets a slide dense, or in a size of its own", async () => {
    expect(await sizeOf(list(3, 4), { attributes: 'class="dense"' })).toBe("");
    expect(await sizeOf(list(3, 4), { attributes: 'style="font-size: 30px"' })).toBe("");
  });

  it("in themes of reveal.js", async () => {
    expect(await sizeOf(list(3, 4), { front: settings("theme: black") })).toBe("");
  });

  it("where something stands of which nobody knows the height", async () => {
    expect(await sizeOf(`${list(3, 4)}\n\n<div>\n\nWhatever.\n\n</div>`)).toBe("");
  });

  it("in layouts that do not say how their content grows", async () => {
    const mine = (header: string) => ({
      "templates/layouts/mine.hbs": `{{!--\nslots: {all: any}\n${header}\n--}}\n{{#> frame layout="mine"}}{{slide.body}}{{/frame}}\n`,
    });
    const attributes = 'layout="mine"';
    expect(await sizeOf(list(3, 4), { attributes, files: mine("summary: Mine.") })).toBe("");
    expect(await sizeOf(list(3, 4), { attributes, files: mine("grows: {columns: [1]}") })).toBe("text-size-l");
  });
});

describe("what a header says of growth wrongly is an error at its place", () => {
  it.each([
    [
      "{columns: []}",
      "3:18 “grows.columns”: names no column: write a share of the width for each slot, such as [1, 2]",
    ],
    ["{columns: [1, 0]}", "3:22 “grows.columns.1”: is no share of the width: write a number above 0"],
    ["{columns: [1], gap: -1}", "3:28 “grows.gap”: is no length in pixels: write 0 or more"],
    ["{columns: [1], gaps: 3}", "3:23 unknown key “gaps”"],
    ["{gap: 3}", "3:8 “grows.columns”: is missing"],
  ])("%s: %s", async (value, said) => {
    const name = "templates/layouts/mine.hbs";
    const text = `{{!--\nslots: {all: any}\ngrows: ${value}\n--}}\n<div class="slide">{{slide.body}}</div>\n`;
    const made = await render({ "talk.md": '<!-- .slide: layout="mine" -->\n## A\n\nText\n', [name]: text });
    const places = made.problems.map(({ message, span }) => {
      const { line, column } = span ? placeOf(span.file, span.start) : { line: 0, column: 0 };
      return `${line}:${column} ${message}`;
    });
    expect(places).toEqual([said]);
    expect(made.problems[0]?.span?.file.path).toBe(name);
  });
});

describe("sizes follow", () => {
  it("the canvas", async () => {
    const content = code(6, 62);
    expect(await sizeOf(content)).toBe("code-size-l");
    expect(await sizeOf(content, { front: settings('size: "4:3"') })).toBe("");
  });

  it("a brand whose type is larger", async () => {
    const files = { "brand.yaml": "tokens: {text-scale: 1.3}\n" };
    expect(await sizeOf(list(6, 11))).toBe("text-size-l");
    expect(await sizeOf(list(6, 11), { files })).toBe("");
  });

  it("each canvas on which check looks at the slides", async () => {
    const { rendered } = await render({ "talk.md": `## A title\n\n${code(6, 62)}\n` });
    const on = (width: number, height: number) => Object.values(rendered.growthOn({ width, height }));
    expect(on(1280, 720)).toEqual([{ classes: ["code-size-l"], split: undefined }]);
    expect(on(960, 700)).toEqual([{ classes: [], split: undefined }]);
  });
});
