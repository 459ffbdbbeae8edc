import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createOpenings } from "../../../src/browser/openings.js";

/** Whether it is quiet now, after as many turns as anybody would need to hear of it. */
async function isQuiet(quiet: Promise<void>): Promise<boolean> {
  let isOver = false;
  void quiet.then(() => {
    isOver = true;
  });
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  return isOver;
}

describe("pages that are being opened", () => {
  it("keep what takes long waiting until all of them are there", async () => {
    const openings = createOpenings();
    const [first, second] = [openings.begin(), openings.begin()];
    const quiet = openings.none();
    expect(await isQuiet(quiet)).toBe(false);
    first();
    first();
    expect(await isQuiet(quiet)).toBe(false);
    second();
    expect(await isQuiet(quiet)).toBe(true);
  });

  it("keep it waiting as well where they begin in the same turn, or as the last ones are there", async () => {
    const openings = createOpenings();
    const early = openings.none();
    const first = openings.begin();
    expect(await isQuiet(early)).toBe(false);
    first();
    const next = openings.begin();
    expect(await isQuiet(early)).toBe(false);
    next();
    expect(await isQuiet(early)).toBe(true);
  });

  it("keep nothing waiting where there are none, and what goes on with one that is there begins first", async () => {
    const openings = createOpenings();
    await openings.none();
    const order: string[] = [];
    const opened = openings.begin();
    const quiet = openings.none().then(() => order.push("what takes long"));
    await nextTurn();
    void Promise.resolve(opened()).then(() => order.push("the page is printed"));
    await quiet;
    expect(order).toEqual(["the page is printed", "what takes long"]);
  });
});
