import { expect, it } from "vitest";
import { isFinal, isQueueFailure, JobRefused, QueueFailure } from "../../../src/queue/failure.js";
import { idOf, jobIdOf, keysOf, workerNameOf } from "../../../src/queue-package/keys.js";
import { reportOf } from "../../../src/queue-package/reports.js";
import { memoryIn } from "../../../src/queue-package/submit.js";
import { bounded, failureOf } from "../../../src/queue-package/trouble.js";

const failed = (message: string, code?: string) =>
  failureOf(Object.assign(new Error(message), code && { code }), "box:6379");

it("says what errors of the connection and answers of Redis mean", () => {
  const said = (message: string, code?: string) => {
    const failure = failed(message, code);
    return `${failure.kind}: ${failure.message}`;
  };
  expect(said("connect ECONNREFUSED 10.0.0.1:6379", "ECONNREFUSED")).toBe(
    "away: Redis does not answer at box:6379: nothing listens there",
  );
  expect(said("getaddrinfo ENOTFOUND box", "ENOTFOUND")).toContain("away: ");
  expect(said("Connection is closed.")).toBe("away: Redis does not answer at box:6379");
  expect(said("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT")).toContain(": self-signed certificate");
  expect(said("LOADING Redis is loading the dataset in memory")).toContain("away: Redis is still reading its data");
  expect(said("OOM command not allowed when used memory > 'maxmemory'. script: 0a1b2c3d4e, on @user_script:5.")).toBe(
    "full: Redis is full (box:6379): OOM command not allowed when used memory > 'maxmemory'.",
  );
  for (const message of [
    "NOAUTH Authentication required.",
    "WRONGPASS invalid username-password pair or user is disabled.",
    "ERR AUTH <password> called without any password configured for the default user.",
    "NOPERM this user has no permissions to run the 'info' command",
    "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
  ])
    expect(failed(message).kind, message).toBe("refused");
  const known = new QueueFailure("version", "too old");
  expect(failureOf(known, "elsewhere")).toBe(known);
});

it("knows its errors across bundles", () => {
  const other = Object.assign(new Error("full"), { name: "QueueFailure", kind: "full" });
  expect([isQueueFailure(other), isQueueFailure(new Error("full")), isQueueFailure("full")]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isFinal(new JobRefused("no such slide")), isFinal({ isFinal: true }), isFinal(new Error("again"))]).toEqual([
    true,
    true,
    false,
  ]);
});

it("makes names of keys from whatever people call their queues, jobs and workers", () => {
  expect(keysOf("0.1.0: decks")).toEqual({
    queue: "0.1.0%3A%20decks",
    job: "quarterdeck:0.1.0%3A%20decks:",
    own: "quarterdeck-board:0.1.0%3A%20decks:",
  });
  for (const id of ["12", "a:b", "100 %", "wait", "größer"]) {
    expect(jobIdOf(id)).toMatch(/^job-[^:]+$/);
    expect(idOf(jobIdOf(id))).toBe(id);
  }
  expect([workerNameOf("box 1"), workerNameOf("")]).toEqual(["box%201", "worker"]);
});

it("reads what Redis knows of a job and of itself", () => {
  const stalled = "job stalled more than allowable limit";
  expect(
    reportOf("job-a%3Ab", ["completed", "a deck", '"2 of 3"', '{"pages":3}', "once", "box%201", "2", "1"]),
  ).toEqual({
    id: "a:b",
    label: "a deck",
    state: "done",
    progress: "2 of 3",
    result: { pages: 3 },
    worker: "box 1",
    attempts: 2,
    stalls: 1,
  });
  expect(reportOf("job-a", ["active", "", "", "", "once", "", "1", ""])).toMatchObject({ attempts: 2, why: "once" });
  expect(reportOf("job-a", ["failed", "", "", "", stalled, "", "1", "11"])).toMatchObject({
    why: "11 workers have ended while they did it",
  });
  expect(reportOf("job-a", ["nowhere", "", "", "", "", "", "", ""])).toEqual({
    id: "a",
    label: "",
    state: "gone",
    attempts: 0,
    stalls: 0,
  });
  expect(memoryIn("# Memory\r\nused_memory:900\r\nused_memory_human:9K\r\nmaxmemory:0\r\n")).toEqual({ memory: 900 });
  expect(memoryIn("used_memory:900\r\nmaxmemory:1000\r\n")).toEqual({ memory: 900, mostMemory: 1000 });
  expect(bounded("a long reason", 7)).toBe("a long…");
});
