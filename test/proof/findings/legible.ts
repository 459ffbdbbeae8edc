import { describe, expect, it } from "vitest";
import { checkTogether } from "../../support/check.js";

const checked = checkTogether();

/** A table so full that it gets no larger step, with code in its cells. */
const table = (rows: number) =>
  `## Commands of a runtime\n\n| Command | What it does | How it is called |\n| --- | --- | --- |\n${Array.from({ length: rows }, (_, row) => `| Command ${row + 1} | Starts what stands in the bundle | \`runc create\` |`).join("\n")}\n`;
const wideCode = (columns: number) =>
  `## A long line\n\n\`\`\`sh\nrunc run ${"--no-pivot ".repeat(20).slice(0, columns - 9)}\n\`\`\`\n`;
const small = (pixels: number) => `## Small print\n\n<p style="font-size:${pixels}px">It holds for one machine.</p>\n`;
const at43 = (text: string) => `---\nsize: "4:3"\n---\n\n${text}`;

describe.concurrent("the least size that the build itself chooses is large enough", () => {
  const texts = {
    "a full table": table(6),
    "a table that is too full": table(12),
    "code in the least size": wideCode(76),
    "code that goes on in the next row": wideCode(140),
  };
  const cases = Object.entries(texts).flatMap(([name, text]) => [
    [`${name} at 16:9`, checked({ "talk.md": text })] as const,
    [`${name} at 4:3`, checked({ "talk.md": at43(text) })] as const,
  ]);
  it.each(cases)("in %s", async (_, found) => {
    expect((await found()).filter(({ code }) => code === "small-text")).toEqual([]);
  });
});

describe.concurrent("how small text may be follows the shape of the screen", () => {
  const sizes = [
    ["18 px at 16:9", small(18), "the least is 20"],
    ["18 px at 4:3", at43(small(18)), undefined],
    ["16 px at 4:3", at43(small(16)), "the least is 17.3"],
  ] as const;
  it.each(sizes.map(([name, text, least]) => [name, checked({ "talk.md": text }), least] as const))(
    "%s",
    async (_, found, least) => {
      const own = (await found()).filter(({ code }) => code === "small-text");
      expect(own.map(({ message }) => message)).toEqual(least ? [expect.stringContaining(least)] : []);
    },
  );
});
