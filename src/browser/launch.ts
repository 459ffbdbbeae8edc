import type { Browser } from "puppeteer-core";
import { MachineError } from "../report/problem.js";
import { inTime } from "../source/in-time.js";
import type { BrowserCandidate } from "./candidate.js";
import type { Deadlines } from "./deadlines.js";
import { chooseBrowser, findBrowsers } from "./find.js";
import { openProfile, type Profile } from "./profile.js";
import { type Program, startProgram } from "./program.js";
import { switchesFor } from "./switches.js";

/** A browser that runs, and the process that it is. */
export interface RunningBrowser {
  readonly browser: Browser;
  readonly program: Program;
}

/** What whoever starts a browser hears of it. */
interface LaunchEvents {
  /** A process was started; it must be ended, whatever becomes of it. */
  started(program: Program, profile: Profile): void;
  sandboxOff(why: string): void;
  note(text: string): void;
}

/** How a browser is started. */
interface Launch {
  readonly environment: NodeJS.ProcessEnv;
  readonly deadlines: Deadlines;
  readonly events: LaunchEvents;
}

/** What has closed its pipe ends, as a rule; so long it is waited for, in milliseconds. */
const lastWords = 1000;

/** A browser did not answer in time. */
class LateStart extends Error {}

/**
 * Starts the browser that is to be used. One that came unpacked and does not start is unpacked once more.
 * @throws MachineError when there is none, or it does not start in time
 */
export async function launch(how: Launch): Promise<RunningBrowser> {
  const { browser } = chooseBrowser(findBrowsers(how.environment));
  const note = await browser.prepare?.();
  if (note) how.events.note(note);
  try {
    return await launchSandboxed(browser, how);
  } catch (cause) {
    if (!browser.repair || cause instanceof MachineError || cause instanceof LateStart) throw failure(browser, cause);
    how.events.note(await browser.repair());
    return await launchSandboxed(browser, how).catch((again: unknown) => {
      throw failure(browser, again);
    });
  }
}

/** With Chromium's sandbox where that is possible. */
async function launchSandboxed(browser: BrowserCandidate, how: Launch): Promise<RunningBrowser> {
  if (process.platform === "linux" && process.getuid?.() === 0) {
    how.events.sandboxOff("it runs as root");
    return launchWith(browser, ["--no-sandbox"], how);
  }
  try {
    return await launchWith(browser, [], how);
  } catch (cause) {
    if (!/sandbox|namespace/i.test(String(cause))) throw cause;
    how.events.sandboxOff("the kernel does not allow it");
    return launchWith(browser, ["--no-sandbox"], how);
  }
}

async function launchWith(
  candidate: BrowserCandidate,
  more: readonly string[],
  { environment, deadlines, events }: Launch,
): Promise<RunningBrowser> {
  const profile = openProfile(environment);
  try {
    const program = startProgram(candidate.path, switchesFor(candidate, profile.folder, more));
    events.started(program, profile);
    // It starts while what talks to it is loaded.
    const { default: puppeteer } = await import("puppeteer-core");
    const late = () => new LateStart(`it did not answer within ${deadlines.start / 1000} s`);
    // Every page has a deadline of its own, so no single answer needs one.
    const connected = puppeteer.connect({ transport: program.transport, protocolTimeout: 0 }).catch((cause: Error) => {
      // How it ended says more than that it does not answer.
      return inTime(program.failed, lastWords, () => cause);
    });
    try {
      const browser = await inTime(Promise.race([connected, program.failed]), deadlines.start, late);
      return { browser, program };
    } catch (cause) {
      connected.catch(() => undefined);
      program.kill();
      throw cause;
    }
  } catch (cause) {
    profile.remove();
    throw cause;
  }
}

function failure(candidate: BrowserCandidate, cause: unknown): MachineError {
  if (cause instanceof MachineError) return cause;
  const remedies = [
    "quarterdeck doctor shows what was found",
    "name another with QUARTERDECK_BROWSER=/path/to/chromium",
  ];
  const [why = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  return new MachineError(`the browser ${candidate.path} does not start: ${why}`, remedies, { cause });
}
