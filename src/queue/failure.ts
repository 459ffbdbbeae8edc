/**
 * Why a queue cannot be used. `away`: Redis does not answer, or the address is none; `full`: its memory is; `refused`: it answers and
 * does not let us; `version`: it is too old, or what is in the queue was written by a Quarterdeck that does it otherwise.
 */
export type FailureKind = "away" | "full" | "refused" | "version";

/** What went wrong with a queue, in words for its user. */
export class QueueFailure extends Error {
  override readonly name = "QueueFailure";
  readonly kind: FailureKind;
  /** Of a submission that has ended early: how many jobs it had added, which stay. */
  readonly added: number | undefined;

  constructor(kind: FailureKind, message: string, added?: number) {
    super(message);
    this.kind = kind;
    this.added = added;
  }
}

/** Whether an error is one of those, also when it was made by the package, whose class is another one. */
export const isQueueFailure = (error: unknown): error is QueueFailure =>
  error instanceof Error && error.name === "QueueFailure" && "kind" in error;

/** Thrown by a handler for what another attempt cannot mend. */
export class JobRefused extends Error {
  override readonly name = "JobRefused";
  readonly isFinal = true;
}

/** Whether another attempt cannot mend an error; asked by the package, whose class is another one. */
export const isFinal = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "isFinal" in error && error.isFinal === true;
