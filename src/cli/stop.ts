import { settleUnfinished } from "../source/recover.js";

const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What is done when the process is stopped; it may take a moment. */
export type StopAction = () => void | Promise<void>;

/** So long, in milliseconds, may the end of a process take that was told to end. */
const endTimeoutMs = 3000;

/**
 * Ctrl-C and its kin leave no browser process and no half-written file behind. A second signal ends the process at once.
 *
 * @returns adds what is done before the process ends
 */
export function handleSignals(): (action: StopAction) => void {
  const actions = new Set<StopAction>();
  const stop = async (signal: keyof typeof statuses) => {
    // Without us a signal ends a process, whatever keeps it.
    for (const each of Object.keys(statuses)) process.removeAllListeners(each);
    // What is unfinished is left to the next command then: the thread that works may not have ended yet.
    setTimeout(() => process.kill(process.pid, signal), endTimeoutMs);
    await Promise.allSettled([...actions].map(async (action) => action()));
    settleUnfinished();
    process.exit(statuses[signal]);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop(signal));
  return (action) => void actions.add(action);
}
