import type { Browser } from "puppeteer-core";
import { MachineError } from "../report/problem.js";
import { inTime } from "../source/in-time.js";
import type { Deadlines } from "./deadlines.js";
import { StuckTab } from "./page-errors.js";
import { otherBrowser } from "./remedies.js";
import { openTab, type Tab } from "./tabs.js";

/** The tabs of one browser: they do one piece of work after the other, because each begins with a process of its own. */
export class TabPool {
  readonly #browser: Browser;
  readonly #deadlines: Deadlines;
  readonly #endBrowser: () => void;
  readonly #idle: Tab[] = [];
  #opened = 0;
  /** A tab that is being opened and that nobody has asked for yet. */
  #early: Promise<Tab> | undefined;
  /** Runs out when no tab has come back from its work for a while. */
  #idling: NodeJS.Timeout | undefined;
  /** Is over when tabs without work have given back their memory. */
  #resting: Promise<unknown> = Promise.resolve();

  /** @param endBrowser ends a browser of which a tab cannot be opened or ended */
  constructor(browser: Browser, deadlines: Deadlines, endBrowser: () => void) {
    this.#browser = browser;
    this.#deadlines = deadlines;
    this.#endBrowser = endBrowser;
  }

  /** Opens a tab for whoever comes first, while other work is done. */
  openEarly(): void {
    if (this.#opened > 0) return;
    this.#early = this.#open();
    // Whoever takes it hears of that.
    this.#early.catch(() => undefined);
  }

  /** @throws MachineError when the browser opens no tab */
  async take(): Promise<Tab> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    await this.#resting;
    return this.#idle.pop() ?? (await this.#takeEarly()) ?? (await this.#open());
  }

  /** Keeps a tab for other work. */
  giveBack(tab: Tab): void {
    this.#idle.push(tab);
    this.#restSoon();
  }

  /** Ends a tab; where it does not end, the browser with it. */
  async end({ page }: Tab): Promise<void> {
    this.#restSoon();
    if (!this.#browser.connected || page.isClosed()) return;
    const late = () => new StuckTab("the tab does not end");
    await inTime(page.close(), this.#deadlines.end, late).catch((cause: unknown) => {
      if (cause instanceof StuckTab) this.#endBrowser();
    });
  }

  /**
   * Lets those tabs rest for which no work has come for a while: whoever writes a deck and sees it meanwhile has work now and
   * then, and a build has none when the last is done.
   */
  #restSoon(): void {
    clearTimeout(this.#idling);
    const rest = () => {
      this.#resting = Promise.all([this.#resting, ...this.#idle.splice(0).map((tab) => this.#rest(tab))]);
    };
    this.#idling = setTimeout(rest, this.#deadlines.idle).unref();
  }

  #takeEarly(): Promise<Tab> | undefined {
    const early = this.#early;
    this.#early = undefined;
    return early;
  }

  async #open(): Promise<Tab> {
    const limit = this.#deadlines.open;
    const late = () => new MachineError(`the browser opened no page within ${limit / 1000} s`, otherBrowser);
    try {
      return await inTime(openTab(this.#browser, ++this.#opened, this.#deadlines), limit, late);
    } catch (cause) {
      if (cause instanceof MachineError) this.#endBrowser();
      throw cause;
    }
  }

  /** Lets a tab rest; one that does not come to rest is ended. */
  async #rest(tab: Tab): Promise<void> {
    try {
      await inTime(tab.rest(), this.#deadlines.end, () => new StuckTab("the tab does not rest"));
      this.#idle.push(tab);
    } catch {
      await this.end(tab);
    }
  }
}
