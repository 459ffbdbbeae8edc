import { MachineError } from "../report/problem.js";
import type { ExportedDeck } from "./export-deck.js";

/** Which formats failed, and why the first one did; what else was asked for is written by then. */
export function failureOf(
  exported: readonly Pick<ExportedDeck, "failures">[],
  galleryFailure: MachineError | undefined,
): MachineError | undefined {
  const formats = exported.flatMap((deck) => deck.failures);
  const failures = [
    ...formats.map(({ deck, format, cause }) => ({ name: `${deck}: ${format}`, cause })),
    ...(galleryFailure ? [{ name: "index.html", cause: galleryFailure }] : []),
  ];
  const [first] = failures;
  if (!first) return undefined;
  const names = failures.map(({ name }) => name).join(", ");
  const why = first.cause instanceof Error ? first.cause.message : String(first.cause);
  const remedies = first.cause instanceof MachineError ? first.cause.remedies : [];
  return new MachineError(`${why}; not written: ${names}`, remedies, { cause: first.cause });
}
