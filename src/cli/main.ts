import { formatProblems } from "../report/format.js";
import { InputError, MachineError, UsageError } from "../report/problem.js";
import { displayPrefix } from "./display.js";
import { type CommandLine, type CommandName, helpText, parseCommandLine } from "./options.js";
import { handleSignals } from "./stop.js";
import { processTerminal, type Terminal } from "./terminal.js";

/** The commands, each loaded when it is called; they return the exit status. */
const run: Readonly<Record<CommandName, (line: CommandLine, terminal: Terminal) => Promise<number>>> = {
  build: async (line, terminal) => (await import("./build.js")).runBuild(line, terminal),
  check: async (line, terminal) => (await import("./check.js")).runCheck(line, terminal),
  outline: async (line, terminal) => (await import("./outline.js")).runOutline(line, terminal),
  doctor: async (line, terminal) => (await import("./doctor.js")).runDoctor(line, terminal),
};

async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const line = parseCommandLine(args);
    if (line.options.version && !line.command) {
      const { packageVersion } = await import("../export/resources.js");
      terminal.out(`${packageVersion()}\n`);
    } else if (line.options.help || !line.command) terminal.out(helpText(line.command));
    else return await run[line.command](line, terminal);
    return 0;
  } catch (cause) {
    return report(cause, args.includes("--debug"), terminal);
  }
}

/** Says what went wrong and returns the exit status: 1 the input, 2 the command line, 3 the machine. */
function report(cause: unknown, debug: boolean, terminal: Terminal): number {
  if (debug && cause instanceof Error)
    terminal.err(`${cause.stack ?? ""}\n${cause.cause ? `caused by: ${String(cause.cause)}\n` : ""}`);
  if (cause instanceof InputError) {
    const { problems } = cause;
    terminal.err(formatProblems(problems, { prefix: displayPrefix(process.cwd()), colour: terminal.colour }));
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

handleSignals();
process.exitCode = await main(process.argv.slice(2), processTerminal());
