import { writeFileSync } from "node:fs";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import type { BoardEvent } from "../../src/queue/board.js";
import { isQueueFailure } from "../../src/queue/failure.js";
import { project, runProgram } from "../support/project.js";
import { startRedis, type TestRedis } from "../support/redis.js";
import { crew, job, openBoard, until } from "./queue/workers.js";

const made = project();
const servers: TestRedis[] = [];
const crews: ReturnType<typeof crew>[] = [];
let count = 0;
afterEach(async () => {
  for (const each of crews.splice(0)) await each.over();
  for (const each of servers.splice(0)) await each.stop("SIGKILL");
});
afterAll(() => made.remove());

/** A Redis of its own, and who works with it. */
async function started(...options: readonly string[]) {
  count++;
  made.write(`${count}/made`, "");
  const redis = await startRedis(made.file(`${count}`), options);
  servers.push(redis);
  const here = crew(redis, made, `queue-${count}`);
  crews.push(here);
  return { redis, here };
}

const durable = ["--appendonly", "yes", "--appendfsync", "always"];
const ignore = () => undefined;
const failureOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isQueueFailure(error)) throw new Error(`no failure: ${error}`);
  return error;
};

it("a Redis that is away, or lets nobody in, is said in one sentence, and nothing else is printed", async () => {
  const { redis } = await started("--requirepass", "sesame");
  const { port } = redis;
  await redis.ask("ACL", "SETUSER", "reader", "on", ">secret", "~*", "+@read");
  await redis.ask("ACL", "SETUSER", "writer", "on", ">secret", "~*", "+@all", "-@scripting");
  const said = async (url: string) => {
    const settings = JSON.stringify({ url, queue: "q", name: "a", concurrency: 1, log: made.file("log") });
    const { status, out, err } = await runProgram({
      program: "test/proof/queue/worker.mjs",
      args: [settings],
      folder: ".",
      environment: {},
    });
    expect([status, err]).toEqual([3, ""]);
    return JSON.parse(out);
  };
  expect(await said("redis://127.0.0.1:1")).toEqual({
    kind: "away",
    message: "Redis does not answer at 127.0.0.1:1: nothing listens there",
  });
  for (const [user, message] of [
    ["", "Redis wants another user or password"],
    [":wrong@", "Redis wants another user or password"],
    ["nobody:sesame@", "Redis wants another user or password"],
    ["reader:secret@", "Redis does not allow its user what a queue needs"],
  ])
    expect(await said(`redis://${user}127.0.0.1:${port}`), user).toEqual({
      kind: "refused",
      message: expect.stringContaining(`${message} (127.0.0.1:${port}): `),
    });
  const board = await openBoard({ url: `redis://writer:secret@127.0.0.1:${port}`, queue: "q" });
  expect(await failureOf(board.submit("b", [job("1", {})], { mostWaiting: 9 }))).toMatchObject({
    kind: "refused",
    added: 0,
  });
  await board.close();
  const own = await openBoard({ url: `redis://:sesame@127.0.0.1:${port}/2`, queue: "q" });
  expect(await own.submit("b", [job("1", {})], { mostWaiting: 9 })).toEqual({ added: 1, known: 0 });
  await own.close();
});

it("what another version has written is not touched", async () => {
  const { redis, here } = await started();
  const board = await here.board();
  await board.submit("b", [job("1", {})], { mostWaiting: 9 });
  const [key] = (await redis.ask("KEYS", "*:meta")) as string[];
  const mine = ((await redis.ask("KEYS", "quarterdeck-board:*:meta")) as string[])[0] ?? key ?? "";
  await redis.ask("HSET", mine, "format", "2");
  expect(await failureOf(here.board())).toMatchObject({
    kind: "version",
    message: expect.stringContaining("has the format 2, and this Quarterdeck knows 1"),
  });
});

it("a Redis that forgets is named, and used", async () => {
  const printed = vi.spyOn(console, "warn");
  const { here } = await started("--maxmemory-policy", "allkeys-lru");
  const worker = await here.worker("a");
  expect(worker.events[0]).toEqual({ kind: "trouble", why: expect.stringContaining("“maxmemory-policy allkeys-lru”") });
  const board = await here.board();
  await board.submit("b", [job("1", { do: "sleep", ms: 1 })], { mostWaiting: 9 });
  expect(await board.follow("b", ignore)).toMatchObject([{ state: "done" }]);
  expect(printed).not.toHaveBeenCalled();
  expect(worker.said.text).toBe("");
});

