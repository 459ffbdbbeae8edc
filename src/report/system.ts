import { MachineError } from "./problem.js";

/** What the system has answered to a call. */
interface SystemFault {
  readonly code: string;
  /** The call, such as `open`. */
  readonly call: string;
  /** The file that it was about; "" when it was about none. */
  readonly path: string;
  /** What the answer means; "" for one that is not known here. */
  readonly words: string;
}

/** Answers of the system that users can do something about: what they mean, and what helps. */
const answers: Readonly<Record<string, readonly [words: string, remedy: string]>> = {
  EACCES: ["permission denied", "change its permissions"],
  EBUSY: ["it is in use", "close the program that uses it"],
  EDQUOT: ["your share of the disk is used up", "free some space and try again"],
  EIO: ["the disk or the connection to it is faulty", "look at the disk, then try again"],
  ELOOP: ["it is a link that leads to itself", "remove the link"],
  EMFILE: ["too many files are open", "raise the limit with “ulimit -n”, or lower --jobs"],
  ENFILE: ["too many files are open", "close other programs"],
  ENOENT: ["there is nothing of this name any more", "try again"],
  ENOMEM: ["the memory is used up", "close other programs, or lower --jobs"],
  ENOSPC: ["the disk is full", "free some space and try again"],
  ENOTDIR: ["one of the names before the last is no folder", "look at the path"],
  EPERM: ["permission denied", "change its permissions"],
  EROFS: ["the file system can only be read", "mount it so that it can be written, or choose another place"],
  ESTALE: ["the connection to the disk was lost", "try again"],
  EXDEV: ["something else is mounted there", "choose another place"],
};

/** An answer of the system; undefined for any other failure. */
export function systemFault(cause: unknown): SystemFault | undefined {
  if (!(cause instanceof Error) || !("code" in cause) || !("syscall" in cause)) return undefined;
  const code = String(cause.code);
  const path = "path" in cause ? String(cause.path) : "";
  return { code, call: String(cause.syscall), path, words: answers[code]?.[0] ?? "" };
}

/** What helps against an answer of the system. */
export function remediesOf(cause: unknown): string[] {
  const remedy = answers[systemFault(cause)?.code ?? ""]?.[1];
  return remedy === undefined ? [] : [remedy];
}

/** An answer of the system that nobody has expected as what it is: a fault of the machine. Any other failure stays. */
export function asMachineError(cause: unknown): unknown {
  const fault = systemFault(cause);
  if (!fault || fault.words === "") return cause;
  const about =
    fault.path === "" ? `the system refuses “${fault.call}”` : `${fault.path} cannot be used (${fault.call})`;
  return new MachineError(`${about}: ${fault.words}`, remediesOf(cause), { cause });
}
