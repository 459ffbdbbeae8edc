import { describe, expect, it } from "vitest";
import { onePixel } from "../../support/project.js";
import { render } from "../../support/render.js";

/** Slides of one deck, divided. */
const deck = (...slides: readonly string[]) => slides.join("\n\n---\n\n");

const sectionsOf = (html: string) => html.split("<section").slice(1);

const box = (d: string) =>
  `<svg viewBox="0 0 640 512" onload="x()"><script>x()</script><path d="${d}" onclick="x()"/></svg>`;
const fontAwesome = "node_modules/@fortawesome/fontawesome-free";
const icons = {
  [`${fontAwesome}/package.json`]: "{}",
  [`${fontAwesome}/svgs/brands/docker.svg`]: box("M1 1h9"),
  [`${fontAwesome}/svgs/solid/shield-halved.svg`]: box("M2 2h9"),
  [`${fontAwesome}/svgs/regular/star.svg`]: box("M3 3h9"),
  [`${fontAwesome}/svgs/solid/star.svg`]: box("M4 4h9"),
  [`${fontAwesome}/svgs/solid/broken.svg`]: box("M4 4h9;url(x)"),
  [`${fontAwesome}/css/all.css`]:
    '.fa-shield-halved{--fa:"\\f3ed"}.fa-shield-alt{--fa:"\\f3ed"}.fa-star::before{content:"\\f005"}',
  [`${fontAwesome}/css/v4-shims.css`]: '.fa.fa-star-o{font-weight:400}.fa.fa-star-o{--fa:"\\f005"}',
};

describe("a picture that floats", () => {
  it("is marked, and takes no title's place, whoever says that it floats", async () => {
    const { live, problems } = await render({
      "talk.md": deck(
        '![](a.png) <!-- .element: style="float:right;width:40%" -->\n\n## First\n\ntext',
        '## Second\n\n<img src="a.png" align="left" alt="">\n\n<p style="flo\\61t : LEFT">x</p>\n\n<p title="float:left">y</p>',
      ),
      "a.png": onePixel,
    });
    const [first = "", second = ""] = sectionsOf(live);
    expect(problems).toEqual([]);
    expect(first).toMatch(/<header class="head"><h2>First<\/h2>/);
    expect(first).toContain('<p class="floats"><img');
    expect(first).toMatch(/style="float:right;width:40%" class="floated to-right"/);
    expect(second.match(/class="floated to-left"/g)).toHaveLength(2);
  });
});

describe("an icon that is named by classes", () => {
  it("is drawn from the installed package, by its names of all versions, and by nothing else of the files", async () => {
    const { live, problems } = await render({
      "talk.md":
        '## A\n\n<i class="fab fa-docker fa-4x"></i> <i class="fa fa-docker"></i> <i class="fas fa-shield-alt" title="safe"></i> <span class="fa fa-star-o"></span>\n',
      ...icons,
    });
    expect(problems).toEqual([]);
    expect([...live.matchAll(/<path d="([^"]*)"/g)].map(([, d]) => d)).toEqual([
      "M1 1h9",
      "M1 1h9",
      "M2 2h9",
      "M3 3h9",
    ]);
    expect(live).toMatch(
      /<i class="fab fa-docker fa-4x icon" aria-hidden="true"><svg viewBox="0 0 640 512" height="1em" width="1.25em" fill="currentColor"/,
    );
    expect(live).toMatch(/title="safe"[^>]* role="img" aria-label="safe"/);
    expect(live).not.toMatch(/<script|x\(\)/);
  });

  it("has a frame and a warning with its place where it is in no package", async () => {
    const files = {
      "talk.md": '## A\n\n<i class="fas fa-dockr"></i>\n\n<i class="fas fa-broken"></i>\n\n<i class="plain"></i>\n',
    };
    const without = await render(files);
    expect(without.live).toMatch(/class="fas fa-dockr icon missing-icon" role="img" aria-label="dockr"/);
    expect(without.problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(
      Array(2).fill("missing-icon warning"),
    );
    expect(without.problems[0]?.remedy).toContain("npm install @fortawesome/fontawesome-free");
    const { problems } = await render({ ...files, ...icons }, { html: "sanitized" });
    expect(problems.map(({ remedy, span }) => `${span?.start} ${remedy}`)).toEqual([
      "16 did you mean “fa-docker”?",
      "46 @fortawesome/fontawesome-free has no icon of this name; use one that it has",
    ]);
  });
});

