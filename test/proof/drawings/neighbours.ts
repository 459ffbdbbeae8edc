import { describe, expect, it } from "vitest";
import { fence, flow, setUpDeck, svgsIn } from "../../support/drawn.js";
import { quarterdeckHere } from "../../support/project.js";

describe.concurrent("a drawing among others", () => {
  const idsIn = (html: string) => [...html.matchAll(/ id="(d[0-9a-f]{12}-[^"]*)"/g)].map(([, id]) => id);

  it("has ids of its own, also where the same stands twice", async () => {
    const { build, slides } = setUpDeck(`# A\n\n${flow}\n${flow}\n---\n\n# A\n\n${flow}\n${flow}`);
    await build();
    const ids = idsIn(slides());
    expect(svgsIn(slides())).toHaveLength(4);
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is the same wherever it is built, and whatever was drawn before it", async () => {
    const plan = fence(
      "mermaid",
      "gantt\n  dateFormat YYYY-MM-DD\n  section A\n  One :a, 2026-03-06, 5d\n  Two :b, after a, 9d",
    );
    const own = setUpDeck(`# A\n\n${plan}\n---\n\n# B\n\n${flow}`);
    await quarterdeckHere(own.folder, ["build", "deck.md", "-f", "html"], {
      ...own.environment,
      TZ: "America/New_York",
    });
    const before = fence("mermaid", 'pie\n  "a" : 1');
    const other = setUpDeck(`# A\n\n${plan}\n---\n\n# B\n\n${flow}\n---\n\n${before}`);
    await quarterdeckHere(other.folder, ["build", "deck.md", "-f", "html"], { ...other.environment, TZ: "UTC" });
    expect(svgsIn(other.slides()).slice(0, 2)).toEqual(svgsIn(own.slides()));
  });

  it("cannot be disturbed by a name that all objects have", async () => {
    const names = fence("mermaid", "flowchart LR\n  __proto__ --> b --> c --> __proto__");
    const { build } = setUpDeck(`# A\n\n${names}`);
    expect((await build()).err).toContain("__proto__ cannot be a name");
  });
});
