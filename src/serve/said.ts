import type { Diagnostic } from "../report/problem.js";

/** What the terminal was told, so that it is told nothing twice. */
export interface Said {
  /**
   * Says what is wrong with something, as far as that is not said already of something else.
   * @returns whether something else is wrong with it than before
   */
  say(about: string, problems: readonly Diagnostic[]): boolean;
  /** Forgets what was said of all others. */
  keep(names: readonly string[]): void;
}

/** @param tell is given what is new; nothing, when everything is mended */
export function rememberSaid(tell: (about: string, problems: readonly Diagnostic[]) => void): Said {
  const said = new Map<string, readonly Diagnostic[]>();
  return {
    say(about, problems) {
      const before = said.get(about) ?? [];
      if (before === problems) return false;
      said.set(about, problems);
      if (wordsOf(problems) === wordsOf(before)) return false;
      const others = new Set([...said].flatMap(([name, known]) => (name === about ? [] : known.map(placeAndWords))));
      const fresh = problems.filter((problem) => !others.has(placeAndWords(problem)));
      if (fresh.length > 0 || problems.length === 0) tell(about, fresh);
      return true;
    },
    keep(names) {
      for (const about of said.keys()) if (!names.includes(about)) said.delete(about);
    },
  };
}

/** What moves when somebody writes above it is nothing new. */
const wordsOf = (problems: readonly Diagnostic[]) => JSON.stringify(problems.map(words));

const words = ({ severity, code, message, remedy, span }: Diagnostic) => [
  severity,
  code,
  message,
  remedy,
  span?.file.root,
  span?.file.path,
];

const placeAndWords = (problem: Diagnostic) => JSON.stringify([...words(problem), problem.span?.start]);
