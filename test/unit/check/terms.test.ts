import { describe, expect, it } from "vitest";
import { readCheckConfig } from "../../../src/check/config.js";
import { terms } from "../../../src/check/rules/terms.js";
import { rules } from "../../../src/check/rules.js";
import { fixedBy, remarksOf, told } from "../../support/remarks.js";

const fixed = async (text: string, options = {}) => fixedBy(await remarksOf(terms, text, { options }), text);

describe("a name", () => {
  it("may begin a sentence, an item, a heading or a line with a capital, if it does not keep its own", async () => {
    const options = { names: ["npm", "macOS"] };
    expect(await fixed("## Npm installs\n\nNpm it is. Npm asks.\n\n1. Npm\n- Npm\n\nWe like Npm.\n", options)).toBe(
      "## Npm installs\n\nNpm it is. Npm asks.\n\n1. Npm\n- Npm\n\nWe like npm.\n",
    );
    expect(await fixed("## MacOS installs\n", options)).toBe("## macOS installs\n");
  });

  it("that is right is asked nothing, and a wrong one not what stands far above it", async () => {
    const far = `\`\`\`sh\n${"echo one line of a very long listing\n".repeat(3000)}\`\`\`\n`;
    const picture = `<img alt="It" src="data:image/png;base64,${"iVBORw0KGgo".repeat(90_000)}">`;
    const text = `## Reviews happen\n\n${far}\n${picture} GitHub and Github ${"GitHub ".repeat(50)}\n`;
    expect(told(await remarksOf(terms, text))).toEqual([expect.stringContaining("“Github” is written GitHub")]);
  });
});

describe("a name in small letters", () => {
  it("belongs to others in small letters, in a row or a list", async () => {
    expect(await remarksOf(terms, "## Images\n\nComponents, like redis, postgresql...\n")).toEqual([]);
    expect(await remarksOf(terms, "## Images\n\n- redis\n\n- postgresql\n")).toEqual([]);
    expect(await remarksOf(terms, "## Images\n\nImages (postgresql, busybox) are small.\n")).toEqual([]);
  });

  it("is wrong beside other words, and beside another such name", async () => {
    expect(await remarksOf(terms, "## Images\n\nFor example, typescript knows it.\n")).toHaveLength(1);
    expect(await remarksOf(terms, "## Images\n\nThe preview (Jekyll, github) is small.\n")).toHaveLength(1);
    expect(await remarksOf(terms, "## Images\n\n- github\n- gitlab\n")).toHaveLength(2);
    expect(await remarksOf(terms, "## Images\n\n- Ask people\n- github\n")).toHaveLength(1);
  });
});

describe("a spelling that is rarer", () => {
  it("becomes the usual one, with the capital that begins a sentence", async () => {
    const text = "## Opensource tools win\n\nOpensource wins. We like opensource and Opensource.\n\n";
    const usual = "It is open source, open source, open source, open source and open source.\n";
    expect(await fixed(text + usual)).toBe(
      `## Open source tools win\n\nOpen source wins. We like open source and open source.\n\n${usual}`,
    );
  });

  it("has another word on each side of a choice, and no list holds an empty text", () => {
    const problemsOf = (id: string, setting: Record<string, unknown>) => {
      const said: string[] = [];
      const settings = { check: { rules: { [id]: setting } } } as never;
      const spanAt = () => undefined;
      const config = readCheckConfig({ settings, spanAt } as never, rules, {
        problems: { report: ({ message }) => void said.push(message) },
        isFolder: () => true,
      });
      const rule = rules.find((each) => each.id === id);
      return { said, options: rule && config.optionsOf(rule) };
    };
    const wrong = problemsOf("terms", { variants: ["open source|opensource|"] });
    expect(wrong.said).toEqual([expect.stringContaining("has a choice (|) without a word on one side")]);
    expect(wrong.options?.["variants"]).toEqual(terms.options["variants"]?.default);
    expect(problemsOf("left-over", { words: ["TODO", ""] }).said).toEqual([
      expect.stringContaining("an entry is empty"),
    ]);
    expect(problemsOf("word-choice", { weasels: [" "] }).said).toEqual([expect.stringContaining("an entry is empty")]);
    expect(problemsOf("left-over", { words: [] }).said).toEqual([]);
  });
});
