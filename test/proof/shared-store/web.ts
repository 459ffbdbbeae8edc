import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** Answers a request in its own way; `false` leaves that to the server. */
type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface WebCache {
  readonly address: string;
  readonly kept: ReadonlyMap<string, Buffer>;
  /** What happens from now on instead of what should. */
  fault: Fault | undefined;
  /** Ends in the middle of whatever it does. */
  kill(): void;
}

/** The smallest server that a shared cache can have: it keeps what is put with the token, and knows one condition. */
export async function serveCache(token: string): Promise<WebCache> {
  const kept = new Map<string, Buffer>();
  const server = http.createServer(async (request, response) => {
    if (cache.fault?.(request, response)) return;
    const { method, url = "/", headers } = request;
    // A request that ends in the middle keeps nothing.
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    if (headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    if (method === "PUT") {
      const isThere = kept.has(url) && headers["if-none-match"] === "*";
      if (!isThere) kept.set(url, body);
      return void response.writeHead(isThere ? 412 : 201).end();
    }
    const found = kept.get(url);
    response.writeHead(found ? 200 : 404, { "content-length": found?.length ?? 0 });
    response.end(method === "HEAD" ? undefined : found);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const kill = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(kill);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cache`;
  const cache: WebCache = { address, kept, fault: undefined, kill };
  return cache;
}
