import { attempt } from "../attempt.js";
import { deckPath } from "./mode.js";

/** What survives a reload, as long as the window lives. */
const keyOf = (what: string) => `quarterdeck-${what} ${deckPath()}`;
const sizeKey = "quarterdeck-notes-size";

function load(what: string): unknown {
  const text = attempt(() => window.sessionStorage.getItem(keyOf(what)));
  return text ? attempt(() => JSON.parse(text) as unknown) : undefined;
}

function save(what: string, value: unknown): void {
  attempt(() =>
    value === undefined
      ? window.sessionStorage.removeItem(keyOf(what))
      : window.sessionStorage.setItem(keyOf(what), JSON.stringify(value)),
  );
}

/** Remembers the clock and the times of the slides. */
export const saveTalk = (talk: unknown): void => save("talk", talk);

/** The talk as it was before the window was reloaded; whoever reads it checks it. */
export const loadTalk = (): unknown => load("talk");

/** Remembers what a frozen stage shows. */
export const saveFrozen = (shown: unknown): void => save("frozen", shown);

/** What the frozen stage shows; undefined when it follows. */
export const loadFrozen = (): unknown => load("frozen");

/** The speaker's size of the notes in pixels. */
export function loadNotesSize(): number | undefined {
  return Number(attempt(() => window.localStorage.getItem(sizeKey))) || undefined;
}

/** Remembers the size of the notes for all decks. */
export function saveNotesSize(size: number): void {
  attempt(() => window.localStorage.setItem(sizeKey, String(size)));
}
