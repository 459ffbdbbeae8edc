import { newKey, unseal } from "../../seal/seal.js";
import { decoded } from "../url-parts.js";
import { type JoinRequest, joinPurpose } from "./protocol.js";
import { hashOf, isSameSecret, newCode, newSecret, signed, typedCode } from "./secrets.js";

export type Role = "speaker" | "remote" | "audience";

/** Somebody who has a role. */
export interface Holder {
  readonly role: Role;
  /** The only deck that it is for; "" for all of them, which only the speaker has. */
  readonly deck: string;
  readonly id: string;
  /** With which a phone seals what it says; "" for others. */
  readonly key: string;
}

/** A code for a phone, which works once: the key never leaves the two machines. */
export interface RemoteCode {
  readonly id: string;
  readonly key: string;
}

/** Who may do what. */
export interface Keyring {
  /** A code that makes its first user the speaker. */
  speakerCode(): string;
  remoteCode(deck: string): RemoteCode;
  /** The code for everybody in the room; the deck is shared with them from now on. */
  audienceCode(deck: string): string;
  /** No deck but this one is shared any more. */
  shareOnly(deck: string): void;
  /** Another code takes the place of the one before; who joined with that has lost the role. */
  renewAudience(deck: string): void;
  isShared(deck: string): boolean;
  /** Exchanges a code for a role; undefined when it is wrong, or was used. */
  join(request: JoinRequest): { readonly holder: Holder; readonly token: string } | undefined;
  /** Who shows this token; undefined for one that is wrong, or of a role that was taken back. */
  holderOf(role: Role, token: string): Holder | undefined;
  remotes(deck: string): readonly Holder[];
  /** Takes a role back. */
  revoke(id: string): void;
}

/** Where a keyring is kept, so that nobody has to join again when a server is started again. */
export interface KeyringStore {
  load(): string | undefined;
  save(text: string): void;
}

/** A session of a speaker or of a phone; of its token only the hash is kept. */
interface Session extends Holder {
  readonly hash: string;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
}

interface Kept {
  readonly secret: string;
  /** By the name of the deck. */
  readonly codes: Readonly<Record<string, string>>;
  readonly sessions: readonly Session[];
}

/** Forty bits, for which ten tries a minute would take two hundred thousand years. */
const codeLength = 8;
/** Codes that were shown and not used; the oldest of more no longer work. */
const mostWaiting = 8;
/** Browsers and phones of one speaker. */
const mostSessions = 40;
/** Milliseconds that a role of a speaker or a phone lasts, as its cookie does: a day of talks. */
export const longestRole = 12 * 60 * 60 * 1000;

const isOver = ({ since }: Session) => Date.now() - since > longestRole;

export function openKeyring(store: KeyringStore): Keyring {
  const kept = readKept(store.load());
  const secret = kept?.secret ?? newSecret(32);
  const save = () =>
    store.save(JSON.stringify({ secret, codes: Object.fromEntries(rooms.codes), sessions: sessions.all }));
  const rooms = openRoomCodes(secret, kept?.codes ?? {}, save);
  const sessions = openSessions(kept?.sessions ?? [], save);
  const speakers = waitingList<true>();
  const remotes = waitingList<{ readonly deck: string; readonly key: string }>();
  return {
    speakerCode() {
      const code = newSecret(16);
      speakers.add(hashOf(code), true);
      return code;
    },
    remoteCode(deck) {
      const code: RemoteCode = { id: newSecret(6), key: newKey() };
      remotes.add(code.id, { deck, key: code.key });
      return code;
    },
    audienceCode: (deck) => rooms.codes.get(deck) ?? rooms.renew(deck),
    shareOnly: rooms.keepOnly,
    renewAudience: (deck) => void rooms.renew(deck),
    isShared: (deck) => rooms.codes.has(deck),
    join(request) {
      if (request.as === "audience") return rooms.join(typedCode(request.code));
      if (request.as === "speaker") return speakers.take(hashOf(request.code)) && sessions.enter("speaker", "", "");
      const asked = remotes.find(request.id);
      if (!asked || unseal(asked.key, joinPurpose(request.id), request.proof) === undefined) return undefined;
      remotes.take(request.id);
      return sessions.enter("remote", asked.deck, asked.key);
    },
    holderOf: (role, token) => (role === "audience" ? rooms.holderOf(token) : sessions.holderOf(role, token)),
    remotes: (deck) => sessions.all.filter((each) => each.role === "remote" && each.deck === deck),
    revoke: sessions.revoke,
  };
}

