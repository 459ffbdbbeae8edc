import { Queue } from "bullmq";
import type { BoardPlace, JobBoard, OpenBoard } from "../queue/board.js";
import { QueueFailure } from "../queue/failure.js";
import { cancel } from "./cancel.js";
import { type Connection, connect } from "./connection.js";
import { follow } from "./follow.js";
import { formatNumber, keysOf, prefix } from "./keys.js";
import type { OpenQueue } from "./queue.js";
import { status } from "./status.js";
import { submit } from "./submit.js";
import { failureOf } from "./trouble.js";
import { work } from "./work.js";

const lockMs = 30_000;

/** Opens a queue in Redis, see JobBoard. */
export const openBoard: OpenBoard = async (place) => {
  const connection = await connect(place);
  try {
    return boardOf(await connection.prompt(() => openQueue(place, connection)), place.lockMs ?? lockMs);
  } catch (error) {
    connection.close();
    throw failureOf(error, connection.place);
  }
};

async function openQueue({ queue: name }: BoardPlace, connection: Connection): Promise<Omit<OpenQueue, "lockMs">> {
  const keys = keysOf(name);
  const skipVersionCheck = !isAsItShould(await connection.client.info(), connection);
  await checkFormat(`${keys.own}meta`, connection);
  const queue = new Queue(keys.queue, { connection: connection.client, prefix, skipVersionCheck });
  queue.on("error", () => undefined);
  await queue.waitUntilReady();
  return { connection, keys, queue, skipVersionCheck, submitting: new Map() };
}

/**
 * Whether a Redis keeps what it is given; tells if it does not.
 * @throws QueueFailure when it is too old
 */
function isAsItShould(info: string, { place, tell }: Connection): boolean {
  const of = (name: string) => new RegExp(`^${name}:(\\S+)`, "m").exec(info)?.[1] ?? "";
  const version = of("redis_version");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 6 || (major === 6 && minor < 2))
    throw new QueueFailure("version", `Redis at ${place} is of version ${version}: a queue needs 6.2 or a later one`);
  const policy = of("maxmemory_policy");
  if (policy === "" || policy === "noeviction") return true;
  const why = `Redis at ${place} forgets data when its memory is full (“maxmemory-policy ${policy}”), jobs too: it has to be “noeviction”`;
  tell({ kind: "trouble", why });
  return false;
}

/** @throws QueueFailure when what is in the queue was written in another format */
async function checkFormat(key: string, { client, place }: Connection): Promise<void> {
  const found = await client.hget(key, "format");
  if (found === null) await client.hsetnx(key, "format", formatNumber);
  const format = found ?? (await client.hget(key, "format"));
  if (format === String(formatNumber)) return;
  const said = `the queue at ${place} has the format ${format}, and this Quarterdeck knows ${formatNumber}`;
  throw new QueueFailure("version", `${said}: use the same version on all machines, or a queue of another name`);
}

function boardOf(queue: Omit<OpenQueue, "lockMs">, lock: number): JobBoard {
  const open: OpenQueue = { ...queue, lockMs: lock };
  const { connection } = open;
  const promptly = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await connection.prompt(ask);
    } catch (error) {
      throw failureOf(error, connection.place);
    }
  };
  return {
    submit: (batch, jobs, options) => submit(open, batch, jobs, options),
    follow: (batch, on, signal) => follow(open, batch, on, signal),
    cancel: (batch) => promptly(() => cancel(open, batch)),
    work: (handler, options) => work(open, handler, options),
    status: () => promptly(() => status(open)),
    close: async () => connection.close(),
  };
}
