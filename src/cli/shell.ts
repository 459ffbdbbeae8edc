import type { Ask } from "./ask.js";
import type { StopAction } from "./stop.js";
import type { Terminal } from "./terminal.js";

/** What a command knows about the shell that it is called from; tests give their own. */
export interface Shell {
  readonly terminal: Terminal;
  /** The folder in which the user stands. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Asks the user; undefined where nobody can answer. */
  readonly ask?: Ask | undefined;
  /** Runs `action` when the process is stopped by a signal, before it ends. */
  onStop(action: StopAction): void;
}
