import type { BoardStatus } from "../queue/board.js";
import { lease, nameIn } from "./keys.js";
import type { OpenQueue } from "./queue.js";
import { reportsOf } from "./reports.js";
import { memoryIn } from "./submit.js";

const mostActive = 1_000;
const mostOthers = 100;

/** What the queue looks like, see JobBoard. */
export async function status(open: OpenQueue): Promise<BoardStatus> {
  const { queue, keys, connection } = open;
  const { client } = connection;
  const [counts, workers, active, failed, batches, info] = await Promise.all([
    queue.getJobCounts("wait", "prioritized", "delayed", "active", "completed", "failed"),
    queue.getWorkers(),
    client.lrange(`${keys.job}active`, 0, mostActive - 1),
    client.zrevrange(`${keys.job}failed`, 0, mostOthers - 1),
    client.zrevrange(`${keys.own}batches`, 0, mostOthers - 1, "WITHSCORES"),
    client.info(),
  ]);
  const of = (...names: readonly string[]) => names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
  return {
    counts: {
      waiting: of("wait", "prioritized", "delayed"),
      active: of("active"),
      done: of("completed"),
      failed: of("failed"),
    },
    workers: workers.map(({ rawname = "", addr = "", age }) => ({
      name: nameIn(rawname.slice(rawname.lastIndexOf(":") + 1)),
      address: addr,
      seconds: Number(age),
    })),
    active: await reportsOf(client, keys, active),
    failed: await reportsOf(client, keys, failed),
    batches: await batchesOf(open, batches),
    redis: { version: /^redis_version:(\S+)/m.exec(info)?.[1] ?? "", ...memoryIn(info) },
  };
}

/** Batches by names and times, which follow each other. */
function batchesOf({ connection: { client }, keys: { own } }: OpenQueue, named: readonly string[]) {
  const names = named.filter((_, index) => index % 2 === 0);
  return Promise.all(
    names.map(async (name, index) => ({
      name,
      jobs: await client.zcard(`${own}batch:${name}`),
      since: Number(named[2 * index + 1]),
      isOpen: (await client.zcount(`${own}open:${name}`, Date.now() - lease, "+inf")) > 0,
    })),
  );
}
