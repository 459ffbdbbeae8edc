/**
 * How much work a queue can pass on: real workers of quarterdeck-queue in a few processes, jobs that only wait as a browser would, and
 * a Redis of its own that writes its log to disk. All of it shares this machine, so what saturates first may be the workers' processes.
 *
 *   npm run bench:queue -- [--workers 1,10,50,100,200] [--work 0,50,500] [--seconds 8] [--processes 2]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBoard, startRedis } from "./redis.mjs";

/** More jobs than that say nothing new. */
const mostJobs = 6_000;
const leastJobs = 50;

/** Workers in a process of their own; each is a board with its own connections, as a machine has them. */
async function serve() {
  const { url, queue, workers } = JSON.parse(process.argv[2]);
  const stop = new AbortController();
  const delays = [];
  const boards = await Promise.all(Array.from({ length: workers }, () => openBoard({ url, queue })));
  const handle = async ({ work, waited }) => {
    if (waited) delays.push(Date.now() - waited);
    if (work > 0) await wait(work);
    return { pages: 3 };
  };
  const working = boards.map((board, index) =>
    board.work(handle, { name: `${process.pid}-${index}`, concurrency: 1, signal: stop.signal }),
  );
  process.on("message", async (message) => {
    if (message === "report") return process.send({ delays: delays.splice(0), cpu: process.cpuUsage() });
    stop.abort();
    await Promise.all(working);
    await Promise.all(boards.map((board) => board.close()));
    process.disconnect();
  });
  process.send("ready");
}

async function measureAll() {
  const { values } = parseArgs({
    options: {
      workers: { type: "string", default: "1,10,50,100,200" },
      work: { type: "string", default: "0,50,500" },
      seconds: { type: "string", default: "8" },
      processes: { type: "string", default: String(Math.min(4, os.availableParallelism())) },
    },
  });
  const numbers = (text) => text.split(",").map(Number);
  const redis = await startRedis();
  try {
    console.log(headers.map((header) => header.padStart(header.length + 2)).join(""));
    for (const work of numbers(values.work))
      for (const workers of numbers(values.workers)) {
        const limits = { seconds: Number(values.seconds), processes: Number(values.processes) };
        const row = await measure(redis, { work, workers, ...limits });
        console.log(row.map((cell, column) => String(cell).padStart(headers[column].length + 2)).join(""));
      }
  } finally {
    redis.stop();
  }
}

const headers = [
  "work ms",
  "workers",
  "jobs",
  "jobs/s",
  "of possible",
  "taken p50",
  "taken p99",
  "Redis CPU",
  "Redis MB",
  "workers CPU",
  "submit/s",
];

/** One row: many jobs for throughput, then single ones, now and then, for how soon a job is taken by somebody who waits. */
async function measure(redis, { work, workers, seconds, processes }) {
  const queue = `bench-${work}-${workers}`;
  const board = await openBoard({ url: redis.url, queue });
  // As many as keep all busy for the time: without work, a worker does some hundred in a second.
  const possible = (workers * 1000) / Math.max(work, 2);
  const count = Math.round(Math.min(mostJobs, Math.max(leastJobs, possible * seconds)));
  const crew = await startWorkers({ url: redis.url, queue, workers, processes });
  const began = { at: performance.now(), redis: redis.cpu() };
  const before = await reports(crew);
  const followed = board.follow("many", () => undefined);
  const sending = board.submit("many", jobs(count, { work }), { mostWaiting: mostJobs }).then(() => performance.now());
  const [sent] = await Promise.all([sending, followed]);
  const took = (performance.now() - began.at) / 1000;
  const redisShare = (redis.cpu() - began.redis) / took;
  const after = await reports(crew);
  const cpu = sum(after.map(({ cpu }) => busy(cpu))) - sum(before.map(({ cpu }) => busy(cpu)));
  const delays = await delaysOf(board, crew, Math.min(40, 4 * workers));
  const memory = (await board.status()).redis.memory / 2 ** 20;
  await stopWorkers(crew);
  await board.close();
  const rate = count / took;
  return [
    work,
    workers,
    count,
    rate.toFixed(0),
    work > 0 ? percent(rate / possible) : "-",
    quantile(delays, 0.5),
    quantile(delays, 0.99),
    percent(redisShare),
    memory.toFixed(1),
    percent(cpu / took),
    (count / ((sent - began.at) / 1000)).toFixed(0),
  ];
}

/** How long jobs wait that are added while nobody has anything to do, in milliseconds. */
async function delaysOf(board, crew, times) {
  for (let time = 0; time < times; time++) {
    await wait(50);
    const single = [{ id: `single ${time}`, label: "single", data: { work: 0, waited: Date.now() }, priority: 1 }];
    await board.submit("single", single, { mostWaiting: mostJobs });
  }
  await board.follow("single", () => undefined);
  return (await reports(crew)).flatMap(({ delays }) => delays).sort((a, b) => a - b);
}

function* jobs(count, data) {
  for (let index = 0; index < count; index++)
    yield { id: `job ${index}`, label: `deck ${index}`, data: { ...data, text: "x".repeat(500) }, priority: 10 };
}

async function startWorkers({ url, queue, workers, processes }) {
  const many = Math.min(processes, workers);
  const shares = Array.from({ length: many }, (_, at) => Math.floor((workers + at) / many));
  return Promise.all(
    shares.map(async (share) => {
      const child = fork(fileURLToPath(import.meta.url), [JSON.stringify({ url, queue, workers: share })]);
      await once(child, "message");
      return child;
    }),
  );
}

const reports = (crew) =>
  Promise.all(
    crew.map(async (child) => {
      child.send("report");
      return (await once(child, "message"))[0];
    }),
  );

const stopWorkers = (crew) =>
  Promise.all(
    crew.map(async (child) => {
      child.send("stop");
      await once(child, "exit");
    }),
  );

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
const busy = ({ user, system }) => (user + system) / 1e6;
const percent = (share) => `${(share * 100).toFixed(0)} %`;
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

if (process.send) await serve();
else await measureAll();
