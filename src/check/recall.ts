import type { DeckSubject } from "./subject.js";

/** A deck that answers what is asked of all its slides: each question is worked out once, however many rules and slides ask. */
export function withRecall(known: Omit<DeckSubject, "recall">): DeckSubject {
  const answers = new Map<unknown, unknown>();
  const deck: DeckSubject = {
    ...known,
    recall<T>(find: (deck: DeckSubject) => T): T {
      if (!answers.has(find)) answers.set(find, find(deck));
      return answers.get(find) as T;
    },
  };
  return deck;
}
