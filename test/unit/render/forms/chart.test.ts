import { describe, expect, it } from "vitest";
import { madeOf, places, saidIn } from "../../../support/forms.js";

const made = (yaml: string, more?: Readonly<Record<string, string>>) => madeOf("chart", yaml, more);
const lengths = (html: string) =>
  [...html.matchAll(/class="value" style="--at:([\d.]+)%"/g)].map(([, length]) => Number(length));
const ticks = (html: string) => [...html.matchAll(/<span style="--at:[\d.]+%">([\d,]+)</g)].map(([, text]) => text);
const two = "entries: [{label: a, value: 1}, {label: b, value: 100}]";

describe("a chart", () => {
  it("has bars in proportion to their numbers, from 0, and reads as a table", async () => {
    const { live, problems } = await made("- {label: a, value: 20, low: 10, high: 30}\n- {label: b, value: 40}");
    expect(problems).toEqual([]);
    const [a = 0, b = 0] = lengths(live);
    expect(b).toBeCloseTo(2 * a);
    expect(saidIn(live)).toMatch(/a 20 \(10–30\) b 40/);
    expect(live.match(/role="rowheader"/g)).toHaveLength(2);
  });

  it("takes numbers and units of facts, and marks what they are compared with", async () => {
    const { live, problems } = await made(
      "reference: {value: 100, text: limit}\nentries: [{label: boot, fact: firecracker.boot_time}]",
    );
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/limit: 100 ms boot 125 ms/);
  });

  it("takes its rows of a file, with roles by labels", async () => {
    const results = '{"results":[{"name":"runc","ms":{"median":3}},{"name":"crun","ms":{"median":1}},{"name":"none"}]}';
    const { live, problems } = await made("data: r.json\nvalue: ms.median\nunit: ms\nroles: {runc: runtime}", {
      "r.json": results,
    });
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/runc 3 ms crun 1 ms/);
    expect(live).toContain("--c:var(--runtime)");
  });

  it("says whether panels share a scale", async () => {
    const panels = (unit: string) =>
      `panels:\n- {title: t, unit: ms, entries: [{label: a, value: 10}]}\n- {title: u, unit: ${unit}, entries: [{label: a, value: 5}]}`;
    const [same, own] = await Promise.all([made(panels("ms")), made(panels("MiB"))]);
    const [ten = 0, five = 0] = lengths(same.live);
    expect(five).toBeCloseTo(ten / 2);
    expect(saidIn(same.live)).toContain("One scale for all panels");
    expect(saidIn(own.live)).toContain("a scale of its own");
  });

  it("says in words that a scale of dots is logarithmic, or begins elsewhere, with a mark", async () => {
    const [log, cut] = await Promise.all([
      made(`kind: dots\nlog: true\n${two}`),
      made(`kind: dots\nfrom: -10\n${two}`),
    ]);
    expect(saidIn(log.live)).toContain("Logarithmic scale");
    expect(ticks(log.live)).toEqual(["1", "10", "100"]);
    expect(lengths(log.live)).toEqual([0, 100]);
    expect(saidIn(cut.live)).toContain("begins at -10, not at 0");
    expect(cut.live).toContain('class="axis cut"');
  });

  it("says what a square stands for", async () => {
    const { live } = await made("kind: units\neach: 5\nunit: MiB\nentries: [{label: a, value: 20}]");
    expect(saidIn(live)).toContain("= 5 MiB");
  });

  it.each([
    ["- {label: a}", "bad-form", 4],
    ["- {label: a, value: 1}\n- {label: b, value: x}", "wrong-value", 5],
    ["- {label: a, fact: firecracker.language}", "bad-form", 4],
    ["- {label: a, value: -1}", "bad-form", 4],
    ["- {label: a, value: 5, low: 6}", "bad-form", 4],
    [`from: 1\n${two}`, "bad-form", 4],
    [`log: true\n${two}`, "bad-form", 4],
    ["kind: dots\nlog: true\nentries: [{label: a, value: 0}]", "bad-form", 6],
    [`kind: pie\n${two}`, "wrong-value", 4],
    [`each: 5\n${two}`, "bad-form", 4],
    [`kind: bars\n${two}\ndata: r.json`, "bad-form", 6],
    ["data: nowhere.json\nvalue: a", "missing-file", 4],
    [Array.from({ length: 40 }, (_, index) => `- {label: a, value: ${index}}`).join("\n"), "bad-form", 4],
    [
      "scale: same\npanels:\n- {title: t, unit: ms, entries: [{label: a, value: 1}]}\n- {title: t, unit: s, entries: [{label: a, value: 1}]}",
      "bad-form",
      4,
    ],
  ])("%s is an error with its line", async (yaml, code, line) => {
    const { problems, live } = await made(yaml);
    expect(places(problems)).toContainEqual([code, line]);
    expect(live).not.toContain("c-chart");
  });

  it("says what it has instead of what a role is for", async () => {
    const { problems } = await made("data: r.json\nvalue: n\nroles: {rnuc: runtime}", {
      "r.json": '{"results":[{"name":"runc","n":1}]}',
    });
    expect(problems.map(({ remedy }) => remedy).join()).toContain("runc");
  });
});

describe("labels and rows of a chart", () => {
  const panel = (label: string) =>
    `- {title: t, unit: ms, entries: [{label: ${label}, value: 12}, {label: b, value: 3}]}\n`;
  const plain = (count: number) =>
    Array.from({ length: count }, (_, at) => `- {label: r${at}, value: ${at}}`).join("\n");
  const height = (html: string) => Number(/--row:(\d+)px/.exec(html)?.[1]);

  it("get a column that is as wide as their longest word", async () => {
    const [short, long] = await Promise.all(
      ["runc", "CockroachDB"].map((label) => made(`panels:\n${panel(label).repeat(3)}`)),
    );
    const column = (html = "") => Number(/--label:([\d.]+)%/.exec(html)?.[1]);
    expect(long?.problems).toEqual([]);
    expect(column(long?.live)).toBeGreaterThan(36);
    expect(column(short?.live)).toBeLessThan(36);
  });

  it("are refused at their place where a word leaves no room for lengths", async () => {
    const { problems } = await made(`panels:\n${panel("Donaudampfschifffahrt").repeat(3)}`);
    expect(problems.map(({ message }) => message).join()).toContain("leaves no room for lengths");
  });

  it("are larger where rows are few", async () => {
    const [few, many] = await Promise.all([made(plain(2)), made(plain(12))]);
    expect(height(few.live)).toBe(120);
    expect(few.live).toContain("--size:30px");
    expect(height(many.live)).toBeLessThan(30);
  });
});

it("a label takes two lines at most, as in a matrix", async () => {
  const long = "a label that goes on and on ".repeat(6).trim();
  const { problems } = await madeOf("chart", `- {label: ${long}, value: 1}\n- {label: b, value: 2}`);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("takes more than two lines")]);
  const [found] = problems;
  expect(found?.span?.file.text.slice(found.span.start, found.span.end)).toBe(long);
});
