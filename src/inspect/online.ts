import { createQueue } from "../browser/queue.js";
import type { LinkAnswer } from "../check/subject.js";

const timeout = 10_000;
const atOnce = 8;

/**
 * Asks each address once, a few at a time: HEAD first, GET where that is not allowed.
 * @returns the answers in the order of the addresses, whichever came first
 */
export async function askLinks(addresses: readonly string[]): Promise<LinkAnswer[]> {
  const queue = createQueue(atOnce);
  return Promise.all([...new Set(addresses)].map((href) => queue.run(() => askLink(href))));
}

async function askLink(href: string): Promise<LinkAnswer> {
  try {
    const head = await request(href, "HEAD");
    const isRefused = head.status === 405 || head.status === 501 || head.status === 403 || head.status === 404;
    const { status, statusText } = isRefused ? await request(href, "GET") : head;
    return { href, status, detail: `${status} ${statusText}`.trim() };
  } catch (cause) {
    return { href, status: 0, detail: reasonOf(cause) };
  }
}

async function request(href: string, method: "HEAD" | "GET"): Promise<Response> {
  const response = await fetch(href, { method, redirect: "follow", signal: AbortSignal.timeout(timeout) });
  await response.body?.cancel();
  return response;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === "TimeoutError") return `no answer within ${timeout / 1000} s`;
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return "code" in inner ? String(inner.code) : inner.message;
}
