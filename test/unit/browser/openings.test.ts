import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createOpenings } from "../../../src/browser/openings.js";

afterEach(() => {
  vi.useRealTimers();
});

/** Whether it is over, after as many turns as anybody would need to hear of it. */
async function isOver(waiting: Promise<void>): Promise<boolean> {
  let isDone = false;
  void waiting.then(() => {
    isDone = true;
  });
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  return isDone;
}

describe("pages that are being opened", () => {
  it("keep what takes long waiting until all of them are there", async () => {
    const openings = createOpenings();
    const [first, second] = [openings.begin(), openings.begin()];
    const none = openings.none();
    expect(await isOver(none)).toBe(false);
    first();
    first();
    expect(await isOver(none)).toBe(false);
    second();
    expect(await isOver(none)).toBe(true);
  });

  it("keep it waiting as well where they begin in the same turn, or as soon as the last ones are there", async () => {
    const openings = createOpenings();
    const none = openings.none();
    const first = openings.begin();
    expect(await isOver(none)).toBe(false);
    first();
    // As a tab that has become free gets its next page: some promises later.
    for (let step = 0; step < 5; step++) await Promise.resolve();
    const next = openings.begin();
    expect(await isOver(none)).toBe(false);
    next();
    expect(await isOver(none)).toBe(true);
  });

  it("let one go on in a turn, so that the browser is heard in between", async () => {
    const openings = createOpenings();
    const opened = openings.begin();
    const order: string[] = [];
    const all = ["first", "second", "third"].map((name) => openings.none().then(() => order.push(name)));
    for (let turn = 0; turn < 3; turn++) await nextTurn();
    opened();
    const heard: number[] = [];
    while (order.length < 3) {
      heard.push(order.length);
      await nextTurn();
    }
    await Promise.all(all);
    expect(order).toEqual(["first", "second", "third"]);
    expect(heard).toEqual(expect.arrayContaining([0, 1, 2]));
  });

  it("keep nothing waiting where there are none, nor for ever", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const openings = createOpenings();
    await openings.none();
    openings.begin();
    const none = openings.none();
    expect(await isOver(none)).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(await isOver(none)).toBe(true);
  });
});
