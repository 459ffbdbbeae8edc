import { removeUnfinished } from "../source/output.js";

const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Ctrl-C and its kin leave no browser process and no half-written file behind.
 *
 * @returns adds what is done before the process ends
 */
export function handleSignals(): (action: () => void) => void {
  const actions = new Set<() => void>();
  for (const [signal, status] of Object.entries(statuses)) {
    process.once(signal, () => {
      for (const action of actions) action();
      removeUnfinished();
      process.exit(status);
    });
  }
  return (action) => void actions.add(action);
}
