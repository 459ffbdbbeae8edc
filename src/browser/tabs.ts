import type { Browser, CDPSession, Page, Protocol } from "puppeteer-core";
import { saysContent } from "../render/page/page-files.js";
import { inTime } from "../source/in-time.js";
import type { Deadlines } from "./deadlines.js";
import { LeftPage, StuckTab } from "./page-errors.js";

export interface ServedFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Which scripts run in a page: none; only those that we run in a world of their own; those that its policy allows. */
export type Scripts = "off" | "ours" | "own";

/** A page with everything that it may ask for. */
export interface Room {
  /** The page itself and its files, by path below the tab's origin. */
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Where the page stands among them. */
  readonly page: string;
  /** The Content-Security-Policy with which it is sent. */
  readonly policy: string;
  readonly scripts: Scripts;
}

/** A page of the browser; used again for the next piece of work, because a new one takes longer to open. */
export interface Tab {
  readonly page: Page;
  readonly client: CDPSession;
  /**
   * Loads a page, in which nothing can be had but the files of the room.
   * @returns the addresses that are refused from now on
   */
  enter(room: Room): Promise<ReadonlySet<string>>;
  /** Gives back the memory of what it has shown, where that is much. */
  rest(): Promise<void>;
  /** Rejects with LeftPage when the page wants to be another one. */
  leaving(): Promise<never>;
  /**
   * Waits for a picture, but not for ever: now and then Chromium's compositor does not answer.
   * @throws StuckTab when it does not
   */
  painted<T>(picture: Promise<T>): Promise<T>;
}

/** Of pages of fewer bytes Chromium frees in time what they have left. */
const heavyPage = 200_000;

/**
 * After heavy pages of so many bytes a tab gives back what they have left: Chromium does not hurry to, and the pages of long
 * documents, one after the other, would take more and more memory. The fonts and pictures that it keeps go, too, so it does not
 * do so after each page.
 */
const mostLeft = 1_000_000;

/** What a tab shows that has nothing to do. */
const emptyPage = { type: "text/html", bytes: Buffer.from("<!doctype html><title></title>") };
const emptyRoom: Room = { files: new Map([["", emptyPage]]), page: "", policy: "", scripts: "off" };

/** More addresses that were refused are not remembered: a script may ask for any number of them. */
const mostRefused = 100;

/**
 * What keeps a document in its place whatever it holds: no popups, no dialogs, no forms, and without scripts no
 * refresh, either. Our own scripts it would stop, too.
 */
const sandboxes: Readonly<Record<Scripts, string>> = {
  off: "sandbox allow-same-origin; ",
  ours: "",
  own: "sandbox allow-same-origin allow-scripts; ",
};

/** What a tab shows at the moment. */
interface Stay {
  readonly room: Room;
  readonly origin: string;
  readonly address: string;
  readonly refused: Set<string>;
  /** A page is given out once: whoever asks for it again, leaves it. */
  state: "awaited" | "given" | "there";
}

/** Where the files of a tab stand, another site, where it rests, and the id of its main frame. */
interface Place {
  readonly origin: string;
  readonly rest: string;
  readonly frame: string;
}

/** Opens a tab. Each has two sites of its own, and so a process of its own. */
export async function openTab(browser: Browser, number: number, deadlines: Deadlines): Promise<Tab> {
  // The browser begins with a tab that nobody uses.
  const page = (number === 1 && (await browser.pages())[0]) || (await browser.newPage());
  const client = await page.createCDPSession();
  const { frameTree } = await client.send("Page.getFrameTree");
  const [origin, rest] = [`https://deck${number}.invalid`, `https://rest${number}.invalid`];
  const tab = new SealedTab({ page, client }, { origin, rest, frame: frameTree.frame.id }, deadlines);
  await tab.seal();
  return tab;
}

/** A class, because what happens in the page comes as events that concern one state. */
class SealedTab implements Tab {
  readonly page: Page;
  readonly client: CDPSession;
  readonly #place: Place;
  readonly #deadlines: Deadlines;
  #stay: Stay | undefined;
  /** Bytes of the heavy pages that it has shown and not freed. */
  #left = 0;
  #leave: (left: LeftPage) => void = () => undefined;

  constructor({ page, client }: Pick<Tab, "page" | "client">, place: Place, deadlines: Deadlines) {
    this.page = page;
    this.client = client;
    this.#place = place;
    this.#deadlines = deadlines;
  }

