/**
 * How long anything in a test may take, in milliseconds. It only ends what hangs: a slow machine, or one with
 * other work to do, must never get here, so no single wait has a limit of its own.
 */
export const patience = 15 * 60_000;
