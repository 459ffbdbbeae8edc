import type { IncomingMessage } from "node:http";
import { type Answer, textAnswer } from "../answers.js";
import { bodyOf } from "../body.js";
import { type Guard, isLoopback } from "../guard.js";
import { type Holder, type Keyring, longestRole, type Role } from "./keyring.js";
import { openLimiter } from "./limits.js";
import type { JoinAnswer } from "./protocol.js";
import { fieldsOf, readJoin } from "./read.js";

/** Who comes in, and as what. */
export interface Gate {
  /** Exchanges a code for a cookie. */
  join(asked: IncomingMessage): Promise<Answer>;
  /** Who asks, in this role; undefined for somebody who does not have it. */
  holderOf(asked: IncomingMessage, role: Role): Holder | undefined;
}

export interface GateTools {
  readonly guard: Guard;
  readonly keyring: Keyring;
  /** Whether pages come encrypted. */
  readonly isSecure: boolean;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Where somebody goes who has joined. */
  readonly addressFor: (holder: Holder) => string;
  readonly onJoin: (holder: Holder) => void;
}

/** Wrong codes of one machine: who mistypes has some tries left, who guesses has not. The other codes nobody can guess. */
const wrongCodes = { burst: 10, perMinute: 10 };
/** Codes of one network that are right: a whole room may come through one gateway, once. */
const rightCodes = { burst: 600, perMinute: 60 };
/** A code, or a proof. */
const mostBytes = 2000;

const wait: Answer = { ...textAnswer(429, "Too many codes; wait a minute."), headers: { "retry-after": "60" } };

export function openGate({ guard, keyring, isSecure, now, addressFor, onJoin }: GateTools): Gate {
  const wrong = openLimiter(wrongCodes, now);
  const right = openLimiter(rightCodes, now);
  const cookieOf = (role: Role, asked: IncomingMessage) => `quarterdeck-${role}-${asked.socket.localPort ?? 0}`;
  return {
    async join(asked) {
      // A page of another site must not give somebody a role, or try codes.
      if (!guard.isFromOurPage(asked)) return textAnswer(403, "Only a page of this server joins.");
      const from = asked.socket.remoteAddress ?? "";
      const network = networkOf(from);
      const request = readJoin(fieldsOf(await bodyOf(asked, mostBytes)));
      // From here on nothing waits: of many tries at once, each is counted before the next one.
      if (request?.as === "audience" && !(wrong.has(from) && right.has(network))) return wait;
      const joined = request && keyring.join(request);
      if (!joined) wrong.take(from);
      else if (request.as === "audience") right.take(network);
      if (!joined) return textAnswer(403, "This code is wrong, or was used before.");
      const { holder, token } = joined;
      onJoin(holder);
      const parts = [`${cookieOf(holder.role, asked)}=${token}`, "HttpOnly", "SameSite=Strict", "Path=/"];
      const cookie = [...parts, `Max-Age=${longestRole / 1000}`, ...(isSecure ? ["Secure"] : [])].join("; ");
      const answer: JoinAnswer = { address: addressFor(holder) };
      return {
        status: 200,
        type: "application/json",
        body: JSON.stringify(answer),
        headers: { "set-cookie": cookie },
      };
    },
    holderOf(asked, role) {
      const name = `${cookieOf(role, asked)}=`;
      const cookies = (asked.headers.cookie ?? "").split(/; */).filter((each) => each.startsWith(name));
      const [token] = cookies.map((each) => each.slice(name.length));
      return token === undefined ? undefined : keyring.holderOf(role, token);
    },
  };
}

/** Who may be the same: a machine, or for IPv6 its network, which has more addresses than anybody could count. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d)/, "");
  if (!plain.includes(":") || isLoopback(plain)) return plain;
  const [head = "", tail] = plain.split("::", 2);
  const groups = (text: string) => text.split(":").filter((group) => group !== "");
  const after = tail === undefined ? [] : groups(tail);
  const before = groups(head);
  const zeros = new Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  return [...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(":");
}
