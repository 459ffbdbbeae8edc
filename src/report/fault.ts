import { type Diagnostic, InputError, MachineError, UsageError } from "./problem.js";
import { asMachineError } from "./system.js";

/** What ended some work as a problem with no place; its code says whose fault it is. */
export function faultOf(failure: unknown): Diagnostic {
  const cause = asMachineError(failure);
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof UsageError) return fault("command-line", message, "see quarterdeck --help");
  if (cause instanceof MachineError) return fault("machine", message, cause.remedies.join("; "));
  return fault("internal", message, "run again with --debug and report what it prints");
}

const fault = (code: string, message: string, remedy: string): Diagnostic => ({
  code,
  severity: "error",
  message,
  remedy,
});

/** All that is wrong with some work that has ended early. */
export const faultsOf = (cause: unknown): readonly Diagnostic[] =>
  cause instanceof InputError ? cause.problems : [faultOf(cause)];

/** Where in our code something went wrong, for `--debug`. */
export function traceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return `${cause.stack ?? ""}\n${cause.cause ? `caused by: ${String(cause.cause)}\n` : ""}`;
}
