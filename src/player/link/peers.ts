import type { Message, Role } from "./message.js";
import type { Transport } from "./transport.js";

/** Another window that shows the same deck. */
interface Peer {
  readonly role: Role;
  readonly born: number;
  /** The count of its last message. */
  readonly count: number;
  /** It has opened this window, or was opened by it. */
  readonly isKin: boolean;
  /** How often it was asked for a sign of life since the last one. */
  readonly silence: number;
}

/** The other windows that are known. */
export interface Peers {
  readonly isEmpty: boolean;
  has(role: Role): boolean;
  /** The window of a role that belongs most to this one: of its kin, else the one that was there first. */
  partner(role: Role): string | undefined;
  /**
   * Notes who speaks.
   * @returns whether the window is new, was known, or says `again` what came on another way before
   */
  meet(message: Message, on: Pick<Transport, "isKin">): "new" | "known" | "again";
  forget(from: string): void;
  forgetAll(): void;
  /** All are asked for a sign of life; who gave none for long is gone. */
  ask(): void;
}

/** A window that is busy for some seconds is still there. */
const mostSilence = 8;

/** @param changed is called when a window comes, goes, or becomes something else */
export function createPeers(changed: () => void): Peers {
  const peers = new Map<string, Peer>();
  const forget = (from: string) => {
    if (peers.delete(from)) changed();
  };
  const of = (role: Role) => [...peers].filter(([, peer]) => peer.role === role);
  return {
    get isEmpty() {
      return peers.size === 0;
    },
    has: (role) => of(role).length > 0,
    partner(role) {
      const [first] = of(role).sort(
        ([, one], [, other]) => Number(other.isKin) - Number(one.isKin) || one.born - other.born,
      );
      return first?.[0];
    },
    meet({ from, role, born, count }, { isKin }) {
      const known = peers.get(from);
      const isAgain = known !== undefined && count <= known.count;
      const spoken = isAgain ? known : { role, born, count };
      peers.set(from, { ...spoken, isKin: isKin || known?.isKin === true, silence: 0 });
      if (isAgain) return "again";
      if (known?.role !== role) changed();
      return known ? "known" : "new";
    },
    forget,
    forgetAll() {
      for (const from of [...peers.keys()]) forget(from);
    },
    ask() {
      for (const [from, peer] of [...peers]) {
        if (peer.silence >= mostSilence) forget(from);
        else peers.set(from, { ...peer, silence: peer.silence + 1 });
      }
    },
  };
}
