import { expect, it } from "vitest";
import { checkTogether, type Found } from "../support/check.js";

const check = checkTogether();
const told = (findings: readonly Found[], code: string) =>
  findings
    .filter((found) => found.code === code)
    .map(({ line, severity, message }) => `${line} ${severity} ${message}`);
const slides = (...texts: readonly string[]) => ({ "talk.md": texts.join("\n---\n\n") });
const part = (title: string) => `<!-- .slide: layout="part" -->\n## ${title}\n`;
const step = (what: string) => `## ${what} happens next\n\nIt takes a while.\n`;

const parts = check(
  slides(
    part("The dough"),
    step("Flour"),
    "## Recap of it\n\nTime.\n",
    part("The oven"),
    step("Steam"),
    part("Questions"),
    step("Asking"),
  ),
);
const noRecaps = check(slides(part("The dough"), step("Flour"), part("The oven"), step("Steam")));
it("misses the recap of a part where other parts have one", async () => {
  expect(told(await parts(), "missing-recap")).toEqual([
    "19 warning the part “The oven” has no recap, and other parts have one",
  ]);
  expect(told(await noRecaps(), "missing-recap")).toEqual([]);
});

const sheet =
  '<!-- .slide: only="handout,book" -->\n## A loaf is shaped by hand\n\nKnead the dough, and let it rest.\n';
const twice = check(slides(step("Flour"), sheet, step("Steam"), "## A loaf is shaped by hand\n\nAsk the baker.\n"));
it("calls a slide that is for paper alone by the number before it and a letter", async () => {
  expect(told(await twice(), "duplicate-title")).toEqual([
    "20 warning slide 1a has the same title, “A loaf is shaped by hand”",
  ]);
});

const words = check(slides(...Array.from({ length: 9 }, (_, index) => step(`Step ${index + 1}`))));
it("says of slides without a picture where they begin", async () => {
  expect(told(await words(), "no-picture")).toEqual(["1 hint 9 slides in a row show no picture, from this one on"]);
});

const table = "| Shop | 2025 | 2026 |\n| --- | --- | --- |\n| Bridge | 31 | 44 |\n| Market | 28 | 29 |\n";
const figures = check(
  slides(
    `## Small shops do better\n\n${table}`,
    `## Small shops do better\n\nSales by shop, in thousands.\n\n${table}`,
    `## Sales in 2025 and in 2026\n\n${table}`,
    `## Small shops do better\n\n${table.replace("Shop", "Sales (k€)")}`,
    "## Rooms have names\n\n| Room | Seats | Windows |\n| --- | --- | --- |\n| Danube | 12 | 3 |\n",
    "## Both have to be true\n\n| A | B | A and B |\n| --- | --- | --- |\n| 0 | 0 | 0 |\n| 1 | 1 | 1 |\n",
  ),
);
it("asks what figures are where no title, head or sentence says it", async () => {
  expect(told(await figures(), "table-caption")).toEqual(["3 hint nothing says what the figures of this table are"]);
});

const scripted = check({
  "talk.md": "---\ntitle: A talk\nscripts: [count.js]\n---\n\n## It counts\n\nEach night.\n",
  "count.js": 'fetch("https://example.org/count.json");\n',
});
it("says where a deck names a script that asks another site", async () => {
  expect(told(await scripted(), "external-request")).toEqual([
    "3 warning the script count.js asks for https://example.org/count.json; it is refused",
  ]);
});

const opened = check(
  slides(
    "# The shim and its work\n",
    step("Something"),
    "## The shim and its work\n\nIt reads.\n",
    "## The kernel counts pages\n\nIt counts.\n",
    step("More"),
    "## The kernel counts pages\n\nSomebody copied this.\n",
    step("All"),
  ),
);
it("takes a title alone for the opener of what has the same title, and another one for a copy", async () => {
  expect(told(await opened(), "duplicate-title")).toEqual([
    "29 warning slide 4 has the same title, “The kernel counts pages”",
  ]);
});
