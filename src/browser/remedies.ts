import { MachineError } from "../report/problem.js";

/** What helps where a browser is of no use. */
export const otherBrowser = ["try another browser with QUARTERDECK_BROWSER=/path/to/chromium"];

/** A browser died, and so did the next one. */
export function diedTwice(cause: unknown): MachineError {
  const remedies = ["give the machine more memory", "lower --jobs", ...otherBrowser];
  return new MachineError("the browser died twice while it printed", remedies, { cause });
}
