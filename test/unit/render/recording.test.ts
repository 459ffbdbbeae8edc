import { describe, expect, it } from "vitest";
import { type Cast, parseCast, printRange, rangeOf } from "../../../src/render/terminal/cast.js";
import { replay } from "../../../src/render/terminal/screen.js";

const lines = (...entries: unknown[]) => `${entries.map((entry) => JSON.stringify(entry)).join("\n")}\n`;
const header = { version: 2, width: 20, height: 4 };

function cast(...events: unknown[]): Cast {
  const parsed = parseCast(lines(header, ...events));
  if ("mistake" in parsed) throw new Error(parsed.mistake.detail);
  return parsed;
}

/** A recording without the lines in which its events stand. */
const asWritten = (recording: object) =>
  JSON.stringify(recording, (key, value: unknown) => (key === "line" ? undefined : value));

async function screenOf(recording: Cast, mark = "") {
  const range = rangeOf(recording, mark);
  if (!range) throw new Error("no such marker");
  const screens = await replay(recording, [range]);
  const screen = "get" in screens ? screens.get(range) : undefined;
  if (!screen) throw new Error("no screen");
  return screen;
}

const shown = ({ lines: rows }: { readonly lines: readonly string[] }) => rows.join("\n");

describe("a recording", () => {
  it("is read in versions 2 and 3 of the format", () => {
    const two = cast([0.5, "o", "a"], [1.5, "m", "next"]);
    const three = parseCast(
      lines({ version: 3, term: { cols: 20, rows: 4 } }, [0.5, "o", "a"], [1, "m", "next"]).replace(
        "\n[0.5",
        "\n# x\n[0.5",
      ),
    );
    expect(asWritten(three)).toBe(asWritten(two));
  });

  it.each([
    ["not json", 1],
    [lines({ version: 1 }), 1],
    [lines({ version: 2 }), 1],
    [lines(header, [0, "o", "a"], [1, "o"]), 3],
  ])("is refused with its line: %j", (text, line) => {
    expect(parseCast(text)).toMatchObject({ mistake: { line } });
  });

  it("ends a step before the next marker, and shows it as it is then", async () => {
    const recording = cast(
      [0, "m", "one"],
      [0.1, "o", "first\r\nline"],
      [1, "m", "two"],
      [1, "o", "\u001b[2J\u001b[Hsecond"],
    );
    expect(shown(await screenOf(recording, "one"))).toBe("first\nline");
    expect(shown(await screenOf(recording, "two"))).toBe("second");
    expect(shown(await screenOf(recording))).toBe("second");
  });

  it("keeps colours as roles, other colours as they are, and escapes text", async () => {
    const screen = await screenOf(cast([0, "o", "\u001b[1;32mok\u001b[0m <b> \u001b[38;5;208mx\u001b[38;2;1;2;3my"]));
    expect(shown(screen)).toBe(
      '<span class="t-bold t-2">ok </span>&lt;b&gt; <span style="color:#ff8700">x</span><span style="color:#010203">y</span>',
    );
  });

  it("measures what is used at any time, so that the player needs no other size", async () => {
    const screen = await screenOf(cast([0, "o", "a\r\nb\r\nc"], [1, "o", "\u001b[2J\u001b[Hshort"]));
    expect([shown(screen), screen.rows, screen.live.rows]).toEqual(["short", 1, 3]);
  });

  it("gives a step as a recording of its own that ends on the same screen", async () => {
    const recording = cast([0, "o", "before "], [1, "m", "step"], [1.5, "o", "after"], [2, "m", "rest"], [3, "o", "!"]);
    const range = rangeOf(recording, "step");
    const part = range && parseCast(printRange(recording, range));
    if (!part || "mistake" in part) throw new Error("no part");
    expect(part.outputs.map(({ time }) => time)).toEqual([0, 0.5]);
    expect(shown(await screenOf(part))).toBe(shown(await screenOf(recording, "step")));
  });
});
