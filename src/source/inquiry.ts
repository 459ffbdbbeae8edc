import { createHash } from "node:crypto";
import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";

declare const brand: unique symbol;

/** A question that was asked of the disk. */
export type Inquiry = string & { readonly [brand]: "Inquiry" };

/** Whoever asks: keeps the questions on whose answers it has built. */
export interface Inquirer {
  asked(inquiry: Inquiry): void;
}

/**
 * What is asked about an absolute path: what stands there, its bytes, which files match it as a glob, its names as a folder,
 * where it leads as a folder, or which packages for Quarterdeck are installed in it.
 */
export interface Question {
  readonly kind: "kind" | "read" | "list" | "names" | "real" | "packages";
  readonly path: string;
}

export type Answer = Uint8Array | readonly string[] | string | undefined;

/** Names a question about an absolute path. */
export const inquiryOf = ({ kind, path: place }: Question) => `${kind} ${place}` as Inquiry;

interface Known {
  /** What {@link digestOf} says of the answer, once somebody has asked for it. */
  digest?: string;
  readonly question: Question;
  readonly ask: () => Answer;
  readonly answer: Answer;
  /** The path, and where it led through each link on its way when it was asked about. */
  readonly way: readonly string[];
}

/** Remembers the answers of the disk until it is told that something has changed. */
export interface Answers {
  /** @param get asks the disk, and nothing that was remembered */
  ask<T extends Answer>(question: Question, by: Inquirer, get: () => T): T;
  /** A question that was asked here, and the digest of its answer. */
  noted(inquiry: Inquiry): { readonly question: Question; readonly digest: string } | undefined;
  /** Asks again what concerns these absolute paths; returns the questions that have another answer now. */
  forget(changed: readonly string[]): ReadonlySet<Inquiry>;
}

export function createAnswers(): Answers {
  const known = new Map<Inquiry, Known>();
  const seen: Seen = new Map();
  /** A question that cannot be asked has no answer any more: whoever needs one asks it again, and learns why. */
  const isOtherNow = ([inquiry, { question, ask, answer: before }]: readonly [Inquiry, Known]): boolean => {
    const way = wayOf(placeOf(question), seen);
    try {
      const answer = ask();
      const isOther = !isSame(before, answer);
      known.set(inquiry, { question, ask, answer: isOther ? answer : before, way });
      return isOther;
    } catch {
      known.delete(inquiry);
      return true;
    }
  };
  return {
    ask<T extends Answer>(question: Question, by: Inquirer, get: () => T): T {
      const inquiry = inquiryOf(question);
      by.asked(inquiry);
      const before = known.get(inquiry);
      // The type of an answer follows from its question.
      if (before) return before.answer as T;
      const answer = get();
      known.set(inquiry, { question, ask: get, answer, way: wayOf(placeOf(question), seen) });
      return answer;
    },
    noted(inquiry) {
      const entry = known.get(inquiry);
      if (!entry) return undefined;
      entry.digest ??= digestOf(entry.answer);
      return { question: entry.question, digest: entry.digest };
    },
    forget(changed) {
      seen.clear();
      const concerned = [...known].filter(([, entry]) => changed.some((file) => concerns(entry, file)));
      return new Set(concerned.filter(isOtherNow).map(([inquiry]) => inquiry));
    },
  };
}

/** A path, and where it leads after each link that it goes through, whether there is something in the end or not. */
function wayOf(file: string, seen: Seen): readonly string[] {
  if (isWithoutLink(file, seen)) return [file];
  const way = new Set<string>();
  let next: string | undefined = file;
  while (next !== undefined && !way.has(next)) {
    way.add(next);
    next = followLink(next);
  }
  return [...way];
}

/** Of paths whether no link leads to them, as long as nothing changes: most questions are about files of a few folders, and two about each. */
type Seen = Map<string, boolean>;

function isWithoutLink(place: string, seen: Seen): boolean {
  const before = seen.get(place);
  if (before !== undefined) return before;
  const above = path.dirname(place);
  const answer = above === place || (isWithoutLink(above, seen) && !isLink(place));
  seen.set(place, answer);
  return answer;
}

function isLink(place: string): boolean {
  try {
    return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

/** Whether there is something and no link leads to it. */
function isReal(file: string): boolean {
  try {
    return realpathSync.native(file) === file;
  } catch {
    return false;
  }
}

/** A path in which the first link is followed; undefined if it goes through none. */
function followLink(file: string): string | undefined {
  const folder = path.dirname(file);
  if (folder === file) return undefined;
  if (!isReal(folder)) {
    const next = followLink(folder);
    return next === undefined ? undefined : path.join(next, path.basename(file));
  }
  const target = linkTarget(file);
  return target === undefined ? undefined : path.resolve(folder, target);
}

function linkTarget(place: string): string | undefined {
  try {
    return readlinkSync(place);
  } catch {
    return undefined;
  }
}

/** The file that an inquiry read; undefined for other questions. */
export function fileRead(inquiry: Inquiry): string | undefined {
  return inquiry.startsWith("read ") ? inquiry.slice("read ".length) : undefined;
}

/** A path, or the folder below which a pattern looks. */
function placeOf({ kind, path: place }: Question): string {
  const special = kind === "list" ? place.search(/[*?{[(!]/) : -1;
  return special === -1 ? place : path.dirname(place.slice(0, special + 1));
}

const isBelow = (file: string, folder: string) => file === folder || file.startsWith(folder + path.sep);

/** A change concerns a file, what lies below a folder, and every pattern and folder that could list it. */
function concerns({ question, way }: Known, changed: string): boolean {
  if (way.some((place) => isBelow(place, changed))) return true;
  const asksBelow = question.kind === "list" || question.kind === "names" || question.kind === "packages";
  return asksBelow && way.some((place) => isBelow(changed, place));
}

function isSame(before: Answer, now: Answer): boolean {
  if (before instanceof Uint8Array && now instanceof Uint8Array) return Buffer.compare(before, now) === 0;
  if (Array.isArray(before) && Array.isArray(now)) return before.join("\n") === now.join("\n");
  return before === now;
}

/** Two answers are the same when their digests are: a hash of a file's bytes or of a list, or the word itself. */
export function digestOf(answer: Answer): string {
  if (answer === undefined || typeof answer === "string") return answer ?? "";
  const data = answer instanceof Uint8Array ? answer : answer.join("\n");
  return createHash("sha256").update(data).digest("base64url");
}
