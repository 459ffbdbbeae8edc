import { expect, it } from "vitest";
import { createBackground } from "../../../src/serve/background.js";

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Pieces of work that note when they are done; the first one fails. */
function setUp() {
  const done: string[] = [];
  const failed: unknown[] = [];
  const background = createBackground(
    () => [
      () => Promise.reject(new Error("no")),
      ...["one", "two", "three"].map((name) => async () => {
        await turns(1);
        done.push(name);
      }),
    ],
    (cause) => failed.push(cause),
  );
  return { background, done, failed };
}

it("work in the background is done in its order, whatever becomes of a piece", async () => {
  const { background, done, failed } = setUp();
  background.begin();
  await turns(20);
  expect([done, failed.length]).toEqual([["one", "two", "three"], 1]);
});

it("work in the background waits for what comes first", async () => {
  const { background, done } = setUp();
  let finish: (value: string) => void = () => undefined;
  const first = background.first(new Promise<string>((resolve) => (finish = resolve)));
  background.begin();
  await turns(20);
  expect(done).toEqual([]);
  finish("page");
  expect(await first).toBe("page");
  await turns(20);
  expect(done).toEqual(["one", "two", "three"]);
});

it("nothing of it is begun after the end", async () => {
  const { background, done } = setUp();
  background.begin();
  background.close();
  await turns(20);
  expect(done).toEqual([]);
});
