import os from "node:os";
import type { Browser } from "puppeteer-core";
import { MachineError } from "../report/problem.js";
import { inTime } from "../source/in-time.js";
import { type Deadlines, type PageWork, standardDeadlines } from "./deadlines.js";
import { launch, type RunningBrowser } from "./launch.js";
import { createOpenings, type Openings } from "./openings.js";
import { LatePage, StuckTab } from "./page-errors.js";
import type { Profile } from "./profile.js";
import type { Program } from "./program.js";
import { createQueue } from "./queue.js";
import { diedTwice, otherBrowser } from "./remedies.js";
import { TabPool } from "./tab-pool.js";
import type { Tab } from "./tabs.js";

export interface BrowserOwner {
  /**
   * Starts the browser if it does not run yet; call early, so that it starts beside other work.
   * @returns when its process has begun, or will take longer than is worth waiting for
   */
  warmUp(): Promise<void>;
  /**
   * Runs `work` with a fresh page; when the browser dies meanwhile, once more with a new browser.
   * @throws LatePage when the work is not done by its deadline; the page is ended then
   * @throws LeftPage when the page wants to be another one
   */
  withPage<T>(kind: PageWork, work: (tab: Tab) => Promise<T>): Promise<T>;
  /** The pages that exports open in its tabs. */
  readonly openings: Openings;
  /** Why Chromium's sandbox is off; undefined while it is on. */
  readonly sandboxOff: string | undefined;
  /** What a user should know of how the browser fared. */
  readonly notes: readonly string[];
  close(): Promise<void>;
  /** Ends the browser at once, for signal handlers. */
  kill(): void;
}

/** The one owner of the browser: it starts it on demand, shares it, and always ends it. */
export function createBrowserOwner(
  environment: NodeJS.ProcessEnv,
  deadlines: Deadlines = standardDeadlines,
): BrowserOwner {
  return new OnlyOwner(environment, deadlines);
}

/** A browser with its tabs. */
interface Shared extends RunningBrowser {
  readonly tabs: TabPool;
  /** Rejects when the browser goes; calls that wait for an answer from it would wait for ever. */
  readonly death: Promise<never>;
}

/** So many tabs work at the same time on every machine. */
const fewestTabs = 2;

/** Tabs after which another one begins with nothing: what the scripts of a deck left stays with that deck. */
const usedOnce: ReadonlySet<PageWork> = new Set(["live"]);

class OnlyOwner implements BrowserOwner {
  readonly openings = createOpenings();
  readonly #environment: NodeJS.ProcessEnv;
  readonly #deadlines: Deadlines;
  readonly #programs = new Map<Program, Profile>();
  /** For each that was started: it is gone, and so is its folder. */
  readonly #leaving = new Set<Promise<void>>();
  readonly #notes: string[] = [];
  /** More tabs at work than processors take memory, and nothing is done earlier. */
  readonly #queue = createQueue(Math.max(fewestTabs, os.availableParallelism()));
  #running: Promise<Shared> | undefined;
  /** What runs, once it does. */
  #shared: Shared | undefined;
  #isClosed = false;
  #restarts = 0;
  sandboxOff: string | undefined;

  constructor(environment: NodeJS.ProcessEnv, deadlines: Deadlines) {
    this.#environment = environment;
    this.#deadlines = deadlines;
  }

  get notes(): readonly string[] {
    const sandbox = this.sandboxOff ? [`Chromium runs without its sandbox, because ${this.sandboxOff}`] : [];
    const restarts = this.#restarts > 0 ? ["the browser died while it printed and was started again"] : [];
    return [...sandbox, ...this.#notes, ...restarts];
  }

  async warmUp(): Promise<void> {
    void this.#start()
      .then(({ tabs }) => tabs.openEarly())
      .catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
  }

  async withPage<T>(kind: PageWork, work: (tab: Tab) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const turn: { shared?: Shared } = {};
      try {
        // Work that waits for its turn gets the browser that runs then, and that turn ends with it.
        return await this.#queue.run(async () => {
          turn.shared = await this.#start();
          return Promise.race([this.#useTab(turn.shared, kind, work), turn.shared.death]);
        });
      } catch (cause) {
        if (!turn.shared) throw cause;
        this.#recover(turn.shared, cause, attempt);
      }
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // What it has made is on the disk, and nobody needs its profile: to end by itself takes it as long as to start.
    for (const program of this.#programs.keys()) program.kill();
    const gone = Promise.all(this.#leaving);
    await inTime(gone, this.#deadlines.end, () => new Error("it does not end")).catch(() => undefined);
    // What one that does not end writes after that, the next start removes.
    for (const profile of this.#programs.values()) profile.remove();
  }

  kill(): void {
    this.#isClosed = true;
    for (const [program, profile] of this.#programs) {
      program.kill();
      profile.remove();
    }
  }

  #start(): Promise<Shared> {
    this.#running ??= this.#launch();
    return this.#running;
  }

  async #launch(): Promise<Shared> {
    const running = await launch({
      environment: this.#environment,
      deadlines: this.#deadlines,
      events: {
        started: (program, profile) => {
          this.#programs.set(program, profile);
          this.#leaving.add(this.#leave(program, profile));
          if (this.#isClosed) program.kill();
        },
        sandboxOff: (why) => {
          this.sandboxOff = why;
        },
        note: (text) => this.#notes.push(text),
      },
    });
    const tabs = new TabPool(running.browser, this.#deadlines, () => this.#end(shared));
    const shared: Shared = { ...running, tabs, death: deathOf(running.browser) };
    this.#shared = shared;
    return shared;
  }

  async #leave(program: Program, profile: Profile): Promise<void> {
    await program.gone;
    this.#programs.delete(program);
    await profile.removeBeside();
  }

  async #useTab<T>({ tabs }: Shared, kind: PageWork, work: (tab: Tab) => Promise<T>): Promise<T> {
    const tab = await tabs.take();
    const limit = this.#deadlines[kind];
    try {
      const done = Promise.race([work(tab), tab.leaving()]);
      const result = await inTime(done, limit, () => new LatePage(kind, limit));
      if (usedOnce.has(kind)) await tabs.end(tab);
      else tabs.giveBack(tab);
      return result;
    } catch (cause) {
      await tabs.end(tab);
      throw cause;
    }
  }

  /** Ends a browser that is of no use any more; the next page gets a new one. */
  #end(shared: Shared): void {
    shared.program.kill();
    if (this.#shared !== shared) return;
    this.#shared = undefined;
    this.#running = undefined;
  }

  /** Prepares a second attempt after a failure; throws where there is nothing left to try. */
  #recover(shared: Shared, cause: unknown, attempt: number): void {
    // What was late once would be late again.
    if (cause instanceof MachineError || this.#isClosed) throw cause;
    // A tab that did not paint is given up; another one gets the work.
    if (cause instanceof StuckTab) {
      if (attempt === 1) return;
      throw new MachineError(cause.message, otherBrowser, { cause });
    }
    if (shared.browser.connected) throw cause;
    this.#end(shared);
    if (attempt === 2) throw diedTwice(cause);
    this.#restarts++;
  }
}

/** Rejects when the browser goes, whether anybody waits or not. */
function deathOf(browser: Browser): Promise<never> {
  const death = new Promise<never>((_, reject) => {
    const die = () => reject(new Error("the browser is gone"));
    if (browser.connected) browser.once("disconnected", die);
    else die();
  });
  death.catch(() => undefined);
  return death;
}
