import { describe, expect, it } from "vitest";
import { render } from "../../support/render.js";

const deck = (options = "") => ({ "talk.md": `---\ntitle: Cheese\ncover: true\n${options}---\n\n## Milk\n` });

describe("a title slide", () => {
  it("of a stranger's talk has no containers of ours", async () => {
    const { live, problems } = await render(deck());
    expect(live).toContain("cover-side");
    expect(live).not.toMatch(/yard|RUNC|OCIU/);
    expect(problems).toEqual([]);
  });

  it("has the containers that a talk names", async () => {
    const { live } = await render(deck("themeOptions: { yard: [GOUD 000001, BRIE 000002] }\n"));
    expect([...live.matchAll(/<span>([A-Z]{4} \d+)<\/span>/g)].map(([, code]) => code)).toEqual([
      "GOUD 000001",
      "BRIE 000002",
    ]);
  });

  it("says which options the theme has", async () => {
    const { problems } = await render(deck("themeOptions: { yrad: [A] }\n"));
    expect(problems.map(({ code, remedy }) => [code, remedy])).toEqual([["unknown-key", "did you mean “yard”?"]]);
  });
});
