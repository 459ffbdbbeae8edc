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
  /** The first signal only calls `ask`, which ends the run when what was begun is finished; absent where no signals are heard. */
  onFirstSignal?(ask: () => void): void;
  /** Runs another command line in a thread of its own; absent where there is but one. */
  inThread?(args: readonly string[], shell: Shell): ThreadRun;
}

/** A command line that runs in a thread. */
export interface ThreadRun {
  /** Lets it work, and waits for the exit status. */
  run(): Promise<number>;
  /** Ends the thread and the processes that it has started. */
  stop(): Promise<void>;
}
