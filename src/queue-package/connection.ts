import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Redis, type RedisOptions } from "ioredis";
import type { BoardEvent, BoardPlace } from "../queue/board.js";
import { QueueFailure } from "../queue/failure.js";
import { asError, failureOf } from "./trouble.js";

/** How long somebody waits for Redis who could do something else, in milliseconds. */
const patience = 5_000;
/** Half of it for the connection, because what is asked then takes time, too. */
const connectTimeout = 2_500;
const mostListeners = 10_000;

/** A connection to Redis that comes back, and those that BullMQ has made of it. */
export interface Connection {
  readonly client: Redis;
  /** Host and port, for messages: an address may hold a password. */
  readonly place: string;
  /** Tells what happens. */
  readonly tell: (event: BoardEvent) => void;
  /**
   * Asks Redis if it is there, and waits for the answer.
   * @throws QueueFailure of the kind `away` when Redis does not answer for 5 seconds; what was not sent by then is not sent later
   */
  prompt<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
  /** Ends all connections; commands that still wait are given up. */
  close(): void;
  readonly closed: AbortSignal;
}

/**
 * Connects to Redis.
 * @throws QueueFailure when it does not answer within 5 seconds, or does not let us
 */
export async function connect({ url, on }: BoardPlace): Promise<Connection> {
  const place = placeIn(url);
  await probe(url, place);
  const closing = new AbortController();
  const client = new Redis(url, {
    connectTimeout,
    // A command waits for the connection to come back, as BullMQ wants it.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (closing.signal.aborted ? null : Math.min(100 * 2 ** times, 2_000)),
  });
  // Whoever follows or submits listens here, and many may.
  client.setMaxListeners(mostListeners);
  setMaxListeners(mostListeners, closing.signal);
  const tell = (event: BoardEvent) => on?.(event);
  watch(client, place, (event) => !closing.signal.aborted && tell(event));
  const all = copiesOf(client);
  const close = () => {
    closing.abort();
    for (const each of all) each.disconnect();
  };
  return { client, place, tell, prompt: (ask) => answerOf(client, place, ask), close, closed: closing.signal };
}

/** Whether there is a Redis that lets us. Asked on a connection of its own, because ioredis prints what it does not like. */
async function probe(url: string, place: string): Promise<void> {
  const options: RedisOptions = {
    connectTimeout,
    enableReadyCheck: false,
    lazyConnect: true,
    retryStrategy: () => null,
  };
  const client = new Redis(url, options);
  let last: unknown;
  client.on("error", (error) => {
    last ??= error;
  });
  const asked = client.connect().then(() => client.ping());
  const over = new AbortController();
  try {
    await Promise.race([
      asked,
      wait(patience, undefined, { signal: over.signal }).then(() => {
        throw new QueueFailure("away", late(place));
      }),
    ]);
  } catch (error) {
    throw failureOf(asError(error).message === "Connection is closed." ? (last ?? error) : error, place);
  } finally {
    over.abort();
    asked.catch(() => undefined);
    client.disconnect();
  }
}

/** Tells when a connection is lost, and when it is back. */
function watch(client: Redis, place: string, tell: (event: BoardEvent) => void): void {
  let last: unknown;
  let isAway = false;
  client.on("error", (error) => {
    last = error;
  });
  client.on("close", () => {
    if (isAway) return;
    isAway = true;
    tell({ kind: "away", why: failureOf(last ?? new Error(""), place).message });
  });
  client.on("ready", () => {
    last = undefined;
    if (!isAway) return;
    isAway = false;
    tell({ kind: "back" });
  });
}

/** All connections that are made of one, itself included: BullMQ leaves some open when Redis is away as it closes them. */
function copiesOf(client: Redis): ReadonlySet<Redis> {
  const all = new Set([client]);
  const duplicate = client.duplicate.bind(client);
  client.duplicate = (options) => {
    const copy = duplicate(options);
    // BullMQ hears errors, too, but not of those that it has closed.
    copy.on("error", () => undefined);
    copy.on("end", () => all.delete(copy));
    copy.on("connecting", () => all.add(copy));
    all.add(copy);
    return copy;
  };
  return all;
}

async function answerOf<Answer>(client: Redis, place: string, ask: () => Promise<Answer>): Promise<Answer> {
  const over = new AbortController();
  const answer = ready(client, over.signal).then(ask);
  try {
    return await Promise.race([answer, absence(client, place, over.signal)]);
  } finally {
    over.abort();
    answer.catch(() => undefined);
  }
}

async function ready(client: Redis, signal: AbortSignal): Promise<void> {
  // Not `once` of Node, which ends with the first error while the connection is still being tried.
  if (client.status !== "ready") await new Promise<void>((resolve) => client.once("ready", resolve));
  signal.throwIfAborted();
}

/** @throws QueueFailure when a connection is not there at the end of some seconds */
async function absence(client: Redis, place: string, signal: AbortSignal): Promise<never> {
  do await wait(patience, undefined, { signal });
  while (client.status === "ready");
  throw new QueueFailure("away", late(place));
}

const late = (place: string) => `Redis does not answer at ${place}: no answer within ${patience / 1000} seconds`;

/**
 * Host and port of an address.
 * @throws QueueFailure when it is none of Redis
 */
function placeIn(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && /^rediss?:$/.test(parsed.protocol) && parsed.hostname !== "")
    return `${parsed.hostname}:${parsed.port || 6379}`;
  // What was given may hold a password.
  const given = parsed ? `begins with “${parsed.protocol}”` : "cannot be read";
  throw new QueueFailure(
    "away",
    `the address of Redis ${given}: it is written “redis://HOST:PORT”, or “rediss://” with TLS`,
  );
}
