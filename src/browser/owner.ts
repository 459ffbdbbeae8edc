import type { Browser } from "puppeteer-core";
import { MachineError } from "../report/problem.js";
import type { BrowserCandidate } from "./candidate.js";
import { chooseBrowser, findBrowsers } from "./find.js";
import { StuckTab, type Tab, type TabPool, useTab } from "./tabs.js";

/** Flags that keep the browser quiet: it prints, and nothing else. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  // A picture waits for the next frame: nobody looks, so there is no reason to hold frames back.
  "--disable-frame-rate-limit",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--metrics-recording-only",
  "--mute-audio",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
];

export interface BrowserOwner {
  /** Starts the browser if it does not run yet; call early, so that it starts beside other work. */
  warmUp(): void;
  /** Runs `work` with a fresh page; when the browser dies meanwhile, once more with a new browser. */
  withPage<T>(work: (tab: Tab) => Promise<T>): Promise<T>;
  /** Why Chromium's sandbox is off; undefined while it is on. */
  readonly sandboxOff: string | undefined;
  /** How often the browser had to be started again. */
  readonly restarts: number;
  close(): Promise<void>;
  /** Ends the browser at once, for signal handlers. */
  kill(): void;
}

/** The one owner of the browser: it starts it on demand, shares it, and always closes it. */
export function createBrowserOwner(environment: NodeJS.ProcessEnv): BrowserOwner {
  let running: Promise<Browser> | undefined;
  let live: Browser | undefined;
  let sandboxOff: string | undefined;
  let restarts = 0;
  let pool: TabPool = { idle: [], opened: 0 };
  const start = () => {
    running ??= launch(environment, (why) => {
      sandboxOff = why;
    }).then((browser) => {
      live = browser;
      return browser;
    });
    return running;
  };
  const discard = () => {
    pool = { idle: [], opened: 0 };
    running = undefined;
    live = undefined;
  };
  /** Prepares a second attempt after a failure; throws where there is nothing left to try. */
  const recover = (browser: Browser, cause: unknown, attempt: number) => {
    // A stuck tab is left alone; another one gets the work.
    if (cause instanceof StuckTab && attempt === 1) return;
    if (browser.connected) throw cause;
    if (live === browser) discard();
    if (attempt === 2) throw diedTwice(cause);
    restarts++;
  };
  const kill = () => {
    live?.process()?.kill("SIGKILL");
    discard();
  };
  return {
    warmUp: () => void start().catch(() => undefined),
    get sandboxOff() {
      return sandboxOff;
    },
    get restarts() {
      return restarts;
    },
    async withPage(work) {
      for (let attempt = 1; ; attempt++) {
        const browser = await start();
        try {
          return await Promise.race([useTab(browser, pool, work), deathOf(browser)]);
        } catch (cause) {
          recover(browser, cause, attempt);
        }
      }
    },
    async close() {
      const browser = await running?.catch(() => undefined);
      discard();
      await browser?.close().catch(() => browser.process()?.kill("SIGKILL"));
    },
    kill,
  };
}

/** Rejects when the browser goes; calls that wait for an answer from it would wait for ever. */
function deathOf(browser: Browser): Promise<never> {
  return new Promise((_, reject) => {
    const die = () => reject(new Error("the browser is gone"));
    if (browser.connected) browser.once("disconnected", die);
    else die();
  });
}

function diedTwice(cause: unknown): MachineError {
  const remedies = ["give the machine more memory", "lower --jobs", "try another browser with QUARTERDECK_BROWSER"];
  return new MachineError("the browser died twice while it printed", remedies, { cause });
}

async function launch(environment: NodeJS.ProcessEnv, reportSandbox: (why: string) => void): Promise<Browser> {
  const { browser } = chooseBrowser(findBrowsers(environment));
  await browser.prepare?.();
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  if (isRoot) {
    reportSandbox("it runs as root");
    return launchWith(browser, ["--no-sandbox"]);
  }
  try {
    return await launchWith(browser, []);
  } catch (cause) {
    if (!/sandbox|namespace/i.test(String(cause))) throw failure(browser, cause);
    reportSandbox("the kernel does not allow it");
    return launchWith(browser, ["--no-sandbox"]);
  }
}

async function launchWith(candidate: BrowserCandidate, extra: readonly string[]): Promise<Browser> {
  const { default: puppeteer } = await import("puppeteer-core");
  try {
    return await inTime(
      puppeteer.launch({
        executablePath: candidate.path,
        headless: candidate.isShell ? "shell" : true,
        args: [...quiet, ...extra],
        pipe: true,
        waitForInitialPage: false,
        handleSIGHUP: false,
        handleSIGINT: false,
        handleSIGTERM: false,
      }),
    );
  } catch (cause) {
    if (extra.length === 0 && /sandbox|namespace/i.test(String(cause))) throw cause;
    throw failure(candidate, cause);
  }
}

const startTimeout = 30_000;

/** A browser that dies while it starts leaves its promise open; the timer ends the wait. */
function inTime<T>(launched: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`it did not answer within ${startTimeout / 1000} s`));
    const timer = setTimeout(late, startTimeout);
    launched.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function failure(candidate: BrowserCandidate, cause: unknown): MachineError {
  if (cause instanceof MachineError) return cause;
  const remedies = [
    "quarterdeck doctor shows what was found",
    "name another with QUARTERDECK_BROWSER=/path/to/chromium",
  ];
  return new MachineError(`the browser ${candidate.path} does not start`, remedies, { cause });
}
