import { describe, expect, it } from "vitest";
import { valueAt } from "../../../../src/content/data-path.js";
import { labelledEvery, scaleOf } from "../../../../src/render/forms/chart-scale.js";
import { madeOf, places, saidIn } from "../../../support/forms.js";

const made = (yaml: string, more?: Readonly<Record<string, string>>) => madeOf("chart", yaml, more);
const widths = (html: string) => [...html.matchAll(/style="(--label:[^;]+;--number:[^;]+);/g)].map(([, each]) => each);
/** How many squares each row has, whole ones and parts. */
const squares = (html: string) =>
  [...html.matchAll(/class="value" style="[^"]*">((?:<i(?: style="[^"]*")?><\/i>)*)<\/i>/g)].map(([, row = ""]) => [
    row.split("<i></i>").length - 1,
    ...[...row.matchAll(/--part:([\d.]+)/g)].map(([, part]) => Number(part)),
  ]);
const labels = (html: string) => [...html.matchAll(/<span\s+style="--at:[\d.]+%">([\d,.]+)</g)].map(([, text]) => text);
const from = (results: unknown, more = "value: n") =>
  made(`data: r.json\n${more}`, { "r.json": JSON.stringify({ results }) });
const said = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message).join("\n");

describe("a chart that does not lie", () => {
  it("gives panels of one scale plots of one width, whatever their labels and numbers need", async () => {
    const panel = (title: string, label: string, value: number) =>
      `- {title: ${title}, unit: ms, entries: [{label: ${label}, value: ${value}}, {label: b, value: 5}]}`;
    const panels = `panels:\n${panel("t", "a", 10)}\n${panel("u", "a much longer label", 1234567)}`;
    const [same, own] = await Promise.all([made(panels), made(`scale: own\n${panels}`)]);
    expect(new Set(widths(same.live)).size).toBe(1);
    expect(widths(same.live)).toHaveLength(2);
    expect(new Set(widths(own.live)).size).toBe(2);
  });

  it("has as many squares as its numbers say, and a part of one", async () => {
    const { live, problems } = await made(
      "kind: units\neach: 1\nentries: [{label: a, value: 70}, {label: b, value: 2.5}, {label: c, value: 0}]",
    );
    expect(problems).toEqual([]);
    expect(squares(live)).toEqual([[70], [2, 0.5], [0]]);
  });

  it("counts whole squares where a division misses them by its last digit", async () => {
    const { live } = await made("kind: units\neach: 0.1\nentries: [{label: a, value: 0.3}, {label: b, value: 0.7}]");
    expect(squares(live)).toEqual([[3], [7]]);
  });

  it.each([
    ["each: 0.001\nkind: units\nentries: [{label: a, value: 70}]", /80000 squares are too many/],
    ["each: 1e-15\nkind: units\nentries: [{label: a, value: 1e15}]", /too many/],
    ["each: 500\nkind: units\nentries: [{label: a, value: 70}]", /more than any of the numbers/],
  ])("refuses squares that nobody can count: %s", async (yaml, message) => {
    const { problems, live } = await made(yaml);
    expect(places(problems)).toEqual([["bad-form", 4]]);
    expect(said(problems)).toMatch(message);
    expect(live).not.toContain("c-chart");
  });

  it.each([
    ["- {label: a, value: .inf}", 4],
    ["- {label: a, value: 1e308}", 4],
    ["- {label: a, value: 1, high: 1e300}", 4],
    ["kind: dots\nfrom: -1e300\nentries: [{label: a, value: 1}]", 5],
    ["kind: dots\nlog: true\nentries: [{label: a, value: 5e-324}]", 6],
    ["kind: dots\nreference: {value: 1e99, text: b}\nentries: [{label: a, value: 5}]", 5],
  ])("refuses numbers without a place: %s", async (yaml, line) => {
    const { problems } = await made(yaml);
    expect(places(problems)).toEqual([["wrong-value", line]]);
    expect(said(problems)).toContain("1e-15 to 1e15");
  });

  it("refuses an axis that it cannot divide", async () => {
    expect(scaleOf({ values: [Number.POSITIVE_INFINITY], isLog: false, from: undefined })).toBeUndefined();
    expect(scaleOf({ values: [5e-324], isLog: true, from: undefined })).toBeUndefined();
    expect(scaleOf({ values: [1e15], isLog: false, from: undefined })?.at(1e15)).toBe(100);
    const { problems } = await made("kind: dots\nfrom: 999999999999999\nentries: [{label: a, value: 1e15}]");
    expect(places(problems)).toEqual([["bad-form", 5]]);
  });

  it("labels at most six powers of ten, in even steps, and marks each of them", async () => {
    const { live, problems } = await made(
      "kind: dots\nlog: true\nentries: [{label: a, value: 5}, {label: b, value: 6e8}]",
    );
    expect(problems).toEqual([]);
    expect(labels(live).map((text) => Number(text?.replaceAll(",", "")))).toEqual([1, 100, 1e4, 1e6, 1e8]);
    expect(live.match(/class="tick"/g)).toHaveLength(2 * 10);
    expect(labelledEvery(31, { width: 1, length: 800 })).toBe(6);
    expect(labelledEvery(6, { width: 250, length: 800 })).toBe(2);
  });

  it("begins a logarithmic axis at a power of ten only", async () => {
    const log = (begin: string) => made(`kind: dots\nlog: true\nfrom: ${begin}\nentries: [{label: a, value: 50}]`);
    const [five, none, ten] = await Promise.all([log("5"), log("0"), log("10")]);
    expect(places(five.problems)).toEqual([["bad-form", 6]]);
    expect(five.problems.map(({ remedy }) => remedy).join()).toContain("from: 1");
    expect(places(none.problems)).toEqual([["bad-form", 6]]);
    expect(labels(ten.live)).toEqual(["10", "100"]);
  });

  it("writes all digits of its numbers", async () => {
    const { live } = await made("- {label: a, value: 1234567, low: 1234566, high: 123456789.25}");
    expect(saidIn(live)).toMatch(/1,234,567 .*1,234,566–123,456,789\.25/);
  });
});