describe("a slide's own style sheet", () => {
  const styled = "## A\n\n<style>h2 { color: red } @page { size: a4 }</style>\n\ntext";

  it("is restricted to the slide, on each page that shows it, and what cannot be is named", async () => {
    const { live, steps, paper, problems } = await render({ "talk.md": deck(styled, "## B\n\ntext") });
    const [first = "", second = ""] = sectionsOf(live);
    const key = /data-styled="(\w+)"/.exec(first)?.[1];
    const rule = `h2:where([data-styled="${key}"],[data-styled="${key}"] *) {color: red;}`;
    for (const page of [first, steps, String(paper[0]?.picture)]) expect(page).toContain(rule);
    expect(second).not.toContain("data-styled");
    expect(problems.map(({ message }) => message)).toEqual([
      "@page in <style> is removed: the style sheet of a slide acts on this slide only",
    ]);
  });

  it("goes with --safe", async () => {
    const { live, problems } = await render({ "talk.md": styled }, { html: "sanitized" });
    expect(live).not.toMatch(/<style|data-styled/);
    expect(problems.map(({ code }) => code)).toEqual(["left-out"]);
  });
});

describe("what cannot be shown", () => {
  it("has a placeholder in the size and the place that the author gave", async () => {
    const { live } = await render({
      "talk.md":
        '## A\n\n![A plan](https://example.org/p.png) <!-- .element: class="fragment" style="width:300px;height:200px;float:right" -->\n\n<img src="gone/ship.png" width="40">\n\n<video><source src="https://example.org/f.mp4"></video>\n\n<iframe src="https://example.org" width="50%"></iframe>\n',
    });
    expect(live).toMatch(
      /<span class="fragment floated to-right placeholder sized" style="width:300px;height:200px;width:300px[^"]*" role="group" aria-label="A plan">/,
    );
    expect(live).toMatch(
      /<span role="img" aria-label="ship\.png" title="ship\.png" style="width:40px" class="placeholder sized small">ship\.png<\/span>/,
    );
    expect(live).toMatch(/aria-label="https:\/\/example\.org\/f\.mp4" class="placeholder">example\.org\/f\.mp4</);
    expect(live).toMatch(/style="width:50%" class="placeholder sized">example\.org</);
    expect(live).not.toContain("<video");
  });

  it("behind a slide is a frame with its name, behind the text", async () => {
    const { live, steps, problems } = await render({
      "talk.md": deck(
        '<!-- .slide: data-background="https://example.org/a.jpg" -->\n## A\n\ntext',
        '<!-- .slide: data-background-image="gone.png" -->\n## B\n\ntext',
      ),
    });
    expect(problems.map(({ code }) => code).toSorted()).toEqual(["missing-file", "remote-image"]);
    for (const page of [live, steps])
      expect([...page.matchAll(/ground-placeholder"><span>([^<]*)/g)].map(([, name]) => name)).toEqual([
        "example.org/a.jpg",
        "gone.png",
      ]);
    expect(live).not.toContain("has-background");
  });

  it("is a chart or a recording of a plug-in, unless the deck brings its script", async () => {
    const drawn =
      '## A\n\n<canvas data-chart="bar">1, 2</canvas>\n\n<asciinema-player src="https://example.org/x.cast"></asciinema-player>\n\n<word-cloud></word-cloud>\n\n<v-click>text</v-click>\n';
    const { live, problems } = await render({ "talk.md": drawn });
    expect(problems.map(({ code, span }) => `${code} ${span?.start}`)).toEqual([
      "not-drawn 6",
      "not-drawn 46",
      "not-drawn 118",
    ]);
    expect(live.match(/class="placeholder"/g)).toHaveLength(2);
    const styled = await render({
      "talk.md": "## A\n\n<small-text>read this<small-text>\n\n<word-cloud></word-cloud>\n",
    });
    expect(styled.problems.map(({ code }) => code)).toEqual(["not-drawn"]);
    const own = await render({ "talk.md": `---\nscripts: [own.js]\n---\n\n${drawn}`, "own.js": "" });
    expect(own.problems).toEqual([]);
    expect(own.live).toContain('<canvas data-chart="bar">');
  });

  it("is a file that Git LFS has not fetched", async () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n";
    const { live, problems } = await render({
      "talk.md": "## A\n\n![Ship](a.png)\n\n```js file=b.js\n```\n\n::terminal{cast=c.cast}\n",
      "a.png": pointer,
      "b.js": pointer,
      "c.cast": pointer,
    });
    expect(problems.map(({ code }) => code)).toEqual(["lfs-pointer", "lfs-pointer", "lfs-pointer"]);
    expect(live).toMatch(/aria-label="Ship" class="placeholder">Ship</);
  });
});

