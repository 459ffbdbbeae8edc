import { KeptEntries } from "../cache/kept-entries.js";
import type { KeptReadings } from "../content/read-once.js";

/** Those of other versions, and some that their author has left behind. */
const entryBound = { shown: 2000, all: (shown: number) => 2 * shown + 20 };

/** A longer text is not kept, such as a slide that holds a film; nor is more than that in one run. In characters. */
const most = { ofText: 2 ** 18, ofRun: 2 ** 24 };

/** Texts without line breaks by keys without spaces, in a record of the cache: a line for each. */
export class ShelvedTexts {
  readonly #entries: KeptEntries<string>;
  #added = 0;

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

  find(key: string): string | undefined {
    return this.#entries.get(key);
  }

  /** Lets go of a text of this run that something else has taken the place of. */
  forget(key: string): void {
    this.#added -= this.#entries.peek(key)?.length ?? 0;
    this.#entries.forget(key);
  }

  keep(key: string, text: string): void {
    if (text.length > most.ofText || this.#added + text.length > most.ofRun) return;
    this.#added += text.length;
    this.#entries.set(key, text);
  }

  /** The record; the first ones are left out where it would be longer than what one run adds. */
  print(): string {
    const lines: string[] = [];
    let size = 0;
    for (const [key, text] of this.#entries.kept().toReversed()) {
      size += key.length + text.length + 2;
      if (size > most.ofRun) break;
      lines.push(`${key} ${text}`);
    }
    return lines.toReversed().join("\n");
  }
}

/** Bytes as texts, in Base64. */
export const asReadings = (texts: ShelvedTexts): KeptReadings => ({
  find(key) {
    const text = texts.find(key);
    return text === undefined ? undefined : Buffer.from(text, "base64");
  },
  keep: (key, bytes) => texts.keep(key, Buffer.from(bytes).toString("base64")),
});
