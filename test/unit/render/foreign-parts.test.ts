import { describe, expect, it } from "vitest";
import { createMarkdownWriter } from "../../../src/export/formats/markdown.js";
import { render } from "../../support/render.js";

const deck = (...slides: readonly string[]) => slides.join("\n\n---\n\n");

describe("what reveal.js shows to nobody", () => {
  it("is nowhere, whatever Markdown it holds", async () => {
    const { rendered, live, steps, problems } = await render({
      "talk.md": deck(
        '## A\n\nshown\n\n<section class="x" data-visibility="hidden">\n\n## B\n\nsecret [@nobody] ![](gone.png)\n\n<div class="mermaid">\nsecret\n</div>\n\n<aside class="notes">secret</aside>\n\n::terminal{cast=gone.cast}\n\n</section>\n\nafter',
        '<div hidden>\n\n# secret\n\n<div>secret</div>\n\n</div>\n\n## C\n\n<span hidden>secret</span> before <b hidden>secret</b> and **after**\n\n<p hidden>secret\n\n- a\n- secret <!-- .element: hidden="" -->',
        '## D\n\n<section data-visibility="uncounted">\n\nseen `<div hidden>`\n\n</section>\n\n<svg hidden><symbol id="s"/></svg>\n\n<aside hidden class="notes">spoken</aside>',
      ),
    });
    expect(problems.map(({ code }) => code)).toEqual(["hidden-section", "nested-section"]);
    const slides = rendered.columns.flat();
    const writer = createMarkdownWriter(rendered, { asset: () => "" });
    const texts = slides.map((slide) => writer.slide(slide, 2) + writer.notes(slide));
    expect(slides.map(({ slide }) => slide.title)).toEqual(["A", "C", "D"]);
    for (const text of [live, steps, ...texts]) expect(text).not.toMatch(/secret|nobody|gone/);
    expect(texts[0]).toMatch(/shown\s+after/);
    expect(texts[1]).toMatch(/before {1,2}and \*\*after\*\*\s+- +a$/);
    expect(texts[2]).toMatch(/seen `<div hidden>`[\s\S]*spoken/);
    expect(live).toContain("<symbol");
  });
});

describe("HTML that a script of reveal.js would draw", () => {
  it("is drawn inside of other elements that begin on its line, and else shows as code with a warning", async () => {
    const { rendered, live, problems } = await render({
      "talk.md":
        '## A\n\n<div class="x"><div class="mermaid">graph LR; A-->B</div></div>\n\n<div>\n      <div class="mermaid">graph RL; C--&gt;D</div>\n</div>\n',
    });
    expect(
      rendered.columns
        .flat()
        .flatMap(({ slide }) => slide.code)
        .map(({ text }) => text),
    ).toEqual(["graph LR; A-->B"]);
    expect(live).toContain("<pre><code>graph RL; C--&gt;D</code></pre>");
    expect(problems.map(({ code, span }) => `${code} ${span?.start}`)).toContain("not-drawn 104");
  });

  it("leaves a deck whole where it cannot be drawn", async () => {
    const { live, problems } = await render({
      "talk.md":
        '## A\n\n<asciinema-player src="gone.cast"></asciinema-player>\n\n::terminal{cast=away.cast}\n\n<div class="mermaid">grph X</div>\n',
    });
    expect(problems.map(({ code, severity, message }) => `${code} ${severity} ${message.slice(0, 6)}`)).toEqual(
      expect.arrayContaining(["missing-file warning “gone.", "missing-file error “away."]),
    );
    expect(live).toMatch(/stand-in">terminal: gone\.cast/);
    expect(live).toContain("grph X");
  });
});

describe("an icon of a font that no deck has", () => {
  it("is framed and named, unless a style sheet knows it", async () => {
    const others =
      '<i class="bi bi-alarm"></i> <i class="icon-home"></i> <i data-feather="x"></i> <i class="las la-home"></i> <i class="mdi mdi-boat"></i> <span class="material-icons">anchor</span> <i class="bi bi-own"></i> <span class="icon-row">text</span>';
    const files = {
      "talk.md": `---\ncss: own.css\n---\n\n## A\n\n${others}\n`,
      "own.css": ".bi-own::before{content:'x'}",
    };
    const { live, problems } = await render(files);
    expect(problems.map(({ code, message }) => `${code} ${/“(.*)”/.exec(message)?.[1]}`)).toEqual(
      ["bi-alarm", "icon-home", "x", "la-home", "mdi-boat", "anchor"].map((name) => `missing-icon ${name}`),
    );
    expect(problems[0]?.remedy).toMatch(/^only icons of Font Awesome/);
    expect(live.match(/missing-icon"/g)).toHaveLength(6);
    expect(live).toContain('<i class="bi bi-own"></i>');
  });

  it("keeps its name in Markdown, as one of Font Awesome does where nothing else is left", async () => {
    const folder = "node_modules/@fortawesome/fontawesome-free";
    const { rendered } = await render({
      "talk.md":
        '## A\n\n| a | b |\n| - | - |\n| <i class="fas fa-ship"></i> | <i class="fas fa-ship"></i> Ship |\n\n[<i class="fas fa-ship"></i>](https://example.org) <i class="bi bi-alarm"></i>\n',
      [`${folder}/svgs/solid/ship.svg`]: '<svg viewBox="0 0 8 8"><path d="M1 1h9"/></svg>',
    });
    const [slide] = rendered.columns.flat();
    const text = slide ? createMarkdownWriter(rendered, { asset: () => "" }).slide(slide, 2) : "";
    expect(text).toMatch(/\| ship \| Ship \|/);
    expect(text).toContain("[ship](https://example.org) bi-alarm");
  });
});
