import type { StopAction } from "./stop.js";
import type { Terminal } from "./terminal.js";

/** What a command knows about the shell that it is called from; tests give their own. */
export interface Shell {
  readonly terminal: Terminal;
  /** The folder in which the user stands. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Runs `action` when the process is stopped by a signal, before it ends. */
  onStop(action: StopAction): void;
}
