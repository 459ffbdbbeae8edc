import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleFiles, shippedTemplates } from "../../support/examples.js";
import { render } from "../../support/render.js";

const folder = "templates/layouts";
const layouts = shippedTemplates.filter(({ kind }) => kind === "layouts");

/** The example of a layout, which says its name whether it has to or not. */
function exampleIn(name: string, example: string): string {
  const body = example.replace(/<!-- \.slide: layout="[\w-]+"/, "<!-- .slide:");
  const named = body.includes("<!-- .slide:") ? body : `<!-- .slide: -->\n${body}`;
  return named.replace("<!-- .slide:", `<!-- .slide: layout="${name}"`);
}

const files = {
  ...exampleFiles,
  "slides/facts/gvisor.yaml":
    "id: gvisor\nname: gVisor\ncategory: project\nsummary: A sandbox.\nattributes: {language: Go, license: Apache-2.0}\nfacts:\n  - {id: gvisor-go, claim: It is written in Go., source: [{url: 'https://gvisor.dev'}]}\n",
};

describe("a copy of a layout under another name", () => {
  it.each(layouts)("$name", async ({ name, text, example }) => {
    const [own, copied] = await Promise.all([
      render({ ...files, "talk.md": exampleIn(name, example) }),
      render({ ...files, "talk.md": exampleIn("mine", example), [`${folder}/mine.hbs`]: text }),
    ]);
    expect(own.live).toContain(`layout-${name}`);
    expect(copied.live).toBe(own.live);
    expect(copied.steps).toBe(own.steps);
    expect(copied.paper.map(({ worksheet, slide: { paper } }) => [String(worksheet), paper])).toEqual(
      own.paper.map(({ worksheet, slide: { paper } }) => [String(worksheet), paper]),
    );
    expect(copied.problems).toEqual(own.problems);
  });
});

