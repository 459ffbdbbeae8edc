import { failureFor, isNothing, refusePage } from "./answers.js";
import type { StoreTimes } from "./deadlines.js";
import { askWeb, type WebAnswer, type WebRequest } from "./requests.js";
import { namesOf, type PutHow, type Store } from "./store.js";

export interface WebPlace {
  readonly name: string;
  /** Keys are put behind it; it ends with a slash. */
  readonly address: string;
  /** Adds what says who asks. */
  sign(request: WebRequest): Promise<WebRequest>;
  readonly times: StoreTimes;
  readonly caution?: string | undefined;
}

interface Question extends Pick<WebRequest, "method" | "body"> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly mostBytes?: number;
}

/** A store that is asked by GET, HEAD and PUT. */
export function openWebStore({ name, address, sign, times, caution }: WebPlace): Store {
  const ask = (key: string, { method, headers = {}, body, mostBytes = 0 }: Question) => {
    const request = { method, address: new URL(address + namesOf(key).join("/")), headers, ...(body && { body }) };
    return askWeb(() => sign(request), { mostBytes, times });
  };

  const has = async (key: string) => {
    const answer = await ask(key, { method: "HEAD" });
    if (isNothing(answer)) return false;
    refuseUnlessGood(answer);
    refusePage(answer);
    return true;
  };

  const put = async (key: string, bytes: Uint8Array, how: PutHow): Promise<"written" | "there"> => {
    const headers = {
      "content-type": "application/octet-stream",
      ...(how === "once" && { "if-none-match": "*" }),
    };
    // What a server says beside “created” is of no use, and some say it in HTML.
    const answer = await ask(key, { method: "PUT", headers, body: asBody(bytes), mostBytes: mostSaid });
    if (how === "once") {
      if (answer.status === 412) return "there";
      // Not every server knows conditions.
      if (answer.status === 501) return (await has(key)) ? "there" : put(key, bytes, "replace");
    }
    if (answer.status === 201 || answer.status === 204) return "written";
    refuseUnlessGood(answer);
    return "written";
  };

  return {
    name,
    caution,
    async get(key, mostBytes) {
      const answer = await ask(key, { method: "GET", mostBytes });
      if (isNothing(answer)) return undefined;
      refuseUnlessGood(answer);
      return answer.bytes;
    },
    has,
    put,
  };
}

/** So much may be said of what was put, in bytes. */
const mostSaid = 64 * 1024;

/** Bytes as `fetch` takes them; those in memory that threads share would have to be copied. */
const asBody = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);

/** @throws StoreFailure */
function refuseUnlessGood(answer: WebAnswer): void {
  if (answer.status !== 200) throw failureFor(answer);
  // Some servers give the type of a page to no words at all.
  if (answer.bytes.length > 0) refusePage(answer);
}
