import { describe, expect, it } from "vitest";
import { layOutTerms, readGlossary, usedTerms } from "../../../src/content/glossary.js";
import { readSection } from "../../../src/content/section.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

function glossary(yaml: string) {
  const problems = new ProblemList();
  return { terms: readGlossary(sourceFile("glossary.yaml", yaml), problems), problems: problems.all };
}

const slidesOf = (text: string) =>
  readSection(sourceFile("deck.md", text), { readCode: () => undefined, problems: new ProblemList() }).columns.flat();

const words = `terms:
  - {term: VMM, also: [Virtual Machine Monitor], text: It runs a guest.}
  - {term: shim, text: It stays.}
  - {term: user namespace, text: Ids.}
  - {term: tag, text: A name.}
`;

describe("a glossary", () => {
  it.each([
    ["in any case and as a plural", "## A\n\nShims and VMMs\n", ["shim", "VMM"]],
    ["under another name, across a line end", "## A\n\nThe virtual\nmachine monitor\n", ["VMM"]],
    ["in notes", "## A\n\nNote:\nuser namespaces\n", ["user namespace"]],
    ["not inside longer words, names or code", "## A\n\nstage, tag-line, shim_v2\n\n```sh\nshim\n```\n", []],
  ])("finds its terms %s", (_, text, expected) => {
    const used = usedTerms(glossary(words).terms, slidesOf(text));
    expect(used.map(({ name }) => name)).toEqual(expected);
  });

  it("says what is wrong with it, at its place", () => {
    const { problems } = glossary("terms:\n  - {term: shim}\n  - {term: tag, text: A name., fact: x}\n");
    expect(problems.map(({ code }) => code)).toContain("wrong-value");
    expect(problems.every(({ span }) => span?.file.path === "glossary.yaml")).toBe(true);
  });

  it("lays out every term once, in order", () => {
    const many = Array.from({ length: 40 }, (_, i) => `  - {term: word${i}, text: "${"meaning ".repeat(i % 9)}end"}`);
    const { terms } = glossary(`terms:\n${many.join("\n")}\n`);
    const pages = layOutTerms(terms, { width: 1280, height: 720 });
    expect(pages.flat(2)).toEqual(terms);
    expect(pages.every((columns) => columns.length <= 2)).toBe(true);
    expect(pages.length).toBeGreaterThan(2);
  });
});
