import { realpathSync } from "node:fs";
import path from "node:path";

declare const brand: unique symbol;

/** A question that was asked of the disk. */
export type Inquiry = string & { readonly [brand]: "Inquiry" };

/** Whoever asks: keeps the questions on whose answers it has built. */
export interface Inquirer {
  asked(inquiry: Inquiry): void;
}

/** What is asked about an absolute path: what stands there, its bytes, or which files match it as a glob. */
interface Question {
  readonly kind: "kind" | "read" | "list";
  readonly path: string;
}

type Answer = Uint8Array | readonly string[] | string | undefined;

interface Known {
  readonly question: Question;
  readonly ask: () => Answer;
  answer: Answer;
}

/** Remembers the answers of the disk until it is told that something has changed. */
export interface Answers {
  ask<T extends Answer>(question: Question, by: Inquirer, get: () => T): T;
  /** Asks again what concerns these absolute paths; returns the questions that have another answer now. */
  forget(changed: readonly string[]): ReadonlySet<Inquiry>;
}

export function createAnswers(): Answers {
  const known = new Map<Inquiry, Known>();
  return {
    ask<T extends Answer>(question: Question, by: Inquirer, get: () => T): T {
      const inquiry = `${question.kind} ${question.path}` as Inquiry;
      by.asked(inquiry);
      const before = known.get(inquiry);
      // The type of an answer follows from its question.
      if (before) return before.answer as T;
      const answer = get();
      known.set(inquiry, { question, ask: get, answer });
      return answer;
    },
    forget(changed) {
      const different = new Set<Inquiry>();
      for (const [inquiry, entry] of known) {
        if (!changed.some((file) => concerns(entry, file))) continue;
        const now = entry.ask();
        if (isSame(entry.answer, now)) continue;
        entry.answer = now;
        different.add(inquiry);
      }
      return different;
    },
  };
}

/** Where a path leads that goes through links. */
function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}

/** The file that an inquiry read; undefined for other questions. */
export function fileRead(inquiry: Inquiry): string | undefined {
  return inquiry.startsWith("read ") ? inquiry.slice("read ".length) : undefined;
}

const isBelow = (file: string, folder: string) => file === folder || file.startsWith(folder + path.sep);

/** A change concerns a file, what lies below a folder, and every glob that could list it. */
function concerns({ question }: Known, changed: string): boolean {
  if (question.kind !== "list") return isBelow(question.path, changed) || isBelow(realPath(question.path), changed);
  const special = question.path.search(/[*?{[(!]/);
  const base = special === -1 ? question.path : path.dirname(question.path.slice(0, special + 1));
  return isBelow(changed, base) || isBelow(base, changed);
}

function isSame(before: Answer, now: Answer): boolean {
  if (before instanceof Uint8Array && now instanceof Uint8Array) return Buffer.compare(before, now) === 0;
  if (Array.isArray(before) && Array.isArray(now)) return before.join("\n") === now.join("\n");
  return before === now;
}