/** The roles of speakers and phones, of which there are few. */
function openSessions(kept: readonly Session[], save: () => void) {
  const sessions = new Map(kept.filter((each) => !isOver(each)).map((each) => [each.id, each]));
  return {
    get all(): readonly Session[] {
      return [...sessions.values()];
    },
    enter(role: "speaker" | "remote", deck: string, key: string) {
      const holder: Holder = { role, deck, id: newSecret(9), key };
      const token = newSecret(32);
      sessions.set(holder.id, { ...holder, hash: hashOf(token), since: Date.now() });
      for (const oldest of sessions.keys()) {
        if (sessions.size <= mostSessions) break;
        sessions.delete(oldest);
      }
      save();
      return { holder, token };
    },
    holderOf(role: Role, token: string): Holder | undefined {
      const hash = hashOf(token);
      const found = [...sessions.values()].find((each) => each.role === role && isSameSecret(each.hash, hash));
      return found && !isOver(found) ? found : undefined;
    },
    revoke(id: string) {
      if (sessions.delete(id)) save();
    },
  };
}

/** The codes of rooms. A room full of people fills no memory: what they show says who they are. */
function openRoomCodes(secret: string, kept: Kept["codes"], save: () => void) {
  const codes = new Map(Object.entries(kept));
  const audience = (deck: string, id: string): Holder => ({ role: "audience", deck, id, key: "" });
  const markOf = (deck: string, id: string) => signed(secret, JSON.stringify([deck, codes.get(deck), id]));
  return {
    codes: codes as ReadonlyMap<string, string>,
    renew(deck: string) {
      const code = newCode(codeLength);
      codes.set(deck, code);
      save();
      return code;
    },
    keepOnly(deck: string) {
      for (const other of codes.keys()) if (other !== deck) codes.delete(other);
      save();
    },
    join(typed: string) {
      const found = [...codes].find(([, code]) => isSameSecret(code, typed));
      if (!found) return undefined;
      const [deck] = found;
      const id = newSecret(9);
      return { holder: audience(deck, id), token: [encodeURIComponent(deck), id, markOf(deck, id)].join("~") };
    },
    holderOf(token: string): Holder | undefined {
      const [name = "", id = "", mark = ""] = token.split("~");
      const deck = decoded(name);
      return codes.has(deck) && isSameSecret(markOf(deck, id), mark) ? audience(deck, id) : undefined;
    },
  };
}

/** Things that can be taken once; of too many, the oldest go. */
function waitingList<Value>() {
  const waiting = new Map<string, Value>();
  return {
    add(name: string, value: Value) {
      waiting.set(name, value);
      for (const oldest of waiting.keys()) {
        if (waiting.size <= mostWaiting) break;
        waiting.delete(oldest);
      }
    },
    find: (name: string) => waiting.get(name),
    take(name: string): Value | undefined {
      const found = waiting.get(name);
      waiting.delete(name);
      return found;
    },
  };
}

/** What an earlier server has left; nobody but us writes it, but it may be of another version. */
function readKept(text: string | undefined): Kept | undefined {
  if (text === undefined) return undefined;
  try {
    const { secret, codes, sessions } = JSON.parse(text) as Kept;
    return typeof secret === "string" && Array.isArray(sessions) ? { secret, codes, sessions } : undefined;
  } catch {
    return undefined;
  }
}
