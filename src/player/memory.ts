/** What survives a reload of the deck: the clock, and the place of the speaker window. */
export interface TalkMemory {
  readonly elapsed: number;
  readonly isRunning: boolean;
  /** Milliseconds since 1970; a running clock continues while the deck is reloaded. */
  readonly savedAt: number;
  /** The features of the open speaker window; "" when none was open. */
  readonly popup: string;
}

const talkKey = `quarterdeck-talk ${location.pathname}`;
const sizeKey = "quarterdeck-notes-size";

// Some browsers do not let files remember anything; there each access throws.
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Remembers the talk as long as this tab lives. */
export function saveTalk(memory: TalkMemory): void {
  attempt(() => window.sessionStorage.setItem(talkKey, JSON.stringify(memory)));
}

/** The talk as it was before the deck was reloaded. */
export function loadTalk(): TalkMemory | undefined {
  const text = attempt(() => window.sessionStorage.getItem(talkKey));
  return text ? attempt(() => JSON.parse(text) as TalkMemory) : undefined;
}

/** The speaker's size of the notes in pixels. */
export function loadNotesSize(): number | undefined {
  return Number(attempt(() => window.localStorage.getItem(sizeKey))) || undefined;
}

/** Remembers the size of the notes for all decks. */
export function saveNotesSize(size: number): void {
  attempt(() => window.localStorage.setItem(sizeKey, String(size)));
}
