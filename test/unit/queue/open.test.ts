import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { BoardEvent } from "../../../src/queue/board.js";
import { openBoard } from "../../../src/queue-package/open.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Something on a port that answers commands as Redis does, or in its own way. */
async function standIn(answer: (command: string) => string): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    // Several commands may come together; no other word of them is one of these.
    socket.on("data", (chunk) => {
      for (const [command] of chunk.toString().matchAll(/^(?:ping|info|auth|hget|hsetnx|client)$/gim))
        socket.write(answer(command.toLowerCase()));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `redis://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
const info = (version: string, more = "") => bulk(`redis_version:${version}\r\n${more}`);

it.each([
  ["nonsense", "the address of Redis cannot be read: it is written “redis://HOST:PORT”, or “rediss://” with TLS"],
  ["http://box", "the address of Redis begins with “http:”: it is written"],
  ["redis://", "the address of Redis begins with “redis:”"],
])("%s is no address", async (url, message) => {
  await expect(openBoard({ url, queue: "q" })).rejects.toMatchObject({
    kind: "away",
    message: expect.stringContaining(message),
  });
});

it("does not wait for what does not answer, and never says the password", async () => {
  const url = (await standIn(() => "")).replace("//", "//user:secret@");
  const error = await openBoard({ url, queue: "q" }).catch((reason: Error) => reason);
  expect(error).toMatchObject({
    kind: "away",
    message: expect.stringContaining("Redis does not answer at 127.0.0.1:"),
  });
  expect(String(error)).not.toContain("secret");
});

it("says what listens there that is no Redis, or one that is too old or not ready", async () => {
  const opened = async (answer: Parameters<typeof standIn>[0]) => openBoard({ url: await standIn(answer), queue: "q" });
  await expect(opened(() => "HTTP/1.1 400 Bad Request\r\n\r\n")).rejects.toMatchObject({ kind: "away" });
  await expect(opened(() => "-LOADING Redis is loading the dataset in memory\r\n")).rejects.toMatchObject({
    kind: "away",
    message: expect.stringContaining("still reading its data"),
  });
  await expect(opened((command) => (command === "info" ? info("6.0.16") : "+PONG\r\n"))).rejects.toMatchObject({
    kind: "version",
    message: expect.stringMatching(
      /^Redis at 127\.0\.0\.1:\d+ is of version 6\.0\.16: a queue needs 6\.2 or a later one$/,
    ),
  });
});

it("says that a Redis forgets data, and that a queue has another format", async () => {
  const events: BoardEvent[] = [];
  const answers: Readonly<Record<string, string>> = {
    info: info("7.2.0", "maxmemory_policy:allkeys-lru\r\n"),
    hget: bulk("99"),
  };
  const url = await standIn((command) => answers[command] ?? "+PONG\r\n");
  await expect(openBoard({ url, queue: "q", on: (event) => events.push(event) })).rejects.toMatchObject({
    kind: "version",
    message: expect.stringContaining("has the format 99, and this Quarterdeck knows 1: use the same version"),
  });
  expect(events).toEqual([{ kind: "trouble", why: expect.stringContaining("maxmemory-policy allkeys-lru") }]);
});