describe("numbers of a file", () => {
  it("are skipped only where an entry has nothing at their path", async () => {
    const { live, problems } = await from([{ name: "a", n: 1 }, { name: "none" }]);
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/a 1/);
    expect(live).not.toContain("none");
  });

  it.each([
    [{ name: "b", n: "12" }, /entry 2 of “results” in “r\.json” has the text “12” at “n”/],
    [{ name: "b", n: null }, /has null at “n”/],
    [{ name: "b", n: 1e300 }, /has 1e\+300 at “n”/],
    [{ n: 2 }, /has nothing at “name”/],
    [{ name: { toString: 1 }, n: 2 }, /has a map at “name”/],
    [{ name: ["b"], n: 2 }, /has a list at “name”/],
  ])("are not lost where they cannot be read: %j", async (entry, message) => {
    const { problems, live } = await from([{ name: "a", n: 1 }, entry]);
    expect(places(problems)).toEqual([["bad-form", 4]]);
    expect(said(problems)).toMatch(message);
    expect(live).not.toContain("c-chart");
  });

  it("are missed once where the file is", async () => {
    const { problems } = await made("data: no.yaml\nvalue: n");
    expect(places(problems)).toEqual([["missing-file", 4]]);
  });

  it("may have names that every object has", async () => {
    const rows = [
      { name: "constructor", n: 1 },
      { name: "__proto__", n: 2 },
    ];
    const [plain, coloured] = await Promise.all([
      from(rows),
      from(rows, "value: n\nroles: {constructor: guest, __proto__: kernel}"),
    ]);
    expect(plain.problems).toEqual([]);
    expect(plain.live).not.toContain("--c:");
    expect(coloured.problems).toEqual([]);
    expect(coloured.live.match(/--c:var\(--\w+\)/g)).toEqual(["--c:var(--guest)", "--c:var(--kernel)"]);
    expect(valueAt({}, "constructor.name")).toBeUndefined();
    expect(valueAt({ a: [{ b: 1 }] }, "a.0.b")).toBe(1);
  });

  it("refuse a path that no entry has", async () => {
    const { problems } = await from([{ name: "a", n: 1 }], "value: n\nlow: l");
    expect(places(problems)).toEqual([["bad-form", 6]]);
  });
});

