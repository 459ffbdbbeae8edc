import { writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JobReport } from "../../src/queue/board.js";
import { project } from "../support/project.js";
import { startRedis, type TestRedis } from "../support/redis.js";
import { crew, job, until } from "./queue/workers.js";

const made = project();
let redis: TestRedis;
let here: ReturnType<typeof crew>;
let count = 0;
beforeAll(async () => {
  redis = await startRedis(made.folder);
});
beforeEach(() => {
  count++;
  here = crew(redis, made, `queue ${count}: of a test`);
});
afterEach(() => here.over());
afterAll(async () => {
  await redis.stop();
  made.remove();
});

const many = (times: number, data: Readonly<Record<string, unknown>> = { do: "sleep", ms: 1 }) =>
  Array.from({ length: times }, (_, index) => job(`${index}`, data));
const roomy = { mostWaiting: 10_000 };
const ignore = () => undefined;

describe("jobs", () => {
  it("are done once when two submit the same at the same time, and both see all of them", async () => {
    const [one, other] = [await here.board(), await here.board()];
    const sent = await Promise.all([one.submit("one", many(300), roomy), other.submit("other", many(300), roomy)]);
    expect(sent.map(({ added, known }) => added + known)).toEqual([300, 300]);
    expect(sent.reduce((sum, { added }) => sum + added, 0)).toBe(300);
    await Promise.all(["a", "b"].map((name) => here.worker(name, { concurrency: 4 })));
    const [first, second] = await Promise.all([one.follow("one", ignore), other.follow("other", ignore)]);
    expect(first).toEqual(second);
    expect(first.map(({ id }) => id)).toEqual(many(300).map(({ id }) => id));
    expect(new Set(first.map(({ state, attempts, stalls }) => `${state} ${attempts} ${stalls}`))).toEqual(
      new Set(["done 1 0"]),
    );
    expect(here.log("begin").toSorted()).toEqual(first.map(({ id }) => id).toSorted());
    // What is done is known, and not done again.
    expect(await one.submit("again", many(300), roomy)).toEqual({ added: 0, known: 300 });
    expect((await one.follow("again", ignore))[7]?.result).toEqual({ by: expect.any(String), key: "7" });
  });

  it("are done exactly once each, 1,000 of them by four workers", async () => {
    const board = await here.board();
    await Promise.all(["a", "b", "c", "d"].map((name) => here.worker(name, { concurrency: 2 })));
    const states = new Map<string, string>();
    const [, reports] = await Promise.all([
      board.submit("all", many(1000), { mostWaiting: 200 }),
      board.follow("all", ({ id, state }) => states.set(id, state)),
    ]);
    expect(reports.filter(({ state }) => state === "done")).toHaveLength(1000);
    expect([...states.values()].filter((state) => state === "done")).toHaveLength(1000);
    expect(here.log("end").toSorted()).toEqual(
      many(1000)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(await board.status()).toMatchObject({ counts: { waiting: 0, active: 0, done: 1000, failed: 0 } });
  });

  it("are taken by their priority", async () => {
    const board = await here.board();
    const wanted = [job("last", { do: "sleep", ms: 1 }, 100), job("third", { do: "sleep", ms: 1 }, 50)];
    await board.submit("slow", wanted, roomy);
    await board.submit(
      "fast",
      ["first", "second"].map((id) => job(id, { do: "sleep", ms: 1 }, 1)),
      roomy,
    );
    await here.worker("a");
    await board.follow("slow", ignore);
    expect(here.log("begin")).toEqual(["first", "second", "third", "last"]);
  });

  it("are added only while there is room, and asked for as they are", async () => {
    const board = await here.board();
    let asked = 0;
    let most = 0;
    async function* slowly() {
      for (const each of many(60, { do: "sleep", ms: 5 })) {
        asked++;
        yield each;
      }
    }
    const sending = board.submit("many", slowly(), { mostWaiting: 5 });
    await until(async () => (await board.status()).counts.waiting === 5);
    expect(asked).toBe(6);
    await here.worker("a");
    const watching = new AbortController();
    const watched = until(async () => {
      most = Math.max(most, (await board.status()).counts.waiting);
      return watching.signal.aborted;
    });
    expect(await sending).toEqual({ added: 60, known: 0 });
    await board.follow("many", ignore);
    watching.abort();
    await watched;
    expect(most).toBeLessThanOrEqual(5);
  });

  it("end a submission when its signal does, and keep what was added", async () => {
    const board = await here.board();
    const signal = AbortSignal.timeout(500);
    expect(await board.submit("some", many(60), { mostWaiting: 20, signal })).toEqual({ added: 20, known: 0 });
    expect(await board.status()).toMatchObject({ counts: { waiting: 20 }, batches: [{ name: "some", isOpen: false }] });
  });

  it("tell how far they are, and why they failed", async () => {
    const board = await here.board();
    await here.worker("the one with spaces", { concurrency: 5 });
    const told: JobReport[] = [];
    const jobs = [
      job("tells", { do: "tell", texts: ["a third", "two thirds"] }),
      job("fails twice", { do: "fail", times: 2 }),
      job("fails", { do: "fail", times: 9 }),
      job("refuses", { do: "refuse", text: "x".repeat(20_000) }),
    ];
    await board.submit("mixed", jobs, roomy);
    const reports = await board.follow("mixed", (report) => told.push(report));
    const worker = "the one with spaces";
    expect(reports).toMatchObject([
      { id: "tells", label: "the job tells", state: "done", progress: "two thirds", attempts: 1, worker },
      { id: "fails twice", state: "done", attempts: 3 },
      { id: "fails", state: "failed", attempts: 3, why: "attempt 3 went wrong" },
      { id: "refuses", state: "failed", attempts: 1, why: `${"x".repeat(7_999)}…` },
    ]);
    expect(reports[1]).not.toHaveProperty("why");
    expect(told).toContainEqual(expect.objectContaining({ id: "tells", state: "active", progress: "a third" }));
    expect(told).toContainEqual(
      expect.objectContaining({ id: "fails", state: "waiting", why: "attempt 1 went wrong" }),
    );
    // What has failed is tried anew when somebody asks for it again.
    expect(await board.submit("again", jobs.slice(2), roomy)).toEqual({ added: 2, known: 0 });
    expect(await board.follow("again", ignore)).toMatchObject([{ state: "failed", attempts: 3 }, { attempts: 1 }]);
    expect((await board.status()).failed.map(({ id }) => id).toSorted()).toEqual(["fails", "refuses"]);
  });
});

describe("a batch that is taken back", () => {
  it("takes along what waits and what runs, but not what others want", async () => {
    const board = await here.board();
    const worker = await here.worker("a", { concurrency: 2 });
    const shared = job("shared", { do: "until", file: made.file("go") }, 1);
    await board.submit("mine", [shared, job("hangs", { do: "hang" }, 1), ...many(50)], roomy);
    await board.submit("theirs", [shared, job("3", { do: "sleep", ms: 1 })], roomy);
    const following = board.follow("mine", ignore);
    await until(() => here.log("begin").length === 2);
    expect((await board.status()).active.map(({ id }) => id).toSorted()).toEqual(["hangs", "shared"]);
    expect(await board.cancel("mine")).toEqual({ removed: 49, stopped: 1, keptForOthers: 2 });
    expect(await worker.until("stopped")).toMatchObject({ id: "hangs" });
    writeFileSync(made.file("go"), "");
    const states = new Map((await following).map(({ id, state }) => [id, state]));
    expect([states.get("shared"), states.get("hangs"), states.get("3"), states.get("4")]).toEqual([
      "done",
      "gone",
      "done",
      "gone",
    ]);
    expect(await board.follow("theirs", ignore)).toMatchObject([{ state: "done" }, { state: "done" }]);
    expect(here.log("begin").toSorted()).toEqual(["3", "hangs", "shared"]);
    // Cancelled jobs are tried anew, and nobody knows of the batch any more.
    expect(await board.follow("mine", ignore)).toEqual([]);
    expect(await board.submit("later", [job("4", { do: "sleep", ms: 1 })], roomy)).toEqual({ added: 1, known: 0 });
    expect(await board.follow("later", ignore)).toMatchObject([{ state: "done" }]);
  });

  it("gets nothing more from those who still submit to it", async () => {
    const board = await here.board();
    const other = await here.board();
    const sending = board.submit("mine", many(30), { mostWaiting: 10 });
    await until(async () => (await other.status()).counts.waiting === 10);
    expect(await other.cancel("mine")).toEqual({ removed: 10, stopped: 0, keptForOthers: 0 });
    expect(await sending).toEqual({ added: 10, known: 0 });
    expect(await other.status()).toMatchObject({ counts: { waiting: 0 }, batches: [] });
  });
});

describe("a worker", () => {
  it("that is killed in the middle loses its job to another one, and the job has not failed", async () => {
    const board = await here.board();
    const file = made.file("after the kill");
    const killed = await here.worker("killed", { lockMs: 1_500 });
    await board.submit("one", [job("long", { do: "until", file })], roomy);
    await killed.until("begins");
    await here.worker("other", { lockMs: 1_500 });
    killed.kill("SIGKILL");
    const following = board.follow("one", ignore);
    await until(() => here.log("begin").length === 2);
    writeFileSync(file, "");
    expect(await following).toMatchObject([{ state: "done", attempts: 1, stalls: 1, worker: "other" }]);
    expect(here.log("end")).toEqual(["long"]);
  });

  it("that dies of a job each time ends it at last", async () => {
    const board = await here.board();
    await board.submit("one", [job("deadly", { do: "die" })], roomy);
    const following = board.follow("one", ignore);
    const isOver = following.then(() => true);
    for (let over = false; !over; ) {
      const worker = await here.worker("next", { lockMs: 200 }).catch(() => undefined);
      over = await Promise.race([isOver, worker?.gone.then(() => false) ?? false]);
    }
    expect(await following).toMatchObject([
      { state: "failed", stalls: 11, why: "11 workers have ended while they did it" },
    ]);
    expect(here.log("begin")).toHaveLength(11);
  });

  it("finishes when it is told to stop, and gives back when it is told so twice", async () => {
    const board = await here.board();
    const file = made.file("now");
    const [polite, hurried] = [await here.worker("polite"), await here.worker("hurried")];
    await board.submit("two", [job("one", { do: "until", file }), job("two", { do: "until", file })], roomy);
    await Promise.all([polite.until("begins"), hurried.until("begins")]);
    for (const each of [polite, hurried]) each.kill("SIGTERM");
    await Promise.all([polite.until("told"), hurried.until("told")]);
    hurried.kill("SIGTERM");
    await hurried.until("returned");
    expect(await board.status()).toMatchObject({ counts: { waiting: 1, active: 1 }, active: [{ worker: "polite" }] });
    await here.worker("next");
    writeFileSync(file, "");
    expect(await board.follow("two", ignore)).toMatchObject([
      { state: "done", attempts: 1, stalls: 0 },
      { state: "done", attempts: 1, stalls: 0 },
    ]);
    await Promise.all([polite.gone, hurried.gone]);
    expect((await board.status()).workers.map(({ name }) => name)).toEqual(["next"]);
  });
});
