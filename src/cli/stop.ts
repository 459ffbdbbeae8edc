import { removeUnfinished } from "../source/output.js";

const actions = new Set<() => void>();

/** Runs `action` when the process is stopped by a signal, before it ends. */
export function onStop(action: () => void): void {
  actions.add(action);
}

const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Ctrl-C and its kin leave no browser process and no half-written file behind. */
export function handleSignals(): void {
  for (const [signal, status] of Object.entries(statuses)) {
    process.once(signal, () => {
      for (const action of actions) action();
      removeUnfinished();
      process.exit(status);
    });
  }
}
