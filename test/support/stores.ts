import fs from "node:fs/promises";
import http, { type IncomingMessage, type RequestListener } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { StoreTimes } from "../../src/store/deadlines.js";
import { type Store, StoreFailure } from "../../src/store/store.js";
import { patience } from "./patience.js";

/** Whatever is asked is waited for, and further tries follow at once. */
export const patientTimes: StoreTimes = { answer: patience, body: patience, slowest: 1, pauses: [0, 0] };

/** What was wrong with a store, as “kind: message”; anything else that happened. */
export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((cause: unknown) => {
    if (cause instanceof StoreFailure) return `${cause.kind}: ${cause.message}`;
    throw cause;
  });

export interface TestServer {
  /** Ends without a slash. */
  readonly address: string;
  /** What was asked, such as “GET /key”. */
  readonly asked: readonly string[];
}

/** A server on this machine that goes with the test. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A server that answers one status after the other, with a text of a type, and the last one for ever. */
export function serveStatuses(
  statuses: readonly number[],
  body = "",
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const left = [...statuses];
  return serve((request, response) => {
    request.resume();
    response.writeHead((left.length > 1 ? left.shift() : left[0]) ?? 200, headers).end(body);
  });
}

export interface Kept {
  readonly kept: Map<string, string>;
  /** The headers of each request. */
  readonly headers: IncomingMessage["headers"][];
}

/** A server that keeps what is put. */
export async function serveKept(): Promise<TestServer & Kept> {
  const kept = new Map<string, string>();
  const headers: IncomingMessage["headers"][] = [];
  const server = await serve(async (request, response) => {
    headers.push(request.headers);
    const { method, url = "" } = request;
    if (method === "PUT") {
      const body = await text(request);
      const isThere = kept.has(url) && request.headers["if-none-match"] === "*";
      if (!isThere) kept.set(url, body);
      response.writeHead(isThere ? 412 : 201, { "content-type": "text/html" }).end("<p>As you say.</p>");
      return;
    }
    const found = kept.get(url);
    response.writeHead(found === undefined ? 404 : 200).end(found ?? "nothing");
  });
  return { ...server, kept, headers };
}

/** A port on which nobody answers. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A store in memory. */
export function memoryStore(kept = new Map<string, Uint8Array>()): Store {
  return {
    name: "memory",
    get: async (key) => kept.get(key),
    has: async (key) => kept.has(key),
    async put(key, bytes, how) {
      if (how === "once" && kept.has(key)) return "there";
      kept.set(key, bytes);
      return "written";
    },
  };
}

/** Runs something on a disk on which some calls fail with these codes; “hangs” never answers. */
export async function onFaultyDisk<T>(
  faults: Readonly<Partial<Record<"link" | "lstat" | "rename" | "writeFile", string>>>,
  run: () => Promise<T>,
): Promise<T> {
  const { link, lstat, rename, writeFile } = fs;
  const faulty = Object.entries(faults).map(([call, code]) => [
    call,
    () =>
      code === "hangs"
        ? new Promise(() => undefined)
        : Promise.reject(Object.assign(new Error(code), { code, syscall: call })),
  ]);
  Object.assign(fs, Object.fromEntries(faulty));
  syncBuiltinESMExports();
  try {
    return await run();
  } finally {
    Object.assign(fs, { link, lstat, rename, writeFile });
    syncBuiltinESMExports();
  }
}
