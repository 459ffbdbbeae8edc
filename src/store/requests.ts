import { setTimeout as sleep } from "node:timers/promises";
import { bodyTime, type StoreTimes, shownSeconds } from "./deadlines.js";
import { StoreFailure } from "./store.js";

/** What is asked of a web server. */
export interface WebRequest {
  readonly method: "GET" | "HEAD" | "PUT";
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body of a good answer, or how another one begins. */
  readonly bytes: Uint8Array;
}

export interface WebPatience {
  /** How large the body of a good answer may be. */
  readonly mostBytes: number;
  readonly times: StoreTimes;
}

/** So much of what a server says beside a bad answer is read, in bytes. */
const mostExcuse = 4096;

/**
 * Asks a server, and once more where that may help: after a pause, when it is busy or the connection broke.
 *
 * @param prepare makes the request for each try anew, because signatures hold a time
 * @throws StoreFailure when there is no answer in time, or one that is too large
 */
export async function askWeb(prepare: () => Promise<WebRequest>, patience: WebPatience): Promise<WebAnswer> {
  const ask = async (pauses: readonly number[]): Promise<WebAnswer> => {
    const [pause, ...later] = pauses;
    const answer = await askOnce(await prepare(), patience);
    if (!(answer instanceof StoreFailure) && !isBusy(answer.status)) return answer;
    if (pause !== undefined) {
      await sleep(pause);
      return ask(later);
    }
    if (answer instanceof StoreFailure) throw answer;
    return answer;
  };
  return ask(patience.times.pauses);
}

/** Whether a server may answer something else in a moment: 409 tells of somebody else who writes the same. */
const isBusy = (status: number) =>
  status === 409 || status === 429 || status === 500 || (status >= 502 && status <= 504);

/** @returns what is worth another try as a value: a broken connection, too */
async function askOnce(request: WebRequest, { mostBytes, times }: WebPatience): Promise<WebAnswer | StoreFailure> {
  const end = new AbortController();
  const limit = (milliseconds: number, what: string, passed = 0) => {
    const late = () => end.abort(new StoreFailure("away", `${what} within ${shownSeconds(milliseconds)}`));
    return setTimeout(late, milliseconds - passed);
  };
  const upload = request.body ? bodyTime(times, request.body.length) : 0;
  let timer = limit(times.answer + upload, "no answer");
  try {
    const { method, address, headers, body } = request;
    const response = await fetch(address, {
      method,
      headers: { ...headers, "accept-encoding": "identity" },
      redirect: "manual",
      signal: end.signal,
      ...(body && { body }),
    });
    clearTimeout(timer);
    const began = performance.now();
    // What comes gains time for the rest: what a server promises does not.
    const came = (bytes: number) => {
      clearTimeout(timer);
      timer = limit(bodyTime(times, bytes), "no whole answer", performance.now() - began);
    };
    came(0);
    const bytes = response.ok ? await readBody(response, mostBytes, came) : await readExcuse(response, came);
    return { status: response.status, headers: response.headers, bytes };
  } catch (cause) {
    return failureOf(cause);
  } finally {
    clearTimeout(timer);
    // What is not read must not keep its connection.
    end.abort();
  }
}

/** Hears how many bytes have come. */
type Came = (bytes: number) => void;

async function readBody(response: Response, mostBytes: number, came: Came): Promise<Uint8Array> {
  const { bytes, isWhole } = await readUpTo(response, mostBytes, came);
  if (isWhole) return bytes;
  throw new StoreFailure("strange", `it gives more than the ${mostBytes} bytes that this may have`);
}

const readExcuse = async (response: Response, came: Came) => (await readUpTo(response, mostExcuse, came)).bytes;

/** Reads no more than so many bytes, however many come. */
async function readUpTo({ body }: Response, mostBytes: number, came: Came) {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    size += part.length;
    came(size);
    if (size > mostBytes) return { bytes: Buffer.concat(parts).subarray(0, mostBytes), isWhole: false };
  }
  return { bytes: Buffer.concat(parts), isWhole: true };
}

/** What `fetch` and the system say when there is no answer; a certificate's codes are OpenSSL's. */
const broken = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"]);
const words: Readonly<Record<string, string>> = {
  EAI_AGAIN: "the name of its host cannot be looked up",
  ECONNREFUSED: "connection refused",
  EHOSTUNREACH: "there is no way to its host",
  ENETUNREACH: "there is no way to its host",
  ENOTFOUND: "there is no host of this name",
  ETIMEDOUT: "no connection",
  UND_ERR_CONNECT_TIMEOUT: "no connection",
};

/** @returns the failure, when another try may help; throws it otherwise */
function failureOf(cause: unknown): StoreFailure {
  if (cause instanceof StoreFailure) throw cause;
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && "code" in inner ? String(inner.code) : "";
  if (broken.has(code)) return new StoreFailure("away", "the connection broke", { cause });
  if (/^(?:HPE_|UND_ERR_HEADERS_OVERFLOW)/.test(code))
    throw new StoreFailure("strange", `it does not speak HTTP (${code})`, { cause });
  // What browsers keep free of pages, such as 6000, `fetch` does as well.
  if (inner instanceof Error && inner.message === "bad port")
    throw new StoreFailure("away", "nobody may connect to a port of this number; 80, 443 or 8080 would do", { cause });
  if (/CERT|SIGNATURE|ISSUER/.test(code))
    throw new StoreFailure(
      "away",
      `its certificate is not trusted (${code}); NODE_EXTRA_CA_CERTS names a file with more that are`,
      { cause },
    );
  // Words of others might hold what was sent.
  throw new StoreFailure("away", words[code] ?? `no connection${code === "" ? "" : ` (${code})`}`, { cause });
}
