import { describe, expect, it } from "vitest";
import { checkTogether } from "../support/check.js";

const checked = checkTogether();

const say = (times: number) => "a remark of a few words that takes some rows beside its lines ".repeat(times).trim();

const noted = (notes: string, lines: number) =>
  `## Notes\n\n\`\`\`js [1|2|4] notes="${notes}"\n${Array.from({ length: lines }, (_, index) => `show(${index});`).join("\n")}\n\`\`\`\n`;

describe.concurrent("of code with notes, what is cut is", () => {
  const front = '---\nsize: "16:9"\n---\n\n';
  const tooHigh = checked({ "talk.md": front + noted(`one|${say(12)}|four`, 5) });
  const last = checked({ "talk.md": front + noted(`one||${say(14)}`, 4) });
  const tooLong = checked({ "talk.md": front + noted("one|two|four", 30) });
  const fitting = checked({ "talk.md": front + noted(`one|${say(3)}|four`, 5) });

  it.each([
    ["laid to the note that moves lines down", tooHigh, [["the note “a remark", 7]]],
    ["a note that is longer than the slide", last, [["the note “a remark", 7]]],
    ["laid to code that is longer than the slide", tooLong, [["the code “show(0);", 8]]],
    ["nothing where both fit", fitting, []],
  ] as const)("%s", async (_, found, expected) => {
    const seen = (await found()).filter(({ code }) => code === "clipped");
    expect(seen.map(({ message, line }) => [message.slice(0, 18), line])).toEqual(
      expected.map(([message, line]) => [message.slice(0, 18), line]),
    );
  });
});
