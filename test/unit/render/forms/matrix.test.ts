import { describe, expect, it } from "vitest";
import { madeOf, places, saidIn } from "../../../support/forms.js";

const made = (yaml: string) => madeOf("matrix", yaml);
const columns = "columns: [fast, safe]\n";

describe("a matrix", () => {
  it("is a table with heads, and words beside its marks", async () => {
    const { live, problems } = await made(
      `${columns}rows:\n- {name: runc, note: small, cells: [yes, partly]}\n- {name: Kata, cells: [no, a wall]}`,
    );
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/fast safe runc \( small \) yes partly Kata no a wall/);
    expect(live.match(/scope="col"/g)).toHaveLength(2);
    expect(live.match(/scope="row"/g)).toHaveLength(2);
  });

  it("emphasises a row or a column, and nothing else", async () => {
    const rows = "rows:\n- {name: a, cells: [yes, no]}\n- {name: b, cells: [no, yes]}\n- {name: c, cells: [no, no]}\n";
    const [row, column] = await Promise.all([
      made(`${columns}${rows}emphasis: b`),
      made(`${columns}${rows}emphasis: safe`),
    ]);
    expect(row.live.match(/<td[^>]*emphasised/g)).toHaveLength(2);
    expect(column.live.match(/<td[^>]*emphasised/g)).toHaveLength(3);
  });

  it("shows states with a pattern, and says what they mean", async () => {
    const { live, problems } = await made(
      `${columns}rows:\n- {name: a, cells: [{text: x, role: kernel, state: hatched}, ""]}\nlegend: {hatched: hides}\nsteps: true`,
    );
    expect(problems).toEqual([]);
    expect(live).toContain('class="is-hatched"');
    expect(live).toContain('<td class="is-empty"');
    expect(saidIn(live)).toMatch(/a x \(hides\) .*hides something: hides/);
    expect(live.match(/<tr[^>]*fragment/g)).toHaveLength(1);
  });

  it("has larger letters where there are few rows and columns", async () => {
    const size = (live: string) => Number(/--size:(\d+)px/.exec(live)?.[1]);
    const few = await made(`${columns}rows:\n- {name: a, cells: [yes, no]}`);
    const many = await made(`${columns}rows:\n${"- {name: a, cells: [yes, no]}\n".repeat(8)}`);
    expect([few.problems, many.problems]).toEqual([[], []]);
    expect(size(few.live)).toBe(30);
    expect(size(many.live)).toBeLessThan(26);
  });

  it("says how many rows fit", async () => {
    const rows = (count: number) => `- {name: a, cells: [yes, ${"many words ".repeat(8)}]}\n`.repeat(count);
    const { problems } = await made(`${columns}rows:\n${rows(8)}`);
    const fits = Number(/^(\d) fit/.exec(problems[0]?.remedy ?? "")?.[1]);
    expect(fits).toBeGreaterThan(2);
    expect((await made(`${columns}rows:\n${rows(fits)}`)).problems).toEqual([]);
  });

  it("says in words which cells are not there or hide something", async () => {
    const { live } = await made(
      `${columns}rows:\n- {name: a, cells: [{text: x, state: hatched}, {text: y, state: empty}]}\n- {name: b, cells: [z, ""]}`,
    );
    expect(saidIn(live)).toMatch(/a x \(hides something\) y \(not there\) b z \d/);
  });

  it.each([
    [`${columns}rows:\n- {name: a, cells: [yes]}`, "bad-form", 6],
    [`${columns}emphasis: saef\nrows:\n- {name: a, cells: [yes, no]}`, "bad-form", 5],
    [`${columns}legend: {hatched: x}\nrows:\n- {name: a, cells: [yes, no]}`, "bad-form", 5],
    [`${columns}rows:\n- {name: a, cells: [yes, {text: b, state: dotted}]}`, "wrong-value", 6],
    [`${columns}rows:\n- {name: a, cels: [yes, no]}`, "unknown-key", 6],
    [`${columns}rows:\n- {name: "", cells: [yes, no]}`, "wrong-value", 6],
    ["rows:\n- {name: a, cells: [yes]}\ncolumns: ['']", "wrong-value", 6],
    [
      `rows:\n- {name: a, cells: [yes, no, no]}\n- {name: ${"w".repeat(45)}, cells: [yes, no, no]}\ncolumns: [b, c, d]`,
      "bad-form",
      6,
    ],
    [`rows:\n- {name: a, cells: [yes, no, no]}\ncolumns: [b, c, ${"w".repeat(45)}]`, "bad-form", 6],
    [`${columns}rows:\n- {name: a, cells: [yes, ${"w".repeat(45)}]}`, "bad-form", 6],
    [`${columns}rows:\n${`- {name: a, cells: [yes, ${"many words ".repeat(8)}]}\n`.repeat(8)}`, "bad-form", 10],
    ["columns: [a, b, c, d, e, f, g]\nrows:\n- {name: a, cells: []}", "wrong-value", 4],
  ])("%s is an error with its line", async (yaml, code, line) => {
    const { problems, live } = await made(yaml);
    expect(places(problems)).toContainEqual([code, line]);
    expect(live).not.toContain("c-matrix");
  });
});
