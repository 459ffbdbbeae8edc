import { KeptEntries } from "../cache/kept-entries.js";
import type { KeptReadings } from "../content/read-once.js";

/** Those of other versions, and some that their author has left behind. */
const entryBound = { shown: 1000, all: (shown: number) => 2 * shown + 20 };

/** What was read of the slides of one file, in a record of the cache: a line for each slide, its key and its bytes as Base64. */
export class ShelvedReadings implements KeptReadings {
  readonly #entries: KeptEntries<string>;

  constructor(record: string | undefined) {
    const lines = record ? record.split("\n") : [];
    this.#entries = new KeptEntries(
      lines.map((line) => {
        const end = line.indexOf(" ");
        return [line.slice(0, end), line.slice(end + 1)];
      }),
      entryBound,
    );
  }

  get isChanged(): boolean {
    return this.#entries.isChanged;
  }

  find(key: string): Uint8Array | undefined {
    const text = this.#entries.get(key);
    return text === undefined ? undefined : Buffer.from(text, "base64");
  }

  keep(key: string, bytes: Uint8Array): void {
    this.#entries.set(key, Buffer.from(bytes).toString("base64"));
  }

  /**
   * The record; the first ones are left out where it would be longer.
   * @param most in characters
   */
  print(most: number): string {
    const lines: string[] = [];
    let size = 0;
    for (const [key, text] of this.#entries.kept().toReversed()) {
      size += key.length + text.length + 2;
      if (size > most) break;
      lines.push(`${key} ${text}`);
    }
    return lines.toReversed().join("\n");
  }
}
