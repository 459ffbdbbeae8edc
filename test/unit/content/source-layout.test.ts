import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../../src/content/list-columns.js";
import { groupByProject, layOutSources } from "../../../src/content/source-layout.js";
import type { Citation } from "../../../src/model/fact.js";
import { inPrint, sourceLines } from "../../../src/model/source-text.js";

const citation = (number: number, title: string, sources: Citation["sources"]): Citation => ({
  number,
  key: `fact-${number}`,
  title,
  sources,
});
const source = (repo: string, commit: string, lines = "1-2") => ({ repo, commit, lines, path: "README.md" });
const wide = { width: 1280, height: 720 };

/** Widths of slides, and how many letters a line of a column has on them. */
const lettersOfLine = [
  [960, 42],
  [1280, 55],
  [1600, 72],
] as const;

describe("the list of sources", () => {
  it("has each project once, with the repository and commit that most of its sources name", () => {
    const groups = groupByProject([
      citation(1, "runc", [source("opencontainers/runc", "aaa")]),
      citation(2, "CNI", [source("containernetworking/cni", "bbb")]),
      citation(3, "runc", [source("opencontainers/runc", "ccc"), source("opencontainers/runc", "ccc")]),
    ]);
    expect(groups.map(({ title, citations }) => [title, citations.map(({ number }) => number)])).toEqual([
      ["runc", [1, 3]],
      ["CNI", [2]],
    ]);
    expect(groups[0]?.main.commit).toBe("ccc");
  });

  it("loses no place of no citation and fills no column above its height", () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 70 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(entries, fc.constantFrom(...lettersOfLine), (list, [width, letters]) => {
        const citations = list.map(([project, count], index) =>
          citation(
            index + 1,
            `project ${project}`,
            Array.from({ length: count }, (_, place) => ({ ...source(`a/${project}`, "abc"), path: `${place}.md` })),
          ),
        );
        const columns = layOutSources(citations, { width, height: 720 }).flat();
        for (const { number, sources } of citations) {
          const listed = columns.flat().flatMap((group) => group.citations.filter((each) => each.number === number));
          expect(listed.flatMap((each) => each.sources)).toEqual(sources);
          expect(listed.length).toBeGreaterThan(0);
        }
        for (const column of columns) {
          const lines = column.flatMap((group) =>
            group.citations.flatMap(({ sources }) =>
              sourceLines(sources, group.main).map((line) => linesOf(line.map(({ text }) => text).join(", "), letters)),
            ),
          );
          const height = lines.reduce((sum, each) => sum + each, 0) * 20.25 + column.length * 56;
          expect(height).toBeLessThanOrEqual(464);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("takes more slides where lines are shorter", () => {
    const long = "a/folder/with/a/long/name/in/which/lies/file.go";
    const citations = Array.from({ length: 40 }, (_, index) =>
      citation(index + 1, "runc", [{ ...source("opencontainers/runc", "aaa"), path: long }]),
    );
    expect(layOutSources(citations, wide).length).toBeLessThan(
      layOutSources(citations, { width: 960, height: 720 }).length,
    );
  });
});

describe("the places of a number", () => {
  const main = { repo: "opencontainers/runc", commit: "aaa" };
  const textsOf = (sources: Citation["sources"]) =>
    sourceLines(sources, main).map((line) => line.map(({ text }) => text));

  it("say a file, a repository and a revision once", () => {
    const elsewhere = { repo: "containerd/containerd", commit: "0123456789abcdef0123456789abcdef01234567" };
    expect(
      textsOf([
        { ...main, path: "a.md", lines: "1-2" },
        { ...elsewhere, path: "c.md", lines: "3" },
        { ...main, path: "b.md" },
        { ...main, path: "a.md", lines: "7" },
        { ...elsewhere, path: "c.md", lines: "9" },
      ]),
    ).toEqual([
      ["a.md:1-2", "7", "b.md"],
      ["containerd: c.md:3", `9 @\u00a0${elsewhere.commit}`],
    ]);
  });

  it("are printed with whole names and addresses, commits with the digits that find them", () => {
    const commit = "0123456789abcdef0123456789abcdef01234567";
    const sources = [
      { repo: "containerd/containerd", commit, path: "c.md", lines: "3" },
      { title: "A talk", url: "https://example.org/talks/1/" },
      { title: "The code", repo: "containerd/containerd", commit, path: "d.go" },
    ];
    expect(sourceLines(sources, main, inPrint).flat()).toMatchObject([
      { text: "containerd/containerd: c.md:3 @\u00a00123456789ab", source: { commit } },
      { text: "A talk, example.org/talks/1" },
      { text: "The code, github.com/containerd/containerd/blob/0123456789ab/d.go" },
    ]);
  });

  it("have a line of their own where they have a title or a release", () => {
    expect(
      textsOf([
        { url: "https://example.org/", title: "A talk" },
        { repo: main.repo, tag: "v1.0.0" },
      ]),
    ).toEqual([["A talk"], ["opencontainers/runc @\u00a0v1.0.0"]]);
  });
});

describe("lines of a list", () => {
  it.each([
    ["", 10, 1],
    ["a/b/c", 10, 1],
    ["folder/other/file.go", 13, 2],
    ["a number#L12", 8, 2],
    ["0123456789abcdef", 10, 2],
    ["ab 0123456789abcdef", 10, 3],
    ["五五五五五五", 10, 2],
  ])("%j takes %i letters a line in %i lines", (text, perLine, lines) => {
    expect(linesOf(text, perLine)).toBe(lines);
  });
});
