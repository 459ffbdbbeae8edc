import { describe, expect, it } from "vitest";
import { closedDesk } from "../../../../src/render/drawing/desk.js";
import { render } from "../../../support/render.js";

const talk = (yaml: string, head = "") => `---\ntitle: T\n${head}---\n\n## A\n\n\`\`\`numbers\n${yaml}\n\`\`\`\n`;
const entity = (time: number) => `id: firecracker
name: Firecracker
category: microvm
attributes:
  boot_time: {value: ${time}, unit: ms, source: {repo: a/b}}
facts: []
`;
const yaml = "entries: [{fact: firecracker.boot_time, text: to the guest}]\nnote: as made";

/** A memory that says of each picture that it was kept. */
function openMemory() {
  const kept = new Map<string, unknown>();
  const noted = (made: unknown) => {
    const { picture, ...rest } = made as { readonly picture: object };
    return { ...rest, picture: { ...picture, note: "as kept" } };
  };
  return {
    kept,
    forms: {
      get: (_: string, key: string) => kept.get(key),
      set: (_: string, key: string, made: unknown) => void kept.set(key, noted(made)),
    },
  };
}

/** Makes a first project, then another; tells what the deck of the second one shows. */
async function projects(first: Readonly<Record<string, string>>, second: Readonly<Record<string, string>>) {
  const { kept, forms } = openMemory();
  const before = await render(first, { drawings: { ...closedDesk, forms } });
  const { live } = await render(second, { drawings: { ...closedDesk, forms } });
  return { before: before.live, live, kept };
}

/** The same of two decks in projects that differ in nothing else but the registry. */
function twice(first: string, second: string, time = 125) {
  const facts = (each: number) => ({ "slides/facts/firecracker.yaml": entity(each) });
  return projects({ "talk.md": first, ...facts(125) }, { "talk.md": second, ...facts(time) });
}

const beside = (columns: string) =>
  `<!-- .slide: layout="two-columns" columns="${columns}" -->\n## A\n\nText\n\n::break\n\n\`\`\`numbers\n${yaml}\n\`\`\`\n`;

describe("the picture of a form", () => {
  it("is taken from before where all is the same", async () => {
    const { before, live } = await twice(talk(yaml), talk(yaml));
    expect(before).toContain("as made");
    expect(live).toContain("as kept");
  });

  it.each([
    ["its text", talk(yaml), talk(`${yaml}, again`), 125],
    ["the registry", talk(yaml), talk(yaml), 150],
    ["the canvas", talk(yaml), talk(yaml, 'size: "4:3"\n'), 125],
    ["the theme", talk(yaml), talk(yaml, "theme: contrast\n"), 125],
    ["the language", talk(yaml), talk(yaml, "lang: de\n"), 125],
    ["its column's width", beside("1fr 2fr"), beside("2fr 1fr"), 125],
  ])("is made anew for a change of %s", async (_, first, second, time) => {
    const { live } = await twice(first, second, time);
    expect(live).toContain("as made");
    expect(live).toContain(String(time));
  });

  it("is made anew where a size refers to a token of the theme that has changed", async () => {
    const own = "extends: quarterdeck\ntokens: {slide-side: var(--mine), mine";
    const project = (side: string) => ({
      "talk.md": talk("entries: [{value: 3, text: to the guest}]\nnote: as made", "theme: house\n"),
      "templates/themes/house/theme.yaml": `${own}: ${side}}\n`,
    });
    expect((await projects(project("100px"), project("100px"))).live).toContain("as kept");
    expect((await projects(project("100px"), project("140px"))).live).toContain("as made");
  });

  it("is not kept where something is wrong with it", async () => {
    const { kept } = await twice(talk("- {text: no number}"), talk("- {valu: 1, text: a}"));
    expect(kept.size).toBe(0);
  });

  it("is not kept where another file says what it shows", async () => {
    const { kept, forms } = openMemory();
    const chart = "```chart\ndata: runs.json\nlist: runs\nlabel: name\nvalue: ms\n```";
    const { live } = await render(
      { "talk.md": `## A\n\n${chart}\n`, "runs.json": '{"runs": [{"name": "runc", "ms": 35.7}]}' },
      { drawings: { ...closedDesk, forms } },
    );
    expect(live).toContain("35.7");
    expect(kept.size).toBe(0);
  });
});
