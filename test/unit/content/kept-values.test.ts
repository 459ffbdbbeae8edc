import { describe, expect, it } from "vitest";
import type { KeptValues } from "../../../src/content/kept-values.js";
import { readYamlContent } from "../../../src/content/yaml.js";
import { keyItself } from "../../../src/content/yaml-place.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

/** Values in memory, which a test can change. */
class Values extends Map<string, string> implements KeptValues {
  find(key: string): string | undefined {
    return this.get(key);
  }

  keep(key: string, json: string): void {
    this.set(key, json);
  }
}

function read(text: string, kept?: KeptValues) {
  const problems = new ProblemList();
  const { value, spanAt } = readYamlContent(sourceFile("a.yaml", text), problems, kept);
  const { start, end } = spanAt(["port", keyItself]);
  return { value, place: text.slice(start, end), said: problems.all.map(({ message }) => message) };
}

const text = "id: shelf\nport: 6379\nlist: [a, {b: c}]\n";

describe("YAML that was read before", () => {
  it("holds the same, at the same places", () => {
    const kept = new Values();
    const first = read(text, kept);
    expect(first).toEqual({ value: { id: "shelf", port: 6379, list: ["a", { b: "c" }] }, place: "port", said: [] });
    for (const [key, json] of kept) kept.set(key, json.replace("shelf", "another"));
    const again = read(text, kept);
    expect(again).toEqual({ ...first, value: { ...(first.value as object), id: "another" } });
    expect(read(text.replace("6379", "6380"), kept).value).toMatchObject({ id: "shelf", port: 6380 });
  });

  it.each([
    ["has a mistake", "id: [a\nport: 1\n"],
    ["has something to say", "id: !unknown a\nport: 1\n"],
    ["repeats something by its name", "id: &a text\nport: 1\nlist: [*a, *a]\n"],
    ["holds what JSON cannot tell", "id: .nan\nport: 1\n"],
  ])("is not kept where it %s", (_, written) => {
    const kept = new Values();
    const first = read(written, kept);
    expect(kept.size).toBe(0);
    expect(read(written, kept)).toEqual(first);
  });
});
