import { settleUnfinished } from "../source/recover.js";

const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What is done when the process is stopped; it may take a moment. */
export type StopAction = () => void | Promise<void>;

/** So long, in milliseconds, may the end of a process take that was told to end. */
const endTimeoutMs = 3000;

/** What is done when signals come. */
export interface Signals {
  /** Adds what is done before the process ends. */
  onStop(action: StopAction): void;
  /** The first signal only asks for the end, which comes when what was begun is finished; a second one ends the process. */
  onFirst(ask: () => void): void;
}

/** Ctrl-C and its kin leave no browser process and no half-written file behind. A second signal ends the process at once. */
export function handleSignals(): Signals {
  const actions = new Set<StopAction>();
  const askers = new Set<() => void>();
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const stop = async (signal: keyof typeof statuses) => {
    if (askers.size > 0) {
      for (const ask of askers) ask();
      askers.clear();
      process.once(signal, () => void stop(signal));
      return;
    }
    // Without us a signal ends a process, whatever keeps it.
    for (const each of names) process.removeAllListeners(each);
    // What is unfinished is left to the next command then: the thread that works may not have ended yet.
    setTimeout(() => process.kill(process.pid, signal), endTimeoutMs);
    await Promise.allSettled([...actions].map(async (action) => action()));
    settleUnfinished();
    process.exit(statuses[signal]);
  };
  for (const signal of names) process.once(signal, () => void stop(signal));
  return { onStop: (action) => void actions.add(action), onFirst: (ask) => void askers.add(ask) };
}
