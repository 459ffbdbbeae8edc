import type { Browser, CDPSession, Page, Protocol } from "puppeteer-core";

export interface ServedFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A page of the browser; used again for the next piece of work, because a new one needs a new process. */
export interface Tab {
  readonly page: Page;
  /** The address under which its files stand. Each tab has a site of its own, and so a process of its own. */
  readonly origin: string;
  /**
   * Answers every request of the page from `files` (by path below `origin`); all others fail.
   *
   * @returns the addresses that are refused from now on
   */
  serveOnly(files: ReadonlyMap<string, ServedFile>): readonly string[];
}

/** The tabs of one browser: those without work, and how many there ever were. */
export interface TabPool {
  readonly idle: Tab[];
  opened: number;
}

export async function useTab<T>(browser: Browser, pool: TabPool, work: (tab: Tab) => Promise<T>): Promise<T> {
  const tab = pool.idle.pop() ?? (await openTab(browser, ++pool.opened));
  const result = await work(tab);
  pool.idle.push(tab);
  return result;
}

/** A tab did not paint in time. */
export class StuckTab extends Error {}

const paintTimeout = 30_000;

/** Waits for a picture of a tab, but not for ever: now and then Chromium's compositor does not answer. */
export function painted<T>(picture: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new StuckTab(`the browser did not paint within ${paintTimeout / 1000} s`));
    const timer = setTimeout(late, paintTimeout);
    picture.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function openTab(browser: Browser, number: number): Promise<Tab> {
  const origin = `https://deck${number}.invalid`;
  const page = await browser.newPage();
  const client = await page.createCDPSession();
  let served: ReadonlyMap<string, ServedFile> = new Map();
  let refused: string[] = [];
  client.on("Fetch.requestPaused", (event: Protocol.Fetch.RequestPausedEvent) => {
    const { url } = event.request;
    const file = url.startsWith(`${origin}/`) ? served.get(url.slice(origin.length + 1)) : undefined;
    if (!file) refused.push(url);
    answer(client, event.requestId, file).catch(() => undefined);
  });
  await client.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
  return {
    page,
    origin,
    serveOnly(files) {
      served = files;
      refused = [];
      return refused;
    },
  };
}

function answer(client: CDPSession, requestId: string, file: ServedFile | undefined): Promise<void> {
  if (!file) return client.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
  return client.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: 200,
    responseHeaders: [{ name: "content-type", value: file.type }],
    body: Buffer.from(file.bytes).toString("base64"),
  });
}
