import { describe, expect, it } from "vitest";
import { madeOf, places, saidIn } from "../../../support/forms.js";

const row = (name: string, ...walls: string[]) =>
  `- {name: ${name}, walls: [${walls.map((wall) => `{name: ${wall}, role: kernel}`).join(", ")}]}`;

const sizeIn = (html: string) => Number(/--size:(\d+)px/.exec(html)?.[1]);

describe("walls", () => {
  it("are counted, and read in the order of an attack", async () => {
    const { live, problems } = await madeOf("walls", `${row("runc", "a")}\n${row("Kata", "first", "then", "last")}`);
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/runc : attack a 1 Kata : attack first then last 3/);
    expect(live).toContain('aria-label="3 walls"');
    expect(live).toContain('aria-label="1 wall"');
  });

  it("have larger letters where they are few", async () => {
    const long = [
      "the virtualised kernel of every guest",
      "the emulated hardware of the monitor",
      "the jail that confines the monitor",
      "the kernel of the machine",
    ];
    const [few, many] = await Promise.all([
      madeOf("walls", `${row("a", "b")}\n${row("c", "d")}`),
      madeOf("walls", `${row("a", ...long)}\n${row("c", "d")}`),
    ]);
    expect(sizeIn(few.live)).toBeGreaterThan(sizeIn(many.live));
    expect(sizeIn(many.live)).toBeGreaterThanOrEqual(20);
  });

  it("fill the slide: their rows and counts are the higher the fewer they are", async () => {
    const rows = (count: number) => Array.from({ length: count }, () => row("a", "b")).join("\n");
    const made = await Promise.all([2, 5].map((count) => madeOf("walls", rows(count))));
    const lengths = made.map(({ live }) =>
      ["row", "count"].map((name) => Number(new RegExp(`--${name}:(\\d+)px`).exec(live)?.[1])),
    );
    const [[fewRow = 0, fewCount = 0] = [], [row5 = 0, count5 = 0] = []] = lengths;
    expect(fewCount).toBe(64);
    expect(fewRow).toBeGreaterThan(row5);
    expect(count5).toBeGreaterThanOrEqual(38);
  });

  it("come row by row where that is said", async () => {
    const { live } = await madeOf("walls", `steps: true\nrows:\n${row("a", "b")}\n${row("c", "d")}`);
    expect(live.match(/class="row fragment"/g)).toHaveLength(2);
  });

  it.each([
    [row("a", "b"), "wrong-value", 4],
    [Array.from({ length: 6 }, () => row("a", "b")).join("\n"), "wrong-value", 4],
    [`${row("a", "b")}\n${row("w".repeat(45), "d")}`, "bad-form", 5],
    [`${row("a", "b")}\n${row("c", "d", "e", "w".repeat(45))}`, "bad-form", 5],
    [`${row("a", "b")}\n- {name: c, walls: []}`, "wrong-value", 5],
    [`${row("a", "b")}\n${row("c", "d", "e", "f", "g", "h")}`, "wrong-value", 5],
    [`${row("a", "b")}\n- {name: c, walls: [{name: d, role: kernle}]}`, "wrong-value", 5],
    [`${row("a", "b")}\n${row("c", "''")}`, "wrong-value", 5],
    [`${row("a", "b")}\n${row("' '", "d")}`, "wrong-value", 5],
    [`${row("a", "b")}\n- {name: c, wals: [{name: d}]}`, "unknown-key", 5],
  ])("%s is an error with its line", async (yaml, code, line) => {
    const { problems, live } = await madeOf("walls", yaml);
    expect(places(problems)).toContainEqual([code, line]);
    expect(live).not.toContain("c-walls");
  });
});
