import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export const { openBoard } = createRequire(import.meta.url)(path.resolve("packages/queue/lib/board.cjs"));

/** A Redis with its data in a folder that goes with it; its processor time is told in seconds. */
export async function startRedis() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-queue-"));
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  const args = ["--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes"];
  const child = spawn("redis-server", args.map(String), { stdio: "ignore" });
  const url = `redis://127.0.0.1:${port}`;
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries++) {
    const board = await openBoard({ url, queue: "none" }).catch((error) => error);
    if (!(board instanceof Error)) {
      await board.close();
      break;
    }
    if (tries === 50) throw board;
    await wait(100);
  }
  const ticks = 100;
  const cpu = () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  };
  return { url, stop, cpu };
}
