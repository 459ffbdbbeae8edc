import { describe, expect, it } from "vitest";
import { checkTogether, loud } from "../support/check.js";

const checked = checkTogether();

const many = Array.from({ length: 24 }, (_, n) => `  - {id: box${n}, name: Box ${n}}`).join("\n");
const slide = (language: string) =>
  `## More than fits\n\n\`\`\`${language}\nrows: [[nobody]]\nboxes:\n${many}\n\`\`\`\n\nA line below.\n`;

describe.concurrent("what a form is made of, shown because of an error", () => {
  const form = checked({ "talk.md": slide("boxes") });
  it("is not looked at as if it were a listing", async () => {
    const codes = (await form()).filter(loud).map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(["bad-form"]);
  });

  const listing = checked({ "talk.md": slide("yaml") });
  it("but a listing is", async () => {
    expect((await listing()).map(({ code }) => code)).toContain("clipped");
  });
});