it("work goes on while Redis is away, and its result counts, though its lock has run out", async () => {
  const { redis, here } = await started(...durable);
  const file = made.file("go on");
  const worker = await here.worker("a", { lockMs: 1_000 });
  const events: BoardEvent[] = [];
  const board = await here.board({ on: (event) => events.push(event) });
  await board.submit("b", [job("long", { do: "until", file }), job("next", { do: "sleep", ms: 1 })], {
    mostWaiting: 9,
  });
  const following = board.follow("b", ignore);
  await worker.until("begins");
  await redis.stop();
  await worker.until("away");
  await until(() => events.some(({ kind }) => kind === "away"));
  expect(events[0]).toMatchObject({ why: expect.stringContaining("Redis does not answer at 127.0.0.1:") });
  // Those who could do something else do not wait for it, and are not obeyed later.
  const asked = await Promise.all([board.status(), board.cancel("b")].map(failureOf));
  expect(asked).toMatchObject([{ kind: "away" }, { kind: "away" }]);
  writeFileSync(file, "");
  await until(() => here.log("end").length === 1);
  await redis.start();
  await worker.until("back");
  const done = { state: "done", attempts: 1, stalls: 0, result: { by: "a" } };
  expect(await following).toMatchObject([done, done]);
  expect(here.log("begin")).toEqual(["long", "next"]);
  expect(worker.events.map(({ kind }) => kind)).not.toContain("overtaken");
  expect(worker.said.text).toBe("");
});

it("a job that was taken while its worker was not heard of counts once", async () => {
  const { redis, here } = await started();
  const file = made.file("frozen");
  const frozen = await here.worker("frozen", { lockMs: 800 });
  const board = await here.board();
  await board.submit("b", [job("long", { do: "until", file })], { mostWaiting: 9 });
  const following = board.follow("b", ignore);
  await frozen.until("begins");
  process.kill(frozen.pid, "SIGSTOP");
  const other = await here.worker("other", { lockMs: 800 });
  await other.until("begins");
  process.kill(frozen.pid, "SIGCONT");
  await frozen.until("overtaken");
  writeFileSync(file, "");
  expect(await following).toMatchObject([
    { state: "done", attempts: 1, stalls: 1, worker: "other", result: { by: "other" } },
  ]);
  expect(await redis.ask("PING")).toBe("PONG");
});

it("nothing is lost when Redis is killed and started again", async () => {
  const { redis, here } = await started(...durable);
  const board = await here.board();
  const workers = await Promise.all(["a", "b"].map((name) => here.worker(name, { concurrency: 2, lockMs: 1_500 })));
  const jobs = Array.from({ length: 300 }, (_, index) => job(`${index}`, { do: "sleep", ms: 20 }));
  const sending = board.submit("b", jobs, { mostWaiting: 40 });
  const following = board.follow("b", ignore);
  for (const after of [30, 120]) {
    await until(() => here.log("end").length > after);
    await redis.stop("SIGKILL");
    await redis.start();
  }
  // What was added when the answer was lost is known when it is asked for again.
  const { added, known } = await sending;
  expect(added + known).toBe(300);
  const reports = await following;
  expect(new Set(reports.map(({ id }) => id)).size).toBe(300);
  expect(new Set(reports.map(({ state }) => state))).toEqual(new Set(["done"]));
  expect(new Set(here.log("end")).size).toBe(300);
  for (const { said } of workers) expect(said.text).toBe("");
});

it("a Redis that is full keeps what it has, says so, and goes on when there is room", async () => {
  const { redis, here } = await started("--maxmemory", "8mb");
  const board = await here.board();
  const jobs = Array.from({ length: 2_000 }, (_, index) =>
    job(`${index}`, { do: "sleep", ms: 1, more: "x".repeat(10_000) }),
  );
  const failure = await failureOf(board.submit("b", jobs, { mostWaiting: 10_000 }));
  const { added = 0 } = failure;
  expect(failure).toMatchObject({
    kind: "full",
    message: expect.stringContaining(`${added} jobs were added before, and stay`),
  });
  expect(added).toBeGreaterThan(100);
  expect((await board.status()).counts.waiting).toBe(added);
  // So full that nothing can be written at all.
  await redis.ask("CONFIG", "SET", "maxmemory", "2mb");
  const worker = await here.worker("a", { concurrency: 4 });
  expect(await worker.until("trouble")).toMatchObject({ why: expect.stringContaining("Redis is full") });
  await redis.ask("CONFIG", "SET", "maxmemory", "60mb");
  const reports = await board.follow("b", ignore);
  expect(reports.filter(({ state }) => state === "done")).toHaveLength(added);
  expect(await board.submit("b", jobs, { mostWaiting: 10_000 })).toEqual({ added: 2_000 - added, known: added });
  expect((await board.follow("b", ignore)).filter(({ state }) => state === "done")).toHaveLength(2_000);
  expect(new Set(here.log("end")).size).toBe(2_000);
  expect(worker.said.text).toBe("");
});
