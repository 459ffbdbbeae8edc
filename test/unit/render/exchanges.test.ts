import { expect, it } from "vitest";
import { commandsIn } from "../../../src/render/terminal/commands.js";
import { exchangesIn } from "../../../src/render/terminal/exchanges.js";
import type { Row } from "../../../src/render/terminal/rows.js";

const plain = { classes: [], styles: [] };

/** A row whose prompt has a colour of its own, as those of the recorder; `wrapped` goes on with the row above. */
const row = (text: string, { wrapped = false, title = false } = {}): Row => ({
  cells: Array.from(text, (letter, index) => ({
    text: letter,
    look: !title && index < 2 && /^[#>] /.test(text) ? { classes: ["t-2"], styles: [] } : plain,
    isColoured: !title && index === 0,
    isTyped: false,
  })),
  text,
  width: text.length,
  isWrapped: wrapped,
});

const exchangesOf = (rows: readonly Row[]) => exchangesIn(rows, commandsIn(rows));

it("tells commands from answers, without prompts and without the title that a recorder wrote", () => {
  const rows = ["# cd /tmp", "# ls -x \\", ">   a b", "a", "b", "", "# true"].map((text) => row(text));
  expect(exchangesOf([row("# What is there?", { title: true }), ...rows])).toEqual([
    { commands: ["cd /tmp", "ls -x \\\n  a b"], output: ["a", "b"] },
    { commands: ["true"], output: [] },
  ]);
});

it("puts together what the width of the terminal broke", () => {
  expect(exchangesOf([row("# echo on"), row("e two", { wrapped: true }), row("one two")])).toEqual([
    { commands: ["echo one two"], output: ["one two"] },
  ]);
});

it("keeps answers to nothing that is seen", () => {
  expect(exchangesOf([row("welcome", { title: true })])).toEqual([{ commands: [], output: ["welcome"] }]);
});