  /** From now on every request of the page is answered from memory, or not at all. */
  async seal(): Promise<void> {
    const { client, page } = this;
    client.on("Fetch.requestPaused", (event) => void this.#answer(event).catch(() => undefined));
    client.on("Audits.issueAdded", ({ issue }) => this.#noteIssue(issue));
    client.on("Page.frameNavigated", ({ frame }) => this.#noteNavigation(frame));
    page.on("popup", (popup) => void popup?.close().catch(() => undefined));
    await Promise.all([
      client.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
      client.send("Audits.enable"),
      client.send("Page.enable"),
    ]);
  }

  async enter(room: Room): Promise<ReadonlySet<string>> {
    const size = room.files.get(room.page)?.bytes.length ?? 0;
    if (size >= heavyPage) {
      if (this.#left + size > mostLeft) await this.#restInTime();
      this.#left += size;
    }
    return this.#show(room, this.#place.origin);
  }

  async #show(room: Room, origin: string): Promise<ReadonlySet<string>> {
    const refused = new Set<string>();
    const address = `${origin}/${room.page}`;
    this.#stay = { room, origin, address, refused, state: "awaited" };
    await this.client.send("Emulation.setScriptExecutionDisabled", { value: room.scripts === "off" });
    await this.page.goto(address, { waitUntil: "load", timeout: 0 });
    return refused;
  }

  async rest(): Promise<void> {
    if (this.#left === 0) return;
    // Another site gets another process, and the one before ends with all that is in it: to collect that would take longer.
    await this.#show(emptyRoom, this.#place.rest);
    this.#stay = undefined;
    this.#left = 0;
  }

  /** Work that stands before a tab which does not rest gets another one. */
  #restInTime(): Promise<void> {
    const fail = (cause?: unknown) => new StuckTab("the tab does not rest", { cause });
    const resting = this.rest().catch((cause: unknown) => Promise.reject(fail(cause)));
    return inTime(resting, this.#deadlines.end, fail);
  }

  leaving(): Promise<never> {
    return new Promise((_, reject) => {
      this.#leave = reject;
    });
  }

  painted<T>(picture: Promise<T>): Promise<T> {
    const limit = this.#deadlines.paint;
    return inTime(picture, limit, () => new StuckTab(`the browser did not paint within ${limit / 1000} s`));
  }

  async #answer({ request, requestId, resourceType, frameId }: Protocol.Fetch.RequestPausedEvent): Promise<void> {
    const isPage = resourceType === "Document" && frameId === this.#place.frame;
    const file = isPage ? this.#givePage(request.url) : this.#fileAt(request.url);
    if (file) return give(this.client, { id: requestId, url: request.url }, file);
    this.#refuse(request.url);
    if (isPage) this.#noteLeaving(request.url);
    // A page that is aborted leaves the one before it where it is.
    await this.client.send("Fetch.failRequest", { requestId, errorReason: isPage ? "Aborted" : "BlockedByClient" });
  }

  #givePage(url: string): AnsweredFile | undefined {
    const stay = this.#stay;
    if (stay?.state !== "awaited" || url !== stay.address) return undefined;
    stay.state = "given";
    return this.#fileAt(url);
  }

  #fileAt(url: string): AnsweredFile | undefined {
    if (!this.#stay || !url.startsWith(`${this.#stay.origin}/`)) return undefined;
    const { room, origin } = this.#stay;
    const { files, scripts, policy } = room;
    const file = files.get(url.slice(origin.length + 1));
    return file && { ...file, policy: sandboxes[scripts] + policy };
  }

  #refuse(url: string): void {
    const { refused } = this.#stay ?? {};
    if (refused && refused.size < mostRefused) refused.add(url);
  }

  /** What the policy forbids does not become a request. */
  #noteIssue({ details }: Protocol.Audits.InspectorIssue): void {
    const url = details.contentSecurityPolicyIssueDetails?.blockedURL;
    if (url) this.#refuse(url);
  }

  #noteNavigation({ parentId, url }: Protocol.Page.Frame): void {
    if (parentId !== undefined || !this.#stay) return;
    if (this.#stay.state === "given" && url === this.#stay.address) this.#stay.state = "there";
    else this.#leave(new LeftPage(url));
  }

  /** Where only our scripts run, a page that wants to be another one is not in the way: it stays. */
  #noteLeaving(url: string): void {
    if (this.#stay?.room.scripts === "own") this.#leave(new LeftPage(url));
  }
}

/** A request that gets an answer. */
interface Answered {
  readonly id: string;
  readonly url: string;
}

interface AnsweredFile extends ServedFile {
  readonly policy: string;
}

async function give(client: CDPSession, request: Answered, { type, bytes, policy }: AnsweredFile): Promise<void> {
  // It is the same for whatever page asks for it next: the tab keeps it.
  const isLasting = saysContent(request.url.slice(request.url.lastIndexOf("/") + 1));
  await client.send("Fetch.fulfillRequest", {
    requestId: request.id,
    responseCode: 200,
    responseHeaders: [
      { name: "content-type", value: type },
      ...(isLasting ? [{ name: "cache-control", value: "max-age=31536000, immutable" }] : []),
      { name: "content-security-policy", value: policy },
    ],
    body: Buffer.from(bytes).toString("base64"),
  });
}
