import { formatProblems } from "../report/format.js";
import { InputError, MachineError, UsageError } from "../report/problem.js";
import { displayFolder } from "./display.js";
import { type CommandLine, type CommandName, helpText, parseCommandLine } from "./options.js";
import type { Shell } from "./shell.js";

/** The commands, each loaded when it is called; they return the exit status. */
const run: Readonly<Record<CommandName, (line: CommandLine, shell: Shell) => Promise<number>>> = {
  build: async (line, shell) => (await import("./build.js")).runBuild(line, shell),
  check: async (line, shell) => (await import("./check.js")).runCheck(line, shell),
  outline: async (line, shell) => (await import("./outline.js")).runOutline(line, shell),
  cache: async (line, shell) => (await import("./cache.js")).runCache(line, shell),
  doctor: async (line, shell) => (await import("./doctor.js")).runDoctor(line, shell),
};

/** Runs a command line and returns the exit status; it ends no process, so that many can run in one. */
export async function runCommandLine(args: readonly string[], shell: Shell): Promise<number> {
  const { terminal } = shell;
  try {
    const line = parseCommandLine(args);
    if (line.options.version && !line.command) {
      const { packageVersion } = await import("../source/installed.js");
      terminal.out(`${packageVersion()}\n`);
    } else if (line.options.help || !line.command) terminal.out(helpText(line.command));
    else return await run[line.command](line, shell);
    return 0;
  } catch (cause) {
    if (args.includes("--debug")) terminal.err(traceOf(cause));
    return report(cause, shell);
  }
}

function traceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return `${cause.stack ?? ""}\n${cause.cause ? `caused by: ${String(cause.cause)}\n` : ""}`;
}

/** Says what went wrong and returns the exit status: 1 the input, 2 the command line, 3 the machine. */
function report(cause: unknown, { terminal, folder }: Shell): number {
  if (cause instanceof InputError) {
    const { problems } = cause;
    terminal.err(formatProblems(problems, { folder: displayFolder(folder), colour: terminal.colour }));
    const errors = problems.filter(({ severity }) => severity === "error").length;
    const warnings = problems.length - errors;
    terminal.err(
      `${errors} ${errors === 1 ? "error" : "errors"}${warnings > 0 ? `, ${warnings} ${warnings === 1 ? "warning" : "warnings"}` : ""}; nothing was written\n`,
    );
    return cause.exitStatus;
  }
  if (cause instanceof UsageError) {
    terminal.err(`quarterdeck: ${cause.message}\nTry: quarterdeck --help\n`);
    return cause.exitStatus;
  }
  if (cause instanceof MachineError) {
    terminal.err(`quarterdeck: ${cause.message}\n${cause.remedies.map((remedy) => `  - ${remedy}\n`).join("")}`);
    return cause.exitStatus;
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  terminal.err(`quarterdeck: internal error: ${message}\nRun again with --debug and report what it prints.\n`);
  return 70;
}
