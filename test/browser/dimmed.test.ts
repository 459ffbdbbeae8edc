import { describe, expect, it } from "vitest";
import { testDimmedCode } from "../support/dimmed.js";

// In all themes: npm run proof -- looks.
describe("lines of code that a step is not about", () => {
  const coloursOf = testDimmedCode(["quarterdeck", "quarterdeck-light", "black"]);

  it("keep their colours for those who want more contrast", async () => {
    const { dimmed } = await coloursOf("quarterdeck", "more");
    expect(new Set(dimmed.map(String)).size).toBeGreaterThan(2);
  });
});
