import { describe, expect, it } from "vitest";
import { onePixel } from "../../support/project.js";
import { render } from "../../support/render.js";

const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe("a slide's background", () => {
  it.each([
    ['data-background-color="#102030"', "background-color:#102030", "has-dark-background"],
    ['data-background="#eee"', "background-color:#eee", "has-light-background"],
    ['data-background-color="rgb(250, 250, 250)"', "background-color:rgb(250, 250, 250)", "has-light-background"],
    [
      'data-background-gradient="linear-gradient(#111,#eee)"',
      "background-image:linear-gradient(#111,#eee)",
      "has-background",
    ],
    [
      'data-background="dot.png" data-background-size="contain" data-background-opacity="0.5"',
      /background-image:url\(&quot;\/[0-9a-f]{16}\.png&quot;\);background-size:contain;.*opacity:0.5/,
      "has-background",
    ],
  ])("%s stands on paper as an element, and its class says how bright it is", async (attributes, style, name) => {
    const { steps, problems } = await render({
      "talk.md": `<!-- .slide: ${attributes} -->\n## Title\n`,
      "dot.png": onePixel,
    });
    expect(problems).toEqual([]);
    expect(steps).toMatch(/<div class="slide-background" style="/);
    expect(steps).toMatch(style);
    expect(steps).toMatch(new RegExp(`<section[^>]* class="[^"]*${name}`));
  });

  it("that is remote, a frame or a handler is refused with its line", async () => {
    const { live, problems } = await render({
      "talk.md":
        '<!-- .slide: data-background-image="https://example.org/a.png" data-background-iframe="https://example.org" onclick="x()" -->\n## Title\n',
    });
    expect(codes(problems).toSorted()).toEqual(["refused-address", "remote-image", "removed-element"]);
    expect(problems.every(({ span }) => span?.start && span.file.path === "talk.md")).toBe(true);
    // Its name is all that stands on the slide.
    expect(live).not.toMatch(/https?:|onclick/);
    expect(live).toContain(
      '<div class="placeholder ground-placeholder"><span>example.org, example.org/a.png</span></div>',
    );
  });
});

describe("a link", () => {
  it("to a file carries the file, one to a position or an element stays, and one to the machine is refused", async () => {
    const { live, problems } = await render({
      "talk.md":
        '## Links\n\n[data](data.csv?x#y), [third](#/2), [here](#spot), [disk](file:///etc/passwd), [out](https://example.org)\n\n<p id="spot">spot</p>\n',
      "data.csv": "a,b\n",
    });
    expect(codes(problems)).toEqual(["refused-address"]);
    expect(live).toContain('href="data:application/octet-stream;base64,YSxiCg==" download="data.csv"');
    expect(live).toContain('<a href="#/2">third</a>, <a href="#spot">here</a>, <a>disk</a>');
    expect(live).toContain('<a href="https://example.org" target="_blank" rel="noopener noreferrer">out</a>');
  });
});

describe("a project's own layout", () => {
  const talk = '<!-- .slide: layout="own" -->\n## A title [@nothing]\n\n- one\n- two\n\n::break\n\n```sh\nls\n```\n';
  const layout = (body: string) => ({ "talk.md": talk.replace(" [@nothing]", ""), "templates/layouts/own.hbs": body });

  it("can change content with helpers and ask how long it is", async () => {
    const { live, steps } = await render(
      layout(
        '<div class="slide">{{fragments slide.body}}{{#if (longer slide.title 5)}}<i>long</i>{{/if}}{{#if (longer slide.title 500)}}<i>very long</i>{{/if}}</div>\n',
      ),
    );
    expect(live.match(/<li class="fragment">/g)).toHaveLength(2);
    expect(live).toContain("<i>long</i>");
    expect(live).not.toContain("very long");
    expect(steps.match(/<section/g)).toHaveLength(3);
    expect(steps).toContain('<li class="fragment visible current-fragment">one</li>');
  });

  it("places slots, the title without its heading, and a part twice", async () => {
    const { live } = await render(
      layout(
        '<div class="slide">{{slide.title}}|{{#each slide.slots}}<b>{{this}}</b>{{/each}}|{{slide.title}}</div>\n',
      ),
    );
    expect(live).toContain('<div class="slide">A title|<b><ul>');
    expect(live).toMatch(/<b><figure class="code".*<\/figure><\/b>\|A title<\/div>/s);
  });

  it("brings its own pictures along", async () => {
    const { live, steps, problems } = await render({
      ...layout('<div class="slide"><img src="images/logo.png" alt="Logo">{{slide.body}}</div>\n'),
      "images/logo.png": onePixel,
    });
    expect(problems).toEqual([]);
    expect(live).toContain('<img src="data:image/png;base64,');
    expect(steps).toMatch(/<img src="\/[0-9a-f]{16}\.png" alt="Logo">/);
  });
});

it("a formula that cannot be read is reported at its place, and brings KaTeX's fonts when it can", async () => {
  const wrong = await render({ "talk.md": "## Formula\n\nIt is $\\frac{1}$ here.\n" });
  expect(wrong.problems.map(({ code, span }) => [code, span?.start])).toEqual([["bad-math", 19]]);
  const right = await render({ "talk.md": "## Formula\n\n$$\n\\mathbb{R} = \\sqrt{2}\n$$\n" });
  expect(right.rendered.styles.join()).toMatch(/KaTeX_AMS[^}]*url\(data:font\/woff2/);
  expect(right.rendered.styles.join()).not.toMatch(/KaTeX_Fraktur[^}]*url\(data:/);
});

it("lists to do, and pictures with titles, keep what they say", async () => {
  const { live } = await render({
    "talk.md": '## To do\n\n- [x] done\n- [ ] open\n\n![A dot](dot.png "Its title")\n',
    "dot.png": onePixel,
  });
  const [done = "", open = "", ...more] = live.match(/<svg class="task".*?<\/svg>/gs) ?? [];
  expect(more).toEqual([]);
  expect(done).toMatch(/role="img" aria-label="done".*<path/s);
  expect(open).toMatch(/role="img" aria-label="to do"/);
  expect(open).not.toContain("<path");
  expect(live).toMatch(/<img src="data:image\/png;base64,[^"]*" alt="A dot" title="Its title">/);
});

it("a picture that only `srcset` names is the largest one of it", async () => {
  const html =
    '<img alt="a" srcset="small.png 1x, img/large.svg 2x">\n\n<picture><source srcset="img/large.svg"><img alt="b" src="small.png" srcset="img/large.svg 2x"></picture>\n';
  const { live, problems } = await render({
    "talk.md": `## A\n\n${html}`,
    "small.png": onePixel,
    "img/large.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  expect(problems).toEqual([]);
  expect(live).toMatch(/<img alt="a" src="data:image\/svg/);
  expect(live).toMatch(/<source srcset="data:image\/svg[^"]*"><img alt="b" src="data:image\/png[^"]*">/);
});

it("each attribute and element that is removed has its own place", async () => {
  const text =
    '## The word onclick\n\n`<b onclick>`\n\n<b title="onclick" onclick="a()">x</b>\n<b onclick="b()">y</b>\n\n<script>a()</script>\n\n<script>b()</script>\n\nz <!-- .element: onclick="c()" -->\n';
  const { problems } = await render({ "talk.md": text });
  const places = ['onclick="a()', 'onclick="b()', 'onclick="c()', "<script>a", "<script>b"].map((each) =>
    text.indexOf(each),
  );
  expect(problems.map(({ span }) => span?.start).toSorted((a = 0, b = 0) => a - b)).toEqual(
    places.toSorted((a, b) => a - b),
  );
});

describe("what others write in their slides", () => {
  it("is read as they read it: hidden slides, notes, links to people, formulas in a paragraph", async () => {
    const { live, steps, paper, problems, rendered } = await render({
      "talk.md": [
        '<!-- .slide: data-visibility="hidden" -->\n# Secret\n',
        "--\n# Shown\nby [@me](https://example.org) $$ a^2 $$ [to](#secret)\n",
        '<aside class="notes">spoken</aside>\n',
        "---\n<!-- .slide: draft -->\n# Unready\n",
        '---\n<!-- .slide: data-visibility="uncounted" -->\n# More\n',
      ].join("\n"),
    });
    expect(codes(problems)).toEqual(["hidden-slide"]);
    expect(rendered.columns.flat().map(({ slide }) => slide.title)).toEqual(["Shown", "More"]);
    expect(rendered.deck.info.title).toBe("Shown");
    for (const page of [live, steps, ...paper.map(({ script }) => String(script()))])
      expect(page).not.toMatch(/Secret|Unready/);
    expect(live).toMatch(/<section[^>]* data-visibility="uncounted"/);
    expect(live).toMatch(/<aside class="notes"><div>spoken<\/div>/);
    expect(live).toContain('rel="noopener noreferrer">@me</a>');
    expect(live).toMatch(/<span class="katex-display">/);
  });
});

describe("a poster", () => {
  it("sets the strong words of its title as a name, by their width, and leaves a title without them alone", async () => {
    const slides = ["## **CRI-O** does **what** it is asked\n", "## Nothing else\n"];
    const { live, problems } = await render({
      "talk.md": slides
        .map((slide) => `<!-- .slide: layout="poster" -->\n${slide}\n- Go\n\n::break\n\nA path\n`)
        .join("\n---\n\n"),
    });
    expect(problems).toEqual([]);
    expect(live).toMatch(
      /<h2[^>]*><strong class="name" style="--ems:3\.77">CRI-O<\/strong> does <strong>what<\/strong> it/,
    );
    expect(live).toMatch(/<h2[^>]*>Nothing else<\/h2>/);
  });
});
