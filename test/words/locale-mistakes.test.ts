import { describe, expect, it } from "vitest";
import { placeOf } from "../../src/source/text.js";
import { render } from "../support/render.js";

/** What is said about files of words, without that words are missing. */
async function problemsOf(dutch: string, english = "") {
  const { problems } = await render({
    "talk.md": "---\nlang: nl\n---\n\n## Een\n",
    "templates/locales/nl.yaml": dutch,
    ...(english && { "templates/locales/en.yaml": english }),
  });
  return problems.flatMap(({ code, severity, message, remedy, span }) => {
    if (!span) return [];
    const { line, column } = placeOf(span.file, span.start);
    return [`${span.file.path}:${line}:${column} ${severity} ${message} (${code}); ${remedy}`];
  });
}

describe("a file of words", () => {
  it.each([
    ["agnda: x", "1:1 warning the English words have no “agnda” (misspelt-word); did you mean “agenda”?"],
    [
      "paper:\n  indx: Register",
      "2:3 warning the English words have no “paper.indx” (misspelt-word); did you mean “index”?",
    ],
    [
      "callout: tip",
      "1:10 error “callout”: expected a group of words, found one value (wrong-value); write callout: { note: …, … }",
    ],
    [
      "part: { a: b }",
      "1:7 error “part”: expected a text, found a group of words (wrong-value); write one text in quotes, or forms of it: { one: …, other: … }",
    ],
    [
      "minutes: { few: x }",
      "1:10 error “minutes”: its forms lack “other”, which every language has (wrong-value); add other: … to minutes",
    ],
    ['slides: "{cnt} dia"', "1:9 error “slides”: nothing fills {cnt} (wrong-value); known: {count}"],
    ['agenda: "{n}"', "1:9 error “agenda”: nothing fills {n} (wrong-value); nothing is filled in here"],
    [
      "agenda: 3",
      "1:9 error “agenda”: is no text (wrong-value); write a text in quotes, or forms of it: { one: …, other: … }",
    ],
  ])("with %s is told so", async (dutch, expected) => {
    expect(await problemsOf(dutch)).toEqual([`templates/locales/nl.yaml:${expected}`]);
  });

  it("may have words of the project's own", async () => {
    expect(await problemsOf('my-own: Eigen\nours: { first: "{n} eerst", second: { other: "{count}" } }')).toEqual([]);
  });

  it("may leave a number to each form", async () => {
    expect(await problemsOf('source-of: { one: Bron, other: "{count} bronnen" }')).toEqual([]);
  });

  it("may fill what the project's own English has", async () => {
    expect(await problemsOf('part: "{number}/{total}"', 'part: "Part {number} of {total}"')).toEqual([]);
  });

  it("in English is compared with the packaged one", async () => {
    expect(await problemsOf("", 'slides: "{cnt} slides"\nagnda: x')).toEqual([
      "templates/locales/en.yaml:1:9 error “slides”: nothing fills {cnt} (wrong-value); known: {count}",
      "templates/locales/en.yaml:2:1 warning the English words have no “agnda” (misspelt-word); did you mean “agenda”?",
    ]);
  });
});