describe("keys of a chart", () => {
  const file = { "r.json": '{"all":[{"id":"a","n":1,"min":1,"max":2},{"id":"b","n":2,"min":1,"max":2}]}' };

  it("are taken over by its panels", async () => {
    const { live, problems } = await made(
      "list: all\nlabel: id\nvalue: n\nlow: min\nhigh: max\nunit: ms\nroles: {a: guest}\npanels: [{title: t, data: r.json}, {title: u, data: r.json, value: max}]",
      file,
    );
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/t a 1 ms \(1–2\) b 2 ms .*u a 2 ms/);
    expect(live.match(/--c:var\(--guest\)/g)).toHaveLength(2);
  });

  const entries = "entries: [{label: a, value: 1}]";
  it.each([
    ["list: all", 5],
    ["label: id", 5],
    ["value: n", 5],
    ["low: l", 5],
    ["high: h", 5],
    ["roles: {a: guest}", 5],
    ["scale: own", 5],
  ])("are an error where they would do nothing: %s", async (key, line) => {
    const { problems } = await made(`${entries}\n${key}`);
    expect(places(problems)).toEqual([["bad-form", line]]);
  });

  it("are an error where no panel takes them over", async () => {
    const { problems } = await made(`value: n\npanels: [{title: t, ${entries}}, {title: u, ${entries}}]`);
    expect(places(problems)).toEqual([["bad-form", 4]]);
  });

  it("have a line for panels of one unit, or one in each", async () => {
    const panels = (first: string, second: string) =>
      `panels:\n- {title: t, unit: ms, ${first}${entries}}\n- {title: u, unit: MiB, ${second}${entries}}`;
    const line = (value: number) => `reference: {value: ${value}, text: limit}`;
    const [one, each] = await Promise.all([
      made(`${line(5)}\n${panels("", "")}`),
      made(panels(`${line(5)}, `, `${line(7)}, `)),
    ]);
    expect(places(one.problems)).toEqual([["bad-form", 4]]);
    expect(each.problems).toEqual([]);
    expect(saidIn(each.live)).toMatch(/limit: 5 ms .*limit: 7 MiB/);
  });

  it("leave room for what they say: a unit, or a number", async () => {
    const long = "m".repeat(90);
    const [unit, number] = await Promise.all([
      made(`${entries}\nunit: ${long}`),
      made(`panels:\n${"- {title: t, entries: [{label: a, value: 0.000000000000123456789}]}\n".repeat(3)}`),
    ]);
    expect(places(unit.problems)).toEqual([["bad-form", 5]]);
    expect(places(number.problems)).toEqual([["bad-form", 5]]);
  });
});

describe("a chart that is read aloud", () => {
  it("is a table of rows alone, with a name", async () => {
    const { live } = await made("kind: dots\nreference: {value: 2, text: limit}\nentries: [{label: a, value: 1}]");
    const table = /<div class="rows" role="table" aria-label="([^"]+)">(.*?)<\/div>\s*<\/div>/s.exec(live);
    expect(table?.[1]).toBe("A");
    expect(table?.[2]).toContain('role="row"');
    expect(table?.[2]).not.toMatch(/<p|class="axis"/);
    expect(live.match(/role="table"/g)).toHaveLength(1);
  });

  it("has the names of its panels", async () => {
    const panel = (title: string) => `{title: ${title}, entries: [{label: a, value: 1}]}`;
    const { live } = await made(`panels: [${panel("starts")}, ${panel("memory")}]`);
    expect([...live.matchAll(/role="table" aria-label="(\w+)"/g)].map(([, name]) => name)).toEqual([
      "starts",
      "memory",
    ]);
  });
});
