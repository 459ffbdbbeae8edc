import { capped } from "../report/capped.js";
import { counted } from "../report/counted.js";
import { faultsOf, traceOf } from "../report/fault.js";
import { formatProblems, inOrder, plainProblem } from "../report/format.js";
import { InputError, MachineError, UsageError } from "../report/problem.js";
import { asMachineError } from "../report/system.js";
import { realPathOf } from "../source/folder.js";
import type { Shell } from "./shell.js";

/** Says why a command line could not be run, in the form that it asks for; returns the exit status. */
export function failWith(failure: unknown, args: readonly string[], shell: Shell, elapsedMs = 0): number {
  const { terminal, folder } = shell;
  const cause = asMachineError(failure);
  if (args.includes("--debug")) terminal.err(traceOf(cause));
  if (wantsJson(args)) {
    const from = realPathOf(folder);
    const faults = capped(inOrder(faultsOf(cause), from), from, "programs");
    const problems = faults.map((fault) => plainProblem(fault, from));
    terminal.out(`${JSON.stringify({ decks: [], problems, elapsedMs })}\n`);
  } else report(cause, shell);
  return statusOf(cause);
}

/** Whether the one object of `--json` is waited for, also where the command line cannot be read. */
export function wantsJson(args: readonly string[]): boolean {
  const options = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  return options.some((option, index) => isJson(option) || (option === "json" && options[index - 1] === "--reporter"));
}

const isJson = (option: string) => option === "--json" || option === "--reporter=json";

/** 1 the input, 2 the command line, 3 the machine; else it is our fault. */
function statusOf(cause: unknown): number {
  const isKnown = cause instanceof InputError || cause instanceof UsageError || cause instanceof MachineError;
  return isKnown ? cause.exitStatus : 70;
}

/** Says what went wrong. */
function report(cause: unknown, { terminal, folder }: Shell): void {
  if (cause instanceof InputError) {
    const { problems } = cause;
    terminal.err(formatProblems(problems, { folder: realPathOf(folder), colour: terminal.colour }));
    const errors = problems.filter(({ severity }) => severity === "error").length;
    const warnings = problems.length - errors;
    const counts = [counted(errors, "error"), ...(warnings > 0 ? [counted(warnings, "warning")] : [])];
    terminal.err(`${counts.join(", ")}; nothing was written\n`);
  } else if (cause instanceof UsageError) {
    terminal.err(`quarterdeck: ${cause.message}\nTry: quarterdeck --help\n`);
  } else if (cause instanceof MachineError) {
    terminal.err(`quarterdeck: ${cause.message}\n${cause.remedies.map((remedy) => `  - ${remedy}\n`).join("")}`);
  } else {
    const message = cause instanceof Error ? cause.message : String(cause);
    terminal.err(`quarterdeck: internal error: ${message}\nRun again with --debug and report what it prints.\n`);
  }
}
