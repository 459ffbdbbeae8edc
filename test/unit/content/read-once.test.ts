import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { KeptReadings } from "../../../src/content/read-once.js";
import { readSection } from "../../../src/content/section.js";
import { ProblemList } from "../../../src/report/problem.js";
import { packageRoot } from "../../../src/source/installed.js";
import { type SourceFile, sourceFile } from "../../../src/source/text.js";

/** Readings in memory, and how often one was found. */
class Readings implements KeptReadings {
  found = 0;
  readonly #kept = new Map<string, Uint8Array>();

  find(key: string): Uint8Array | undefined {
    const bytes = this.#kept.get(key);
    if (bytes) this.found++;
    return bytes;
  }

  keep(key: string, bytes: Uint8Array): void {
    this.#kept.set(key, bytes);
  }

  get size(): number {
    return this.#kept.size;
  }
}

function read(file: SourceFile, kept?: KeptReadings) {
  const problems = new ProblemList();
  const included = sourceFile("code.txt", "one\n");
  const section = readSection(file, { as: "section", readCode: () => included, problems, kept });
  return { slides: section.columns.flat(), problems: problems.all };
}

const folder = path.join(packageRoot, "slides");
const sections = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));

describe("slides that were read before", () => {
  it("are the same as new ones, wherever they stand in their file now", () => {
    let [kept, found] = [0, 0];
    for (const name of sections) {
      const text = readFileSync(path.join(folder, name), "utf8");
      const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? "";
      const moved = sourceFile(
        name,
        `${front}\n## One more\n\nIt stands before the others.\n\n---\n${text.slice(front.length)}`,
      );
      const readings = new Readings();
      read(sourceFile(name, text), readings);
      kept += readings.size;
      const again = read(moved, readings);
      found += readings.found;
      expect(again, name).toStrictEqual(read(moved));
    }
    expect(sections.length).toBeGreaterThan(50);
    expect(found).toBeGreaterThan(200);
    expect(found).toBe(kept);
  });

  it("are read again when their text, their links or their settings are others", () => {
    const text = "# One\n\nA [link][to] and $x$.\n\n[to]: https://example.org/a\n";
    const readings = new Readings();
    const shown = (written: string) =>
      JSON.stringify(
        read(sourceFile("a.md", written), readings).slides[0]?.body.map((block) => ({ ...block, span: "" })),
      );
    expect(shown(text)).toContain("example.org/a");
    expect(shown(text.replace("/a", "/b"))).toContain("example.org/b");
    expect(shown(text.replace("One", "Two"))).toContain("Two");
    expect(shown(`---\nmath: false\n---\n${text}`)).not.toBe(shown(text));
    expect(readings.found).toBe(1);
  });

  it("are not kept where there is something to say, or a file is shown", () => {
    const readings = new Readings();
    const wrong = sourceFile(
      "a.md",
      '# One\n<!-- slide: minutes="long" -->\n\n---\n\n# Two\n\n```sh file=run.sh\n```\n\n---\n\n# Three\n',
    );
    const first = read(wrong, readings);
    expect(first.problems.length).toBeGreaterThan(0);
    expect(readings.size).toBe(1);
    expect(read(wrong, readings)).toStrictEqual(first);
  });

  it("are read again where what was kept is anything else", () => {
    const file = sourceFile("a.md", "# One\n\ntext\n");
    const broken: KeptReadings = { find: () => Buffer.from("no slide"), keep: () => undefined };
    expect(read(file, broken)).toStrictEqual(read(file));
  });
});
