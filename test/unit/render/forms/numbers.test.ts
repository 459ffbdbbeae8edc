import { describe, expect, it } from "vitest";
import { madeOf, places, saidIn } from "../../../support/forms.js";
import { render } from "../../../support/render.js";

const made = (yaml: string) => madeOf("numbers", yaml);
const sizeIn = (html: string) => Number(/--number:(\d+)/.exec(html)?.[1]);
describe("big numbers", () => {
  it("stand with their units above what they count, those of facts in the deck's language", async () => {
    const { live, problems } = await made(
      '- {fact: firecracker.boot_time, text: to the guest}\n- {value: 1234.5, unit: "%", text: b}\n- {value: 1/3, text: c}',
    );
    expect(problems).toEqual([]);
    expect(saidIn(live)).toContain("125 ms to the guest 1,234.5 % b 1/3 c");
  });

  it("keep all of their digits", async () => {
    const { live } = await made("- {value: 1234567, text: a}\n- {value: 98765.4321, text: b}");
    expect(saidIn(live)).toContain("1,234,567 a 98,765.4321 b");
  });

  it("are as wide as the deck's language writes them", async () => {
    const inLanguage = (lang: string) =>
      render({
        "talk.md": `---\nlang: ${lang}\n---\n\n## A\n\n\`\`\`numbers\n- {value: 1234567.25, text: a}\n\`\`\`\n`,
      });
    const [german, hindi] = await Promise.all([inLanguage("de"), inLanguage("hi")]);
    expect(saidIn(german.live)).toContain("1.234.567,25 a");
    expect(saidIn(hindi.live)).toContain("12,34,567.25 a");
    const small = await made("- {value: 1e-7, text: a}");
    expect(saidIn(small.live)).toContain("0.0000001 a");
    const smaller = await made("- {value: 1e-14, text: a}");
    expect(sizeIn(smaller.live)).toBeLessThan(sizeIn(small.live));
  });

  it("are written whole", async () => {
    const { live } = await made("- {value: 0, text: a}\n- {value: 123456789, text: b}");
    expect(saidIn(live)).toContain("0 a 123,456,789 b");
  });

  it("are as large as fits beside each other", async () => {
    const [one, three] = await Promise.all([
      made("- {value: 5, text: a}"),
      made("- {value: 125000, text: a}\n".repeat(3)),
    ]);
    expect(sizeIn(one.live)).toBeGreaterThan(sizeIn(three.live));
    expect(sizeIn(three.live)).toBeGreaterThanOrEqual(72);
  });

  it("stand closer in a column, where what they count is short", async () => {
    const beside = (texts: readonly string[]) =>
      render({
        "talk.md": `## A\n\nWords\n\n::break\n\n\`\`\`numbers\n${texts.map((text) => `- {value: 4, text: ${text}}\n`).join("")}\`\`\`\n`,
      });
    expect((await beside(["nodes", "clusters"])).problems).toEqual([]);
    const long = "people who are called at night when a database stands still";
    expect((await beside([long, long, long])).problems.map(({ code }) => code)).toContain("bad-form");
  });

  it("come one after the other where that is said, and from a file", async () => {
    const { live } = await render({
      "talk.md": "## A\n\n::numbers{src=figures.yaml}\n",
      "figures.yaml": "steps: true\nentries: [{value: 1, text: a}, {value: 2, text: b}]\n",
    });
    expect(live.match(/class="entry fragment"/g)).toHaveLength(2);
  });

  it.each([
    ["- {valu: 1, text: a}", "unknown-key", 4],
    ["- {value: 1, text: a}\n- {text: b}", "bad-form", 5],
    ["- {fact: firecracker.language, text: a}", "bad-form", 4],
    ["- {fact: firecracker.boot, text: a}", "bad-form", 4],
    ["- {fact: nobody.boot, text: a}", "missing-fact", 4],
    ["- {fact: firecracker.boot_time, value: 1, text: a}", "bad-form", 4],
    ["- {value: 12345678901234, text: a}", "bad-form", 4],
    ["- {value: .inf, text: a}", "wrong-value", 4],
    ['- text: a\n  value: ""', "wrong-value", 5],
    ["entries: []", "wrong-value", 4],
    ["- text: a\n  value: .inf", "wrong-value", 5],
    ["- text: a\n  value: .nan", "wrong-value", 5],
    ["- text: a\n  value: 1e308", "wrong-value", 5],
    ["- text: a\n  value: 1e-300", "wrong-value", 5],
    ["- text: a\n  fact: firecracker.endless", "bad-form", 5],
    [`- text: a\n  value: 1\n  unit: ${"requests per second ".repeat(5)}`, "bad-form", 6],
    [`${"- {value: 123, text: a}\n".repeat(3)}- {value: 999999999999, text: b, unit: GiB}`, "bad-form", 7],
    [`${"- {value: 123, text: a}\n".repeat(3)}- value: 0.00000000001\n  text: b`, "bad-form", 7],
  ])("%s is an error with its line", async (yaml, code, line) => {
    const { problems, live } = await made(yaml);
    expect(places(problems)).toEqual([[code, line]]);
    expect(live).not.toContain("c-numbers");
  });
});
