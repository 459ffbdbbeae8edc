import { type FailureKind, isQueueFailure, QueueFailure } from "../queue/failure.js";

/** As much of a reason as is kept, in characters. */
const mostOfReason = 8_000;

/** A reason that takes up little room in Redis. */
export const bounded = (why: string, most = mostOfReason): string =>
  why.length <= most ? why : `${why.slice(0, most - 1)}…`;

/** What Redis begins its answers with, and what it means. */
const answers: readonly (readonly [RegExp, FailureKind, string])[] = [
  [/\bOOM\b/, "full", "Redis is full"],
  [/\b(?:NOAUTH|WRONGPASS)\b|ERR AUTH\b|without any password/, "refused", "Redis wants another user or password"],
  [/\bNOPERM\b/, "refused", "Redis does not allow its user what a queue needs"],
  [/\bLOADING\b/, "away", "Redis is still reading its data from disk"],
];

/** What an error means for those who use the queue: connections that end, and what Redis says. */
export function failureOf(error: unknown, place: string): QueueFailure {
  if (isQueueFailure(error)) return error;
  const { message, code } = asError(error);
  for (const [pattern, kind, said] of answers)
    if (pattern.test(message)) return new QueueFailure(kind, `${said} (${place}): ${oneLine(message)}`);
  // Whatever else begins so is an answer; the rest comes from the connection.
  if (/^[A-Z]{3,}\b/.test(message) && code === undefined)
    return new QueueFailure("refused", `Redis does not do what a queue needs (${place}): ${oneLine(message)}`);
  return new QueueFailure("away", `Redis does not answer at ${place}${reasonOf(message, code)}`);
}

/** An error as such, whatever was thrown. */
export function asError(error: unknown): { readonly message: string; readonly code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), code: undefined };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { message: error.message, code };
}

/** Scripts of others report where they stand; only what Redis said is of use. */
const oneLine = (message: string) => bounded(message.replace(/\s*script: [0-9a-f]{8,}.*$/s, "").trim(), 300);

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no machine of this name",
  EAI_AGAIN: "its name cannot be looked up now",
  ETIMEDOUT: "no answer in time",
  ECONNRESET: "the connection was ended",
};

function reasonOf(message: string, code: string | undefined): string {
  const known = code === undefined ? undefined : reasons[code];
  if (known !== undefined) return `: ${known}`;
  return message === "" || message === "Connection is closed." ? "" : `: ${oneLine(message)}`;
}

/** What comes first: a result, or the end of those who wait for it; what comes of it later is nobody's concern. */
export async function unless<Result>(ended: AbortSignal, result: Promise<Result>): Promise<Result | undefined> {
  result.catch(() => undefined);
  if (ended.aborted) return undefined;
  const over = new AbortController();
  const end = new Promise<undefined>((resolve) => {
    ended.addEventListener("abort", () => resolve(undefined), { signal: over.signal });
  });
  try {
    return await Promise.race([result, end]);
  } finally {
    over.abort();
  }
}
