import { describe, expect, it } from "vitest";
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

/** Makes a first deck, then another in a project of its own; tells what the second one shows. */
async function twice(first: string, second: string, time = 125) {
  const { kept, forms } = openMemory();
  const facts = (each: number) => ({ "slides/facts/firecracker.yaml": entity(each) });
  const before = await render({ "talk.md": first, ...facts(125) }, { forms });
  const { live } = await render({ "talk.md": second, ...facts(time) }, { forms });
  return { before: before.live, live, kept };
}

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
  ])("is made anew for a change of %s", async (_, first, second, time) => {
    const { live } = await twice(first, second, time);
    expect(live).toContain("as made");
    expect(live).toContain(String(time));
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
      { forms },
    );
    expect(live).toContain("35.7");
    expect(kept.size).toBe(0);
  });
});
