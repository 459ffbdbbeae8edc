import type { Bound } from "../cache/bound.js";
import { noShelf, openShelf } from "../cache/shelf.js";

/** The codes and roles of a server's guests, for its next start: nobody joins again because of that. */
export interface KeptKeys {
  /** What the last server of these decks has left; undefined when that is long ago. */
  load(): string | undefined;
  save(text: string): void;
}

interface KeptKeysScope {
  readonly environment: NodeJS.ProcessEnv;
  /** Whether anything is kept at all. */
  readonly cache: boolean;
  /** What tells one server from others: its folder, decks and port. */
  readonly of: readonly (string | number)[];
}

interface KeysRecord {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly text: string;
}

/** Servers whose guests may come back. */
const bound: Bound = { files: 20, bytes: 2 ** 20 };
/** Milliseconds: roles last as long as their cookies, half a day. */
const longest = 12 * 60 * 60 * 1000;

/** The cache is a folder that only its user can read. */
export function openKeptKeys({ environment, cache, of }: KeptKeysScope): KeptKeys {
  const shelf = cache ? openShelf(environment, "keys", bound) : noShelf;
  const key = JSON.stringify(of);
  return {
    load() {
      try {
        const { savedAt, text } = JSON.parse(shelf.get(key) ?? "") as KeysRecord;
        const age = Date.now() - savedAt;
        return age >= 0 && age < longest ? text : undefined;
      } catch {
        return undefined;
      }
    },
    save(text) {
      shelf.put(key, JSON.stringify({ savedAt: Date.now(), text } satisfies KeysRecord));
    },
  };
}
