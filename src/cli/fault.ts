import { type Diagnostic, InputError, MachineError, UsageError } from "../report/problem.js";

/** What ended a run as a problem with no place; its code says whose fault it is. */
export function faultOf(cause: unknown): Diagnostic {
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

/** All that is wrong with a run that has ended early. */
export const faultsOf = (cause: unknown): readonly Diagnostic[] =>
  cause instanceof InputError ? cause.problems : [faultOf(cause)];

/** Where in our code something went wrong, for `--debug`. */
export function traceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return `${cause.stack ?? ""}\n${cause.cause ? `caused by: ${String(cause.cause)}\n` : ""}`;
}
