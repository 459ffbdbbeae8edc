import { describe, expect, it } from "vitest";
import { readYamlFile } from "../../../src/content/settings.js";
import { themeSchema } from "../../../src/content/theme-schema.js";
import { ProblemList } from "../../../src/report/problem.js";
import { placeOf, sourceFile } from "../../../src/source/text.js";
import { render } from "../../support/render.js";

const theme = `extends: quarterdeck-light
options:
  anything: What it likes
  side: { help: A word, type: text }
  width: { help: A number, type: number }
  edge: { help: Yes or no, type: yes/no }
  marks: { help: Some, type: list, most: 2 }
`;

async function problemsOf(option: string) {
  const { problems } = await render({
    "templates/themes/own/theme.yaml": theme,
    "talk.md": `---\ntheme: own\nthemeOptions:\n  ${option}\n---\n\n## Milk\n`,
  });
  return problems.map(({ code, message, span }) => {
    const { line, column } = span ? placeOf(span.file, span.start) : { line: 0, column: 0 };
    return `${line}:${column} ${code} ${message}`;
  });
}

describe("an option of a theme", () => {
  it.each([
    ["side: [a]", "4:9 wrong-value “side”: expected a text, found a list"],
    ["width: wide", "4:10 wrong-value “width”: expected a number, found the text “wide”"],
    ["edge: maybe", "4:9 wrong-value “edge”: expected true or false, found the text “maybe”"],
    ["marks: KASE", "4:10 wrong-value “marks”: expected a list, found the text “KASE”"],
    ["marks: true", "4:10 wrong-value “marks”: expected a list, found true"],
    [
      "marks: [1, {a: b}]",
      "4:14 wrong-value “marks”: expected a list of texts or numbers, found keys and values in it",
    ],
    ["marks: [a, b, c]", "4:17 wrong-value “marks”: has 3 entries, and room for 2"],
    ["yard: KASE", "4:9 wrong-value “yard”: expected a list, found the text “KASE”"],
  ])("refuses %s", async (option, expected) => {
    expect(await problemsOf(option)).toEqual([expected]);
  });

  it.each(["anything: {a: [b]}", "side: left", "side: 3", "width: 0.5", "edge: true", "marks: [a, 2]", "marks: []"])(
    "takes %s",
    async (option) => {
      expect(await problemsOf(option)).toEqual([]);
    },
  );

  it.each(["side", "width", "edge", "marks", "yard"])("%s is turned off by false", async (name) => {
    expect(await problemsOf(`${name}: false`)).toEqual([]);
  });

  it("has a type that there is", () => {
    const problems = new ProblemList();
    readYamlFile(sourceFile("theme.yaml", "options: { a: { help: A, type: colour } }"), themeSchema, problems);
    expect(problems.all.map(({ code }) => code)).toEqual(["wrong-value"]);
  });
});
