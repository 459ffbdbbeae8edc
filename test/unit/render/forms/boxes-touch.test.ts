import path from "node:path";
import * as v from "valibot";
import { afterAll, describe, expect, it } from "vitest";
import { openDotPen } from "../../../../src/drawing/dot-pen.js";
import { closedDesk, type DrawingSource } from "../../../../src/render/drawing/desk.js";
import { schema } from "../../../../src/render/forms/boxes/description.js";
import { boxes } from "../../../../src/render/forms/boxes.js";
import { layBoxes, liesIn } from "../../../support/boxes-geometry.js";
import { randomBoxes } from "../../../support/random-boxes.js";
import { render } from "../../../support/render.js";

const pen = openDotPen(path.resolve("lib/graphviz-worker.js"));
afterAll(() => pen.close());

/** What a deck gives Graphviz besides the text: its fonts. */
async function fontsOfDeck(): Promise<Parameters<typeof pen.draw>[1]> {
  let found: Parameters<typeof pen.draw>[1] | undefined;
  const draw = (sources: readonly DrawingSource[], fonts: Parameters<typeof pen.draw>[1]) => {
    found = fonts;
    return Promise.all(sources.map(({ text }) => pen.draw(text, fonts)));
  };
  await render({ "talk.md": "## A\n\n```boxes\nboxes: [{id: a}]\n```\n" }, { drawings: { ...closedDesk, draw } });
  if (!found) throw new Error("nothing was drawn");
  return found;
}

/** Widths of pictures alone on a slide at 16:9 and at 4:3, in pixels. */
const widths = [1104, 812] as const;

const pair = "boxes: [{id: a}, {id: b}]";
const two = (wires: readonly object[], walls: readonly object[]) => ({
  boxes: [{ id: "a" }, { id: "b" }],
  rows: [["a", "b"]],
  wires,
  walls,
});
const drawn: readonly (readonly [string, object])[] = [
  [
    `${pair} side by side, with a wall and a wire`,
    two([{ from: "a", to: "b", label: "virtio queues" }], [{ between: ["a", "b"], label: "VM" }]),
  ],
  [
    "three wires through a wall",
    two(
      ["asks", "answers", "closes"].map((label) => ({ from: "a", to: "b", label })),
      [{ between: ["a", "b"], label: "namespaces" }],
    ),
  ],
  [
    "a long label through a short wall",
    two(
      [{ from: "a", to: "b", label: "seccomp filter of the host" }],
      [{ between: ["a", "b"], label: "VM", short: true }],
    ),
  ],
  [
    "wires through a wall in each of three rows",
    {
      boxes: ["a", "b", "c", "d", "e", "f"].map((id) => ({ id })),
      rows: [
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
      ],
      wires: [
        { from: "a", to: "b", label: "one" },
        { from: "c", to: "d", label: "two" },
        { from: "e", to: "f", label: "three" },
      ],
      walls: [{ between: ["a", "b"], label: "the border" }],
    },
  ],
];

describe.each(widths)("in a picture of %i pixels", (width) => {
  it.each(drawn)("%s are drawn, and nothing touches", (_, written) => {
    const { view, said } = layBoxes(written, { width });
    expect(said).toEqual([]);
    expect(view && liesIn(view)).toEqual([]);
  });

  it("words of upright walls stay in the middle where no wire needs it", () => {
    const { view } = layBoxes(two([], [{ between: ["a", "b"], label: "VM" }]), { width });
    expect(view?.walls.map(({ above }) => above)).toEqual([false]);
  });

  it("words of an upright wall make room for a label that would stand in one line with them", () => {
    const wire = { from: "a", to: "b", label: "virtio queues" };
    const { view } = layBoxes(two([wire], [{ between: ["a", "b"], label: "VM" }]), { width });
    expect(view?.walls.map(({ above }) => above)).toEqual([true]);
  });
});

describe("of many descriptions", () => {
  it.each(["rows", "graph"] as const)(
    "placed by %s, each is drawn without a lie or refused at a line",
    async (placed) => {
      const fonts = await fontsOfDeck();
      const counts = { drawn: 0, refused: 0 };
      for (let seed = 1; seed <= 60; seed++) {
        const written = randomBoxes(seed, placed);
        const graph = boxes.graph?.(v.parse(schema, written));
        const picture = graph === undefined ? undefined : await pen.draw(graph, fonts);
        for (const width of widths) {
          const { view, said } = layBoxes(written, { width, drawn: picture });
          if (view) counts.drawn++;
          else counts.refused++;
          expect({ seed, width, lies: view ? liesIn(view) : [] }).toEqual({ seed, width, lies: [] });
          expect({ seed, width, isSaid: said.length > 0 }).toEqual({ seed, width, isSaid: !view });
          expect(said.every(({ path: where }) => where.length > 0)).toBe(true);
        }
      }
      // A test that sees only refusals, or none, would show nothing.
      expect(counts.drawn).toBeGreaterThan(40);
      expect(counts.refused).toBeGreaterThan(5);
    },
  );
});
