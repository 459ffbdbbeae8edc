import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createQueue } from "../../../src/browser/queue.js";
import { beginPrints } from "../../../src/export/begin-prints.js";
import { openPromise } from "../../../src/source/open-promise.js";

/** Documents whose printing is told and ended by the test. */
function documents(names: readonly string[]) {
  const begun: string[] = [];
  const each = new Map(
    names.map((name) => [name, { end: openPromise<string>(), busy: undefined as (() => void) | undefined }]),
  );
  const makings = names.map((name) => (busy: () => void) => {
    begun.push(name);
    const known = each.get(name);
    if (!known) throw new Error(`no document ${name}`);
    known.busy = busy;
    return known.end.promise;
  });
  const settled = async () => {
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    return [...begun];
  };
  return {
    makings,
    settled,
    print: (name: string) => each.get(name)?.busy?.(),
    end: (name: string) => each.get(name)?.end.resolve(name),
  };
}

describe("documents that the browser prints", () => {
  it("are begun one after the other until it prints two, then all", async () => {
    const { makings, settled, print, end } = documents(["pdf", "book", "handout", "notes"]);
    const isBusy = openPromise<void>();
    const all = beginPrints(makings, createQueue(4), isBusy);
    expect(await settled()).toEqual(["pdf"]);
    print("pdf");
    expect(await settled()).toEqual(["pdf", "book"]);
    print("book");
    expect(await settled()).toEqual(["pdf", "book", "handout", "notes"]);
    await isBusy.promise;
    for (const name of ["notes", "book", "pdf", "handout"]) end(name);
    expect(await all).toEqual(["pdf", "book", "handout", "notes"]);
  });

  it("do not wait for one that is done without being printed", async () => {
    const { makings, settled, end } = documents(["pdf", "book"]);
    const all = beginPrints(makings, createQueue(4), openPromise<void>());
    end("pdf");
    expect(await settled()).toEqual(["pdf", "book"]);
    end("book");
    expect(await all).toEqual(["pdf", "book"]);
  });

  it("stand in line together where others have the places", async () => {
    const queue = createQueue(1);
    const [first, second] = [documents(["pdf 1", "book 1"]), documents(["pdf 2", "book 2"])];
    const order: string[] = [];
    const follow = (name: string) => order.push(name);
    const other = openPromise<void>();
    void queue.run(() => other.promise);
    const runs = [first, second].map(({ makings }) => beginPrints(makings, queue, openPromise<void>()));
    other.resolve();
    for (const [deck, name] of [
      [first, "pdf 1"],
      [first, "book 1"],
      [second, "pdf 2"],
      [second, "book 2"],
    ] as const) {
      if ((await deck.settled()).includes(name)) follow(name);
      deck.end(name);
    }
    expect(await Promise.all(runs)).toEqual([
      ["pdf 1", "book 1"],
      ["pdf 2", "book 2"],
    ]);
    expect(order).toEqual(["pdf 1", "book 1", "pdf 2", "book 2"]);
  });

  it("of one deck are as many as there are places, and tell when the only one is printed", async () => {
    const { makings, print } = documents(["pdf"]);
    const isBusy = openPromise<void>();
    void beginPrints(makings, createQueue(1), isBusy);
    print("pdf");
    await isBusy.promise;
  });
});
