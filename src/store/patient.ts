import { type PutHow, type Store, StoreFailure, type StoreTrouble } from "./store.js";

/** A store that a build can do without: whatever happens to it is said once, and stops nobody. */
export interface PatientStore {
  /** How users know it. */
  readonly name: string;
  /** Keys under which something else was found than should be there: it is to be replaced. */
  readonly spoilt: Set<string>;
  /** Tells the user something about the store. */
  readonly note: (message: string) => void;
  /** undefined when there is nothing, or nothing that can be got. */
  get(key: string, mostBytes: number): Promise<Uint8Array | undefined>;
  /** false when nobody can tell, too. */
  has(key: string): Promise<boolean>;
  /** `lost` when it could not be kept, or was not to be. */
  put(key: string, bytes: Uint8Array, how: PutHow): Promise<"written" | "there" | "lost">;
}

export interface PatientOptions {
  /** Nothing is ever put. */
  readonly readOnly: boolean;
  /** Hears each thing that users have to know about the store, as one sentence. */
  readonly note: (message: string) => void;
}

/**
 * Wraps a store so that its failures stop nobody. When it is away, refused or full, it is asked nothing more; reading and
 * writing end apart, because many may read a store that few may write.
 */
export function openPatientStore(store: Store, { readOnly, note }: PatientOptions): PatientStore {
  const { name, caution } = store;
  if (caution !== undefined) note(`the shared cache (${name}) ${caution}`);
  const told = new Set<string>();
  const reading = new Access({ name, phrases: ofReading, told, note });
  const writing = new Access({ name, phrases: ofWriting, told, note });
  return {
    name,
    spoilt: new Set(),
    note,
    get: (key, mostBytes) => reading.ask(() => store.get(key, mostBytes), undefined),
    has: (key) => reading.ask(() => store.has(key), false),
    async put(key, bytes, how) {
      // What is not there to be read will not take anything, and would have to be waited for once more.
      if (readOnly || reading.end === "away") return "lost";
      return writing.ask<"written" | "there" | "lost">(() => store.put(key, bytes, how), "lost");
    },
  };
}

/** What is the matter, and what becomes of this build. */
type Phrases = Readonly<Record<StoreTrouble, readonly [what: string, then: string]>>;

const ofReading: Phrases = {
  away: ["is away", "this build goes on without it"],
  refused: ["cannot be read", "this build goes on without what it has"],
  full: ["is full", "this build goes on without what it has"],
  strange: ["gives a strange answer", "such answers are not used"],
};
const ofWriting: Phrases = {
  away: ["is away", "this build keeps nothing more there"],
  refused: ["cannot be written", "this build keeps nothing there"],
  full: ["is full", "this build keeps nothing more there"],
  strange: ["gives a strange answer", "what is answered so is not kept there"],
};

interface Teller extends Pick<PatientStore, "name" | "note"> {
  readonly phrases: Phrases;
  /** What was said already, in either way. */
  readonly told: Set<string>;
}

/** One way to use a store, reading or writing, until it ends. */
class Access {
  readonly #teller: Teller;
  /** Why nothing more is asked; undefined as long as something is. */
  end: StoreTrouble | undefined;

  constructor(teller: Teller) {
    this.#teller = teller;
  }

  async ask<T>(question: () => Promise<T>, otherwise: T): Promise<T> {
    if (this.end) return otherwise;
    try {
      return await question();
    } catch (cause) {
      if (!(cause instanceof StoreFailure)) throw cause;
      // Of several questions at once, the first that fails ends all.
      if (!this.end) this.#fail(cause);
      return otherwise;
    }
  }

  #fail({ kind, message }: StoreFailure): void {
    // A strange answer tells of one thing that is kept there, and not of all.
    if (kind !== "strange") this.end = kind;
    const { name, phrases, told, note } = this.#teller;
    const [what, then] = phrases[kind];
    const once = kind === "strange" ? then : message;
    if (told.has(once)) return;
    told.add(once);
    note(`the shared cache (${name}) ${what}: ${message}; ${then}`);
  }
}
