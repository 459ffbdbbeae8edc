import { request } from "node:http";
import { WebSocket } from "ws";
import { openChannel, type SealedChannel } from "../../src/seal/channel.js";
import { newNonce, seal } from "../../src/seal/seal.js";
import { joinPurpose } from "../../src/serve/room/protocol.js";

/** What a server answers. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  /** Its cookie, as it is sent back; "" without. */
  readonly cookie: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A request of somebody who may say of themselves what they like. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks a server of this machine. */
export const ask = (port: number, path: string, { method = "GET", headers = {}, body = "" }: Asked = {}) =>
  new Promise<Answered>((resolve, reject) => {
    const host = `127.0.0.1:${port}`;
    const sent = request({ host: "127.0.0.1", port, path, method, headers: { host, ...headers } }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => {
        const [cookie = ""] = (response.headers["set-cookie"] ?? []).map((each) => each.split(";", 1)[0] ?? "");
        resolve({ status: response.statusCode ?? 0, text, cookie, headers: response.headers });
      });
    });
    sent.on("error", reject).end(body);
  });

/** Shows a code as our own page does, or with other headers. */
export const join = (port: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(port, "/join", {
    method: "POST",
    headers: { origin: `http://127.0.0.1:${port}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** What stands behind the `#` of an address with which people join. */
export const codeOf = (address: string | undefined): string => (address ?? "").split("=", 2)[1] ?? "";

/** What a phone shows that has scanned its code. */
export function remoteRequest(address: string | undefined): { readonly body: unknown; readonly key: string } {
  const [id = "", key = ""] = codeOf(address).split(".");
  return { body: { as: "remote", id, proof: seal(key, joinPurpose(id), "") }, key };
}

/** A WebSocket and all that came over it, as text. */
export interface Line {
  readonly socket: WebSocket;
  readonly heard: readonly string[];
  /** Waits for a message. */
  hears(isWanted: (text: string) => boolean): Promise<string>;
  readonly closed: Promise<number>;
}

/** Opens a WebSocket; the status with which it is refused is the error's message. */
export async function openLine(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Line> {
  const host = `127.0.0.1:${port}`;
  const socket = new WebSocket(`ws://${host}${path}`, { headers: { origin: `http://${host}`, ...headers } });
  const heard: string[] = [];
  const listeners = new Set<() => void>();
  socket.on("message", (data) => {
    heard.push(String(data));
    for (const listener of [...listeners]) listener();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve).once("error", reject);
    socket.once("unexpected-response", (_, response) => reject(new Error(String(response.statusCode))));
  });
  return {
    socket,
    heard,
    closed,
    hears: (isWanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.find(isWanted);
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
  };
}

/** What a connection that was refused says. */
export const refusalOf = (opened: Promise<Line>): Promise<string> =>
  opened.then(
    ({ socket }) => {
      socket.terminate();
      return "open";
    },
    (cause: Error) => cause.message,
  );

/** The line of a phone, with the channel in which it speaks. */
export async function openPhone(port: number, deck: string, cookie: string, key: string) {
  const line = await openLine(port, "/room/remote", { cookie });
  const nonce = newNonce();
  line.socket.send(JSON.stringify({ is: "hello", deck, nonce }));
  const challenge = JSON.parse(await line.hears((text) => text.includes("challenge")));
  const channel: SealedChannel = openChannel({ key, nonces: { server: challenge.nonce, phone: nonce } }, "phone");
  const opened: unknown[] = [];
  let read = 1;
  /** What was sealed until now, opened. */
  const readAll = () => {
    for (; read < line.heard.length; read++) {
      const { box } = JSON.parse(line.heard[read] ?? "{}");
      const text = channel.open(box);
      if (text !== undefined) opened.push(JSON.parse(text));
    }
    return opened;
  };
  const boxOf = (message: unknown) => JSON.stringify({ is: "sealed", box: channel.seal(JSON.stringify(message)) });
  return { line, nonce, readAll, boxOf, say: (message: unknown) => line.socket.send(boxOf(message)) };
}
