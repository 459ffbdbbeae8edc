import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";

/** A Redis of a test, on a port of its own. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Sends a command, such as `CONFIG SET …`. */
  ask(...words: readonly string[]): Promise<unknown>;
  /** Ends it as `shutdown` does, or at once. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Starts it again, on the same port and with what it has on disk. */
  start(): Promise<void>;
}

/** Starts a Redis whose data is in a folder; `options` are those of its command line. */
export async function startRedis(folder: string, options: readonly string[] = []): Promise<TestRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const fixed = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
  let child: ChildProcess | undefined;
  const asking = async <Answer>(ask: (client: Redis) => Promise<Answer>): Promise<Answer> => {
    const password = options[options.indexOf("--requirepass") + 1];
    const client = new Redis(url, {
      lazyConnect: true,
      ...(options.includes("--requirepass") && password && { password }),
    });
    client.on("error", () => undefined);
    try {
      return await ask(client);
    } finally {
      client.disconnect();
    }
  };
  const redis = {
    url,
    port,
    get pid() {
      return child?.pid ?? 0;
    },
    ask: ([command = "", ...words]: readonly string[]) => asking((client) => client.call(command, ...words)),
    async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM") {
      if (!child || child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    },
    async start() {
      child = spawn("redis-server", [...fixed, ...options], { stdio: "ignore" });
      while (!(await asking((client) => client.ping()).then(Boolean, () => false))) await wait(50);
    },
  };
  await redis.start();
  return {
    ...redis,
    get pid() {
      return redis.pid;
    },
    ask: (...words) => redis.ask(words),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
