/** A place for content that several machines share. Keys are made of [a-z0-9-] and slashes. */
export interface Store {
  /** How users know it; holds no password, token or key. */
  readonly name: string;
  /** What users should know before it is asked, as what it does; undefined where there is nothing. */
  readonly caution?: string | undefined;
  /**
   * What is kept under a key; undefined when there is nothing.
   *
   * @throws StoreFailure
   */
  get(key: string, mostBytes: number): Promise<Uint8Array | undefined>;
  /** @throws StoreFailure */
  has(key: string): Promise<boolean>;
  /**
   * Keeps bytes, whole or not at all. `once` leaves alone what is there, `replace` does not.
   *
   * @throws StoreFailure
   */
  put(key: string, bytes: Uint8Array, how: PutHow): Promise<"written" | "there">;
}

export type PutHow = "once" | "replace";

/**
 * What is the matter with a store. `away`: it cannot be reached, or is too slow; `refused`: access is denied; `full`: it has
 * no room; `strange`: it answers something that no store would, such as a page, a redirect or more bytes than were asked for.
 */
export type StoreTrouble = "away" | "refused" | "full" | "strange";

/** Why a store could not do what was asked. Its message is a clause in plain words, without secrets. */
export class StoreFailure extends Error {
  readonly kind: StoreTrouble;

  constructor(kind: StoreTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/**
 * The names between the slashes of a key: each may be the name of a file on every system, and none leads anywhere else.
 *
 * @throws RangeError for what is no key, which is a mistake of ours
 */
export function namesOf(key: string): readonly string[] {
  const names = key.split("/");
  if (names.every((name) => /^[a-z0-9-]+$/.test(name))) return names;
  throw new RangeError(
    `“${key}” is no key of a store; names of a-z, 0-9 and -, with slashes between them, would be one`,
  );
}

/** A store that does nothing, because something is missing that it needs. */
export function refusingStore(name: string, why: string): Store {
  const refuse = async () => {
    throw new StoreFailure("refused", why);
  };
  return { name, get: refuse, has: refuse, put: refuse };
}