describe("HTML that a script of reveal.js would draw", () => {
  const code = async (markdown: string) => {
    const { rendered } = await render({ "talk.md": `## A\n\n${markdown}\n` });
    return rendered.columns
      .flat()
      .flatMap(({ slide }) => slide.code.map(({ language, text }) => `${language}: ${text}`));
  };

  it("is the fence or the component that it is here", async () => {
    const text = "graph LR\n\nA --> B";
    expect(await code(`<div class="mermaid">\n${text}\n</div>`)).toEqual([`mermaid: ${text}`]);
    expect(await code('<pre class="x mermaid">A --> B</pre>')).toEqual(["mermaid: A --> B"]);
    expect(await code('<pre><code class="language-mermaid">A --&gt; B\n</code></pre>\n\ntext')).toEqual([
      "mermaid: A --> B",
    ]);
    const cast = '{"version": 2, "width": 20, "height": 2}\n[0.1, "o", "hello"]\n';
    const { live, problems } = await render({
      "talk.md": '## A\n\n<asciinema-player src="demo.cast" rows="2"></asciinema-player>\n',
      "demo.cast": cast,
    });
    expect(problems).toEqual([]);
    expect(live).toMatch(/<div class="c-terminal[\s\S]*hello/);
  });

  it("stays as it is in code, without an end, and of other classes", async () => {
    expect(await code('```html\n<div class="mermaid">\nA\n</div>\n```')).toEqual([
      'html: <div class="mermaid">\nA\n</div>',
    ]);
    expect(await code('<div class="mermaid">\nA')).toEqual([]);
    expect(await code('<div class="mermaids">\nA\n</div>')).toEqual([]);
  });
});

it("what has to be opened is open where nobody can", async () => {
  const { live, steps } = await render({ "talk.md": "## A\n\n<details><summary>More</summary>text</details>\n" });
  expect(live).toContain("<details><summary>");
  expect(steps).toContain("<details open><summary>");
});

it.each([
  ['data-background="gray"', 'class="has-light-background has-background"'],
  ['data-background-color="hsl(220, 80%, 20%)"', 'class="has-dark-background has-background"'],
  ['data-background-color="rgba(0,0,0,0.2)"', 'class="has-background"'],
  ['data-background-gradient="linear-gradient(to right, #fff, ivory)"', 'data-ground="light"'],
  ['data-background-gradient="linear-gradient(#fff, #000)"', 'class="has-background"'],
])("the ground of a slide with %s says whether its text is light or dark", async (attribute, expected) => {
  const { live } = await render({ "talk.md": `<!-- .slide: ${attribute} -->\n## A\n` });
  expect(live).toContain(expected);
});