describe("a layout of the project", () => {
  const layout = (header: string, body: string) => ({ [`${folder}/mine.hbs`]: `{{!--\n${header}\n--}}\n${body}\n` });
  const named = (text: string) => ({ "talk.md": `<!-- .slide: layout="mine" -->\n${text}` });

  it("places slots by the names that it gives them", async () => {
    const { live } = await render({
      ...named("## A\n\nOne\n\n::break\n\nTwo\n"),
      ...layout(
        "slots: {first: any, second: text}".replace("text", "[text]"),
        "<i>{{slide.slots.second}}</i><b>{{slide.slots.first}}</b>",
      ),
    });
    expect(live).toContain("<i><p>Two</p></i><b><p>One</p></b>");
  });

  it("gets the last blocks alone where the author has not divided the content", async () => {
    const { live } = await render({
      ...named("## A\n\nOne\n\nTwo\n\n- Three\n\n```\nFour\n```\n"),
      ...layout("slots: {text: any, list: any, code: any}", "{{#each slide.slots}}<i>{{this}}</i>{{/each}}"),
    });
    expect(live).toMatch(/<i><p>One<\/p>\s*<p>Two<\/p><\/i><i><ul>[\s\S]*?<\/ul><\/i><i><figure/);
  });

  it("gets the slide's first picture when it asks for it", async () => {
    const { live } = await render({
      ...named("## A\n\nText\n\n![Alt](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n"),
      ...layout("picture: first", '<img alt="{{slide.image.alt}}"><p>{{slide.body}}</p>'),
    });
    expect(live.match(/<img/g)).toHaveLength(1);
    expect(live).toContain('<img alt="Alt">');
  });

  it("is chosen for slides that name none when it offers itself and fits", async () => {
    const { live } = await render({
      "talk.md": "## A\n\n- One\n\n---\n\n## B\n\nTwo\n",
      ...layout("slots: {items: {list: 1}}\nautomatic: {order: 1}", '<div class="slide mine">{{slide.body}}</div>'),
    });
    expect(live).toMatch(/slide mine"><ul>[\s\S]*layout-default/);
    expect(live.match(/slide mine/g)).toHaveLength(1);
  });

  it("keeps what the one that it replaces says to the engine", async () => {
    const made = await render({
      "talk.md": "## A\n\nOne\n",
      [`${folder}/default.hbs`]: '<div class="slide mine">{{slide.body}}</div>\n',
    });
    expect(made.live).toContain("slide mine");
  });

  it("that needs more than there is says so, with the line", async () => {
    const { problems } = await render({
      ...named("## A\n\n- One\n- Two\n\nText\n\n- Three\n"),
      ...layout("slots: {items: {list: 1, text: 1+}}", "{{slide.body}}"),
    });
    expect(
      problems.map(({ code, message, span }) => [code, message, span?.file.text.slice(span.start, span.end)]),
    ).toEqual([["unfit-content", "the layout “mine” takes no more than 1 × list in its slot “items”", "- Three"]]);
  });
});

describe("a layout's header", () => {
  const see = async (header: string) => {
    const made = await render({
      "talk.md": '<!-- .slide: layout="mine" -->\n## A\n\n- One\n\n::break\n\nTwo\n',
      [`${folder}/mine.hbs`]: `${header}\n<div class="slide mine">{{#each slide.slots}}{{this}}{{/each}}</div>\n`,
    }).catch((cause: Error) => cause.message);
    return typeof made === "string" ? made : made.problems.map(({ message }) => message).join();
  };

  it.each(["length", "1", "two words", "map"])("cannot call a slot %s", async (name) => {
    expect(await see(`{{!--\nslots: {"${name}": any, right: any}\n--}}`)).toMatch("is no name for a slot");
  });

  it("may stand in one line, or be indented", async () => {
    for (const header of [
      "{{!-- automatic: {order: 0} --}}",
      "{{!--\n  summary: Mine.\n  automatic: {order: 0}\n--}}",
    ]) {
      const { live } = await render({
        "talk.md": "## A\n\nText\n",
        [`${folder}/mine.hbs`]: `${header}\n<div class="slide mine">{{slide.body}}</div>\n`,
      });
      expect(live).toContain("slide mine");
    }
  });

  it("offers nothing by a word in the layout's body", async () => {
    const { live, problems } = await render({
      "talk.md": "## A\n\nText\n",
      [`${folder}/mine.hbs`]: '{{!-- slots: {} --}}\n<div class="slide mine">\nautomatic: yes\n</div>\n',
    });
    expect(problems).toEqual([]);
    expect(live).toContain("layout-default");
  });
});

describe("a slide that names no layout", () => {
  const layoutOf = async (text: string) =>
    /class="slide layout-([\w-]+)[" ]/.exec((await render({ "talk.md": text })).live)?.[1];

  it.each([
    ["# One sentence\n\nAnd another.\n", "statement"],
    ["<h1>One sentence</h1>\n<p>And another.</p>\n", "statement"],
    ["# A title\n\n![A picture](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n", "default"],
    ["# A title\n\n- A list\n", "default"],
    ["## A title\n\nText\n", "default"],
    ["## A title\n\nText\n\n::break\n\nText\n", "two-columns"],
    ['<!-- .element: class="x" -->\n# One sentence\n', "statement"],
  ])("%j → %s", async (text, expected) => {
    expect(await layoutOf(text)).toBe(expected);
  });
});

it("a layout that is not there is one problem, whatever the slide holds", async () => {
  const text = '<!-- .slide: layout="two-colums" -->\n## A\n\nOne\n\n::break\n\nTwo\n\n::break\n\nThree\n';
  const { problems } = await render({ "talk.md": text });
  expect(problems.map(({ code }) => code)).toEqual(["missing-layout"]);
});

it("slides that the compiler makes are on paper what their layouts say", async () => {
  const agenda = readFileSync(`${folder}/agenda.hbs`, "utf8");
  const files = (text: string) => ({
    "slides/a.md": "## A\n\nText\n",
    "slides/decks/talk.deck.yaml":
      "title: Talk\nagenda: true\nsections: [{title: One, sections: [a.md]}, {title: Two, sections: [a.md]}]\n",
    [`${folder}/agenda.hbs`]: text,
  });
  const paperOf = async (text: string) => {
    const { paper } = await render(files(text), { input: "slides/decks/talk.deck.yaml" });
    return paper.find(({ slide }) => slide.generated?.kind === "agenda")?.slide.paper;
  };
  expect(await paperOf(agenda)).toBe("stage");
  expect(await paperOf(agenda.replace("paper: stage", "paper: slide"))).toBe("slide");
});
