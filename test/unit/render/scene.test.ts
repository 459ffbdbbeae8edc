import { describe, expect, it } from "vitest";
import { render as renderInput } from "../../support/render.js";

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path d="M0 0h16v9H0z"/></svg>';
const render = (scene: string) =>
  renderInput(
    {
      "slides/milk.md": "## Milk\n",
      "slides/scenes/milk.svg": picture,
      "slides/decks/day.deck.yaml": `title: A day\nsections:\n  - title: Milk\n    ${scene}\n    sections: [milk.md]\n`,
    },
    { input: "slides/decks/day.deck.yaml" },
  );

/** The opener of the part. */
const opener = (html: string) => /<section id="part-milk"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";

describe("the scene of a part", () => {
  it("fills its opener behind the words", async () => {
    const { live, problems } = await render("scene: scenes/milk.svg");
    expect(problems).toEqual([]);
    expect(opener(live)).toMatch(/class="slide layout-part on-picture"/);
    expect(opener(live)).toMatch(
      /<div class="backdrop"><img src="data:image\/svg\+xml[^"]*" alt class="cover" role="presentation">/,
    );
  });

  it("stands beside them, and says what it shows", async () => {
    const { live, problems } = await render(
      "scene: {picture: scenes/milk.svg, alt: A can, side: end, share: 40, fit: contain}",
    );
    expect(problems).toEqual([]);
    expect(opener(live)).toMatch(/class="slide layout-part beside-picture picture-end" style="--picture:40%"/);
    expect(opener(live)).toMatch(/alt="A can" class="contain">/);
  });

  it("is none without one", async () => {
    const { live } = await render("code: MILK");
    expect(opener(live)).not.toContain("backdrop");
  });

  it.each([
    ["scene: scenes/mlik.svg", "missing-file", "scenes/mlik.svg"],
    ["scene: {picture: scenes/mlik.svg, side: end}", "missing-file", "scenes/mlik.svg"],
    ["scene: {picture: scenes/milk.svg, side: top}", "wrong-value", "top"],
    ["scene: {picture: scenes/milk.svg, side: end, share: 95}", "wrong-value", "95"],
    ["scene: {picture: scenes/milk.svg, share: 30}", "wrong-value", "share: 30"],
  ])("is refused at its place: %s", async (scene, code, at) => {
    const { problems } = await render(scene);
    expect(
      problems.map(({ code: own, span, severity }) => [own, severity, span?.file.text.slice(span.start, span.end)]),
    ).toEqual([[code, "error", expect.stringContaining(at)]]);
  });
});
