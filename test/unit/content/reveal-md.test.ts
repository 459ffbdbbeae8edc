import { describe, expect, it } from "vitest";
import { render } from "../../support/render.js";

const deck = "# Bread\n\n+++\n\n## Dough\n\n***\n\n## Oven\n\nSay: knead it";
const settings = JSON.stringify({
  separator: "\\n\\+\\+\\+\\n",
  verticalSeparator: "\\n\\*\\*\\*\\n",
  notesSeparator: "^Say:",
  title: "A kitchen",
  css: "kitchen.css, gone.css",
  revealOptions: { transition: "zoom", center: true },
});

const shapeOf = ({ rendered }: Awaited<ReturnType<typeof render>>) =>
  rendered.columns.map((column) => column.map(({ slide }) => slide.title));
const saidOf = ({ problems }: Awaited<ReturnType<typeof render>>) =>
  problems.map(({ severity, message }) => `${severity}: ${message}`);

describe("what reveal-md.json says of a collection", () => {
  const files = { "quarterdeck.config.yaml": "", "reveal-md.json": settings, "kitchen.css": ".reveal{--crumb:1}" };

  it("is front matter that its decks do not have themselves", async () => {
    const made = await render({ ...files, "deep/talk.md": deck }, { input: "deep/talk.md" });
    const { info } = made.rendered.deck;
    expect(shapeOf(made)).toEqual([["Bread"], ["Dough", "Oven"]]);
    expect(made.rendered.columns[1]?.[1]?.slide.notes).toHaveLength(1);
    expect([info.title, info.styles, info.revealOptions]).toEqual([
      "A kitchen",
      ["kitchen.css"],
      { transition: "zoom" },
    ]);
    expect(saidOf(made)).toEqual(["warning: settings of another tool have no effect here: “gone.css”"]);
  });

  it("names style sheets and scripts of other sites, which are errors in a manifest", async () => {
    const [css, script] = ["https://example.org/a.css", "//example.org/b.js"];
    const own = JSON.stringify({ css, scripts: [script] });
    const far = "lies on another site, and files of other sites are never fetched";
    expect(saidOf(await render({ "reveal-md.json": own, "talk.md": "# A" }))).toEqual([
      `warning: “${css}” ${far}`,
      `warning: “${script}” ${far}`,
    ]);
    const manifest = `title: All\ncover: false\ncss: ${css}\nsections: [talk.md]`;
    const input = "slides/decks/all.deck.yaml";
    expect(saidOf(await render({ "slides/talk.md": "# A", [input]: manifest }, { input }))).toEqual([
      `error: “${css}” ${far}`,
    ]);
  });

  it("counts less than the front matter, and than a file beside the deck", async () => {
    const front = `---\ntitle: Mine\nrevealOptions: {loop: true}\n---\n\n${deck}`;
    const made = await render({ ...files, "talk.md": front });
    expect(made.rendered.deck.info.title).toBe("Mine");
    expect(made.rendered.deck.info.revealOptions).toEqual({ transition: "zoom", loop: true });
    const nearer = {
      ...files,
      "deep/reveal-md.json": '{"title": "Deep"}',
      "deep/talk.md": "# Bread\n\n+++\n\n## Dough",
    };
    const deep = await render(nearer, { input: "deep/talk.md" });
    expect([deep.rendered.deck.info.title, shapeOf(deep)]).toEqual(["Deep", [["Bread"]]]);
  });

  it("divides sections of a manifest, too, and says nothing else of it", async () => {
    const manifest = "title: All\ncover: false\nsections: [talk.md]";
    const made = await render(
      { ...files, "slides/talk.md": deck, "slides/decks/all.deck.yaml": manifest },
      {
        input: "slides/decks/all.deck.yaml",
      },
    );
    expect([made.rendered.deck.info.title, shapeOf(made)]).toEqual(["All", [["Bread"], ["Dough", "Oven"]]]);
  });

  it("is a warning with its place where it is wrong", async () => {
    const wrong = '{\n\t"title": 7,\n\t"theme": "black",\n}';
    const made = await render({ "reveal-md.json": wrong, "talk.md": "# Bread" });
    expect(made.problems.map(({ severity, code, span }) => [severity, code, span?.file.path])).toEqual([
      ["warning", "wrong-value", "reveal-md.json"],
    ]);
    const broken = await render({ "reveal-md.json": '{"title": "A', "talk.md": "# Bread" });
    const said = broken.problems.map(({ severity, code }) => `${severity} ${code}`);
    expect(new Set(said)).toEqual(new Set(["warning malformed-yaml"]));
    expect(shapeOf(broken)).toEqual([["Bread"]]);
  });
});

it("reveal.json gives options of reveal.js that mean the same here, and settings of plug-ins are named", async () => {
  const options = '{"controls": true, "width": "100%", "loop": true, "chalkboard": {"boardmarkerWidth": 10}}';
  const made = await render({ "reveal.json": options, "talk.md": "# Bread" });
  expect(made.rendered.deck.info.revealOptions).toEqual({ loop: true });
  expect(saidOf(made)).toEqual(["warning: settings of another tool have no effect here: “chalkboard”"]);
});
