import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutSources } from "../../../src/content/source-layout.js";
import type { Citation } from "../../../src/model/fact.js";

const citation = (number: number, title: string, sources: Citation["sources"]): Citation => ({
  number,
  key: `fact-${number}`,
  title,
  sources,
});
const source = (repo: string, commit: string) => ({ repo, commit, path: "README.md" });

describe("the list of sources", () => {
  it("has each project once, with the repository and commit that most of its sources name", () => {
    const [page] = layOutSources([
      citation(1, "runc", [source("opencontainers/runc", "aaa")]),
      citation(2, "CNI", [source("containernetworking/cni", "bbb")]),
      citation(3, "runc", [source("opencontainers/runc", "ccc"), source("opencontainers/runc", "ccc")]),
    ]);
    const groups = page?.flat() ?? [];
    expect(groups.map(({ title, citations }) => [title, citations.map(({ number }) => number)])).toEqual([
      ["runc", [1, 3]],
      ["CNI", [2]],
    ]);
    expect(groups[0]?.main.commit).toBe("ccc");
  });

  it("loses no citation and fills no column above its height", () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(entries, (list) => {
        const citations = list.map(([project, count], index) =>
          citation(index + 1, `project ${project}`, Array(count).fill(source(`a/${project}`, "abc"))),
        );
        const columns = layOutSources(citations).flat();
        const listed = columns.flat().flatMap((group) => group.citations.map(({ number }) => number));
        expect(listed.toSorted((a, b) => a - b)).toEqual(citations.map(({ number }) => number));
        for (const column of columns) {
          const lines = column.flatMap((group) => group.citations).length;
          expect(lines + column.length).toBeLessThanOrEqual(24);
        }
      }),
    );
  });
});
