import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { elementsIn, hasClass, parseHtml, textOf } from "../../../src/render/html/dom.js";
import { printNodes } from "../../../src/render/html/print.js";
import { settle } from "../../../src/render/html/settle.js";
import type { Span } from "../../../src/source/text.js";
import { render } from "../../support/render.js";
import { asWritten, readStrictly } from "../../support/strict-reading.js";

/** Names of all elements of HTML, as a parser without our options reads them. */
const elementNames = (html: string) => elementsIn(parseDocument(html)).map(({ name }) => name);

describe("what merely looks like markup stays as it is written", () => {
  const shown = '<a href="#/intro"> and <i id="main"> and asset:0123456789abcdef.png and </section>';
  const text = `<!-- .slide: id="intro" -->\n## Intro\n\n- The text \`${shown}\` <!-- .element: class="fragment" -->\n- It says href="#/intro" and id="main" <!-- .element: class="fragment" -->\n\n---\n\n## Next\n\n[back](#intro)\n`;

  it("on the live deck, on paper, and with a page for each step", async () => {
    const { live, steps, paper } = await render({ "talk.md": text });
    for (const html of [live, steps, paper.map(({ picture }) => picture).join()]) {
      const [first] = elementsIn(parseHtml(html)).filter(({ name }) => name === "code");
      expect(first && textOf(first)).toBe(shown);
      expect(html).toContain('It says href="#/intro" and id="main"');
    }
    expect(paper[0]?.passages.map(({ text }) => text).join("\n")).toContain(shown);
  });

  it("while real links and ids take the form of their page", async () => {
    const { live, steps } = await render({ "talk.md": text });
    expect(live).toContain('<a href="#/intro">back</a>');
    expect(steps).toContain('<a href="#intro">back</a>');
    expect(steps.match(/<section[^>]* id="intro"/g)).toHaveLength(1);
    expect(steps.match(/<section/g)).toHaveLength(4);
  });
});

describe("a deck without formulas", () => {
  it("shows dollars as they are written", async () => {
    const files = { "slides/a.md": "## Prices\n\nIt is $a < b$ and\n\n$$\nc\n$$\n" };
    const manifest = "title: Talk\nmath: false\nsections: [a.md]\n";
    const { live } = await render(
      { ...files, "slides/decks/talk.deck.yaml": manifest },
      { input: "slides/decks/talk.deck.yaml" },
    );
    expect(live).toContain("It is $a &lt; b$ and");
    expect(live).not.toContain("katex");
  });
});

describe("a project's own worksheet layout", () => {
  it("gives paper its text, whatever elements it is made of", async () => {
    const { paper } = await render({
      "talk.md": '<!-- .slide: layout="worksheet" -->\n## Lab\n\n1. Write down what it shows.\n',
      "templates/layouts/worksheet.hbs": '<main class="slide"><h2>My own</h2>{{slide.body}}</main>\n',
    });
    expect(String(paper[0]?.worksheet)).toContain("<li>Write down what it shows.</li>");
    expect(String(paper[0]?.worksheet)).not.toContain("My own");
  });
});

