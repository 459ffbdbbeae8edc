import { expect, it } from "vitest";
import { joinHyphens } from "../../../src/render/slide/hyphens.js";

const joined = (html: string) => `<span class="joined">${html}</span>`;

it.each([
  ["docker run --rm -it alpine", `docker run ${joined("--r")}m ${joined("-i")}t alpine`],
  ["a - b -- c -", "a - b -- c -"],
  ["a ---b", `a -${joined("--b")}`],
  // A sign that is written as an entity is one sign.
  ["x -&gt; y", `x ${joined("-&gt;")} y`],
  ["-😀 -\u00a0 -\t", `${joined("-😀")} -&nbsp; -\t`],
  ["say -&quot;x&quot;", `say ${joined('-"')}x"`],
])("keeps hyphens and the sign after them in one row: %s", (line, shown) => {
  expect(joinHyphens(line)).toBe(shown);
});

it("takes hyphens with a colour of their own to the sign behind them, and joins within a colour", () => {
  const operator = '<span class="tk-operator">--</span>';
  expect(joinHyphens(`ls ${operator}all`)).toBe(`ls ${joined(`${operator}a`)}ll`);
  expect(joinHyphens(`ls ${operator}-a`)).toBe(`ls ${operator}${joined("-a")}`);
  expect(joinHyphens(`${operator} a`)).toBe(`${operator} a`);
  expect(joinHyphens('<span class="tk-string">a-b</span>')).toBe(`<span class="tk-string">a${joined("-b")}</span>`);
  expect(joinHyphens(`${operator}<span class="tk-string">x</span>`)).toBe(
    `${operator}<span class="tk-string">x</span>`,
  );
});
