import { describe, expect, it } from "vitest";
import { render } from "../../support/render.js";

const layout = (body: string, header = "summary: Mine.") => ({
  "templates/layouts/mine.hbs": `{{!--\n${header}\n--}}\n${body}\n`,
});
const talk = (text = "## A\n\nText\n", attributes = "") => ({
  "talk.md": `<!-- .slide: layout="mine" ${attributes} -->\n${text}`,
});
const problemsOf = async (files: Readonly<Record<string, string>>) =>
  (await render(files)).problems.map(({ code, message }) => `${code}: ${message}`);

describe("a name that a template asks for", () => {
  it.each([
    "{{#*inline 'row'}}{{number}} {{title}}{{/inline}}{{#each slide.part.sections}}{{> row}}{{/each}}",
    "{{#*inline 'cell'}}<b>{{label}}</b>{{/inline}}{{#each slide.sources}}{{> cell label='x'}}{{/each}}",
    "{{#slide.part}}{{number}}{{/slide.part}}{{#slide.sources}}{{href}}{{/slide.sources}}",
    "{{#each slide.entries as |entry i|}}{{entry.title}}{{i}}{{#each entry.sections}}{{title}}{{../share}}{{/each}}{{/each}}",
    "{{#with slide.kicker}}{{text}}{{@root.deck.title}}{{../slide.id}}{{else}}{{deck.title}}{{/with}}",
    "{{slide.slots.[0]}}{{slide.slots.length}}{{lookup slide.slots 0}}{{#each slide.slots}}{{this}}{{@index}}{{/each}}",
    "{{#> frame layout='mine'}}{{slide.body}}{{/frame}}{{deck.options.anything.at-all}}",
  ])("is there: %s", async (body) => {
    expect(await problemsOf({ ...talk(), ...layout(body) })).toEqual([]);
  });

  it.each([
    ["{{titel}}", "titel"],
    ["{{#each slide.sources}}{{numer}}{{/each}}", "numer"],
    ["{{#each slide.sources}}{{../slide.nummer}}{{/each}}", "slide.nummer"],
    ["{{#slide.sources}}{{adress}}{{/slide.sources}}", "adress"],
    ["{{#if (eq slide.fit 'x')}}{{/if}}", "slide.fit"],
    ["{{#> frame layout='mine'}}{{slide.bdy}}{{/frame}}", "slide.bdy"],
    ["{{slide.attributes.by}}", "slide.attributes.by"],
    ["{{slide.slots.left}}", "slide.slots.left"],
    ["{{constructor.constructor}}", "constructor"],
    ["{{slide.__proto__.x}}", "slide.__proto__"],
  ])("is not there: %s", async (body, name) => {
    expect(await problemsOf({ ...talk(), ...layout(body) })).toEqual([`unknown-name: templates are told no “${name}”`]);
  });

  it("may be a slot of the layout's own", async () => {
    const header = "slots: {left: any, right: any}";
    const files = talk("## A\n\nOne\n\n::break\n\nTwo\n");
    expect(await problemsOf({ ...files, ...layout("{{slide.slots.left}}{{slide.slots.right}}", header) })).toEqual([]);
    expect(await problemsOf({ ...files, ...layout("{{slide.slots.lft}}", header) })).toEqual([
      "unknown-name: templates are told no “slide.slots.lft”",
    ]);
  });
});

describe("text that looks like HTML", () => {
  const note = `note="<b onclick=alert(1)>hi</b><script>alert(2)</script>"`;
  const header = "attributes:\n  note: {type: string}\n  src: {type: file}";

  it("stays text, whatever helper it goes through", async () => {
    const body = "<i>{{fragments slide.attributes.note}}|{{join (list slide.attributes.note slide.title)}}</i>";
    const { live } = await render({ ...talk(undefined, note), ...layout(body, header) });
    expect(live).not.toMatch(/<b|<script/);
    expect(live).toContain("&lt;b onclick");
  });

  it("and a file that a layout shows is as little trusted as the slide", async () => {
    const evil = "<p onclick='x()'>A</p><script>x()</script><meta http-equiv=refresh content=0>";
    const files = { ...talk(undefined, 'src="f.html"'), "f.html": evil, ...layout("{{slide.attributes.src}}", header) };
    for (const html of ["raw", "sanitized"] as const) {
      const { live } = await render(files, { html });
      expect(live).toContain("<p>A</p>");
      expect(live).not.toMatch(/onclick|<script|<meta/);
    }
  });
});

describe("HTML in an attribute of a template", () => {
  it("is the text that it shows", async () => {
    const { live } = await render({
      "talk.md": '## A\n\n:::tip\nA <b title="q">bold</b> word\n:::\n',
      "templates/components/tip.hbs":
        '<div class="tip" title="{{children}}" data-two="{{join (list children "x") "-"}}"{{#if children}} data-x="{{id}}{{children}}"{{/if}}>{{children}}</div>',
    });
    expect(live).toContain(
      '<div class="tip" title="A bold word" data-two="A bold word-x" data-x="A bold word"><p>A <b',
    );
  });
});

describe("a component says which of its parts must hold something", () => {
  const said = async (filled: string, inside: string) =>
    (
      await problemsOf({
        "talk.md": `## A\n\n:::mine\n${inside}:::\n`,
        "templates/components/mine.hbs": `{{!--\nsummary: Mine.\n${filled}--}}\n<div>{{#each slots}}{{this}}{{/each}}</div>\n`,
      })
    ).map((each) => each.split(":")[0]);
  const halfEmpty = "::break\n\nWords\n";

  it.each([
    ["", "", []],
    ["", halfEmpty, []],
    ["filled: some\n", "", ["empty-component"]],
    ["filled: some\n", halfEmpty, []],
    ["filled: each\n", "", ["empty-component"]],
    ["filled: each\n", halfEmpty, ["empty-part"]],
    ["filled: none\n", "", []],
    ["filled: all\n", "", ["wrong-value"]],
  ])("with %j, %j is %j", async (filled, inside, expected) => {
    expect(await said(filled, inside)).toEqual(expected);
  });

  it("and one that takes the place of ours keeps what it does not say", async () => {
    const files = {
      "talk.md": `## A\n\n:::states\n${halfEmpty}:::\n`,
      "templates/components/states.hbs": "{{!--\nsummary: Mine.\n--}}\n<div>{{#each slots}}{{this}}{{/each}}</div>\n",
    };
    expect(await problemsOf(files)).toEqual([expect.stringMatching(/^empty-part/)]);
  });
});
