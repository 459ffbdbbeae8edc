import { failWith } from "./fail.js";
import { type CommandLine, type CommandName, helpText, parseCommandLine } from "./options.js";
import type { Shell } from "./shell.js";

/** The commands, each loaded when it is called; they return the exit status. */
const run: Readonly<Record<CommandName, (line: CommandLine, shell: Shell) => Promise<number>>> = {
  build: async (line, shell) => (await import("./build.js")).runBuild(line, shell),
  dev: async (line, shell) => (await import("./dev.js")).runDev(line, shell),
  check: async (line, shell) => (await import("./check.js")).runCheck(line, shell),
  outline: async (line, shell) => (await import("./outline.js")).runOutline(line, shell),
  init: async (line, shell) => (await import("./init.js")).runInit(line, shell),
  new: async (line, shell) => (await import("./new.js")).runNew(line, shell),
  eject: async (line, shell) => (await import("./eject.js")).runEject(line, shell),
  diff: async (line, shell) => (await import("./diff.js")).runDiff(line, shell),
  queue: async (line, shell) => (await import("./queue/queue.js")).runQueue(line, shell),
  cache: async (line, shell) => (await import("./cache.js")).runCache(line, shell),
  theme: async (line, shell) => (await import("./theme.js")).runTheme(line, shell),
  doctor: async (line, shell) => (await import("./doctor.js")).runDoctor(line, shell),
};

/** Runs a command line and returns the exit status; it ends no process, so that many can run in one. */
export async function runCommandLine(args: readonly string[], shell: Shell): Promise<number> {
  const { terminal } = shell;
  const started = performance.now();
  try {
    const line = parseCommandLine(args);
    if (line.options.version && !line.command) {
      const { packageVersion } = await import("../source/installed.js");
      terminal.out(`${packageVersion()}\n`);
    } else if (line.options.help || !line.command) terminal.out(helpText(line.command));
    else return await run[line.command](line, shell);
    return 0;
  } catch (cause) {
    return failWith(cause, args, shell, Math.round(performance.now() - started));
  }
}