describe("content where a layout has room for text only", () => {
  const talk = {
    "talk.md": '## What `a --> "b"` *means*\n\nText. <!-- .element: class="fragment" -->\n',
  };
  const layout = (text: string) => ({ ...talk, "templates/layouts/default.hbs": text });

  it("becomes its text", async () => {
    const { live, steps } = await render(
      layout(
        '<div class="slide" title="{{slide.title}}"><textarea>{{slide.title}}</textarea>' +
          "{{join (list slide.number slide.title)}}<div>{{slide.body}}</div></div>",
      ),
    );
    for (const html of [live, steps]) {
      const [slide] = elementsIn(parseHtml(html)).filter((element) => hasClass(element, "slide"));
      const text = 'What a --> "b" means';
      expect(slide?.attribs["title"]).toBe(text);
      const [area] = elementsIn(parseHtml(html)).filter(({ name }) => name === "textarea");
      expect(area && textOf(area)).toBe(text);
      expect(html).not.toMatch(/qd-|mark part/);
    }
  });

  it("cannot end a string of a style sheet", async () => {
    const { live } = await render({
      "talk.md": "## `'$\u007bx}</script>` \\\\\n\nText.\n",
      "templates/layouts/default.hbs": `<div class="slide"><svg><style>a{--b:'{{slide.title}}'}</style></svg></div>`,
    });
    expect(live).toContain("a{--b:'\\000027\\000024\\00007bx\\00007d\\00003c\\00002fscript\\00003e \\00005c'}");
  });

  it("runs no script of a layout, and says where it stands", async () => {
    const text = '<div class="slide"><script>s("{{slide.title}}")</script><i onclick="s()">{{slide.body}}</i></div>\n';
    const { live, problems } = await render(layout(text));
    expect(live).not.toMatch(/<script|onclick/);
    const places = problems.map(({ message, span }) => [message, span && shownPlace(span)]);
    expect(places).toEqual([
      ["<script> is removed: slides hold no scripts", "templates/layouts/default.hbs: <script"],
      ["the attribute onclick is removed: slides hold no scripts", "templates/layouts/default.hbs: onclick"],
    ]);
  });

  it("reads as it is written, also where a template prints the same twice", async () => {
    const { live } = await render({
      "talk.md": "## A\n\nun**bold**ed H<sub>2</sub>O, $x^2$\n",
      "templates/layouts/default.hbs":
        '<div class="slide">{{#with (join slide.slots " ")}}<div title="{{this}}">{{this}}</div>{{/with}}</div>',
    });
    expect(live).toContain('<div title="unbolded H2O, x^2"><p>un<strong>bold</strong>ed');
  });

  it("can be compared and measured", async () => {
    const { live } = await render(
      layout(
        '<div class="slide">{{#if (eq slide.title slide.title)}}same{{/if}}{{#if (eq slide.body "x")}}other{{/if}}{{#if (longer slide.title 5)}} long{{/if}}</div>',
      ),
    );
    expect(live).toContain("same long");
    expect(live).not.toContain("other");
  });

  it("keeps its steps wherever it is placed twice", async () => {
    const { steps } = await render(layout('<div class="slide">{{slide.body}}<aside>{{slide.body}}</aside></div>'));
    const sections = steps.split("<section").slice(1);
    expect(sections).toHaveLength(2);
    expect(sections.map((section) => section.match(/class="fragment visible/g)?.length ?? 0)).toEqual([0, 2]);
  });
});

describe("nothing breaks out of what it stands in", () => {
  const attack = "<img src=x onerror=alert(1)>";
  const attempts: Readonly<Record<string, string>> = {
    "a mark for code": `<qd-code title="></qd-code>${attack}"></qd-code>`,
    "a mark for code with a key": `<qd-code data-key="0-0" data-code="0" title='">${attack}'></qd-code>`,
    "a mark for a part": `<qd-part data-key="x-0" title="></qd-part>${attack}"></qd-part>`,
    "a title": `<p title="</p>${attack}">text</p>`,
    noscript: `<noscript><p title="</noscript>${attack}">text</p></noscript>`,
    "a style sheet inside of noscript": `<noscript><style></noscript>${attack}</style></noscript>`,
    "escaped text inside of noscript": "<noscript>&lt;/noscript>&lt;img src=x onerror=alert(1)></noscript>",
    "a style sheet inside of a picture": `<svg><style>${attack}</style></svg>`,
    "a comment inside of noscript": `<noscript><!-- </noscript>${attack} --></noscript>`,
    xmp: `<xmp>&lt;/xmp>${attack}</xmp>`,
    "a style sheet in capitals": `<STYLE>p{}</STYLE><p title="<style>${attack}">text</p>`,
  };

  it.each(Object.entries(attempts))("%s", async (_, html) => {
    for (const mode of ["raw", "sanitized"] as const) {
      const { live, steps } = await render(
        { "talk.md": `## Title\n\n${html}\n\n\`\`\`sh\necho\n\`\`\`\n` },
        { html: mode },
      );
      for (const page of [live, steps]) {
        for (const reader of [parseHtml(page), parseDocument(page)]) {
          const images = elementsIn(reader).filter(({ attribs }) =>
            Object.keys(attribs).some((key) => /^on/i.test(key)),
          );
          expect(images, page).toEqual([]);
        }
        // A browser that runs scripts reads noscript as text up to its end tag.
        const asText = page.split(/<noscript[^>]*>/i).slice(1);
        for (const rest of asText) expect(elementNames(rest.slice(rest.indexOf("</noscript>")))).not.toContain("img");
      }
      expect(live).toContain("echo");
    }
  });

  it("escapes what could end an attribute or open a tag", () => {
    const [paragraph] = parseHtml('<p title="a &lt;b> &amp; &quot;c&quot;">1 &lt; 2</p>').children;
    expect(printNodes(paragraph ? [paragraph] : [])).toBe('<p title="a &lt;b&gt; &amp; &quot;c&quot;">1 &lt; 2</p>');
  });

  it("prints the characters of a picture as they are, so that the page brings their fonts", () => {
    const svg = '<svg><text title="Ω">Ω — 容器</text></svg>';
    expect(printNodes(parseHtml(svg).children)).toBe(svg);
  });

  it("prints any tree so that every parser reads it back as the same tree", () => {
    const name = fc.constantFrom(...elementNamesOfAllKinds);
    const attribute = fc.constantFrom(
      "",
      ' title="</style><img src=x>"',
      ' encoding="text/html"',
      ' "x',
      " viewBox=1 VIEWBOX=2",
    );
    const text = fc.constantFrom(
      "x",
      " ",
      "\n",
      "&lt;/style>",
      "&#13;",
      "</p>",
      "<!-->",
      "<![CDATA[x]]>",
      "&amp;lt;",
      "</svg>",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        text,
        fc
          .tuple(name, attribute, fc.array(tie("tree") as fc.Arbitrary<string>, { maxLength: 4 }))
          .map(([tag, given, children]) => `<${tag}${given}>${children.join("")}</${tag}>`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree as fc.Arbitrary<string>, { maxLength: 3 }), (pieces) => {
        const nodes = settle(parseHtml(pieces.join("")).children);
        expect(settle(nodes)).toBe(nodes);
        const printed = printNodes(nodes);
        for (const scripts of ["on", "off"] as const) expect(readStrictly(printed, scripts)).toBe(asWritten(nodes));
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

/** Elements of HTML, SVG and MathML that a parser treats in ways of their own, and some that it does not. */
const elementNamesOfAllKinds =
  "p p div span b a a button form li ul dd dt table table tr td tbody caption colgroup col select option h1 h2 pre textarea title style template ruby rt svg svg math mi mtext annotation-xml foreignObject desc circle image img br hr body html frameset nobr marquee details x-y isindex".split(
    " ",
  );

const shownPlace = ({ file, start, end }: Span) => `${file.path}: ${file.text.slice(start, end)}`;
