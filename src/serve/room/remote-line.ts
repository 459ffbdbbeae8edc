import { openChannel, type SealedChannel } from "../../seal/channel.js";
import { newNonce } from "../../seal/seal.js";
import type { Shown } from "../protocol.js";
import type { Holder } from "./keyring.js";
import type { FromRemote, RemoteChallenge, SealedMessage, ToRemote } from "./protocol.js";
import { fieldsOf, readRemote, readRemoteHello } from "./read.js";
import type { SteerCommand } from "./talk.js";

/** The connection of a phone that drives a talk. */
export interface RemoteLine {
  readonly holder: Holder;
  /** Whether it has shown that it has the key. */
  readonly isProven: boolean;
  /** What the page of the phone shows. */
  shown: Shown | null;
  send(message: ToRemote): void;
  /** Says that the server is still there. */
  beat(): void;
  hear(text: string): void;
}

export interface RemoteEvents {
  /** It has shown that it has the key. */
  proven(line: RemoteLine): void;
  steer(line: RemoteLine, command: SteerCommand): void;
  answered(line: RemoteLine, question: number): void;
  /** It says what nobody with the key would say. */
  broken(): void;
}

/** A command may be so many beats old: what waited longer in the network must not move the talk any more. */
const mostLate = 2;

/** @param say sends a text over the connection */
export function openRemoteLine(holder: Holder, say: (text: string) => void, events: RemoteEvents): RemoteLine {
  const nonce = newNonce();
  let channel: SealedChannel | undefined;
  let isProven = false;
  let beats = 0;
  const send = (message: ToRemote) => {
    if (channel)
      say(JSON.stringify({ is: "sealed", box: channel.seal(JSON.stringify(message)) } satisfies SealedMessage));
  };
  const begin = (text: string) => {
    const hello = readRemoteHello(fieldsOf(text));
    if (!hello || hello.deck !== holder.deck) return events.broken();
    channel = openChannel({ key: holder.key, nonces: { server: nonce, phone: hello.nonce } }, "server");
    say(JSON.stringify({ is: "challenge", nonce } satisfies RemoteChallenge));
  };
  const obey = (said: FromRemote) => {
    if (said.is === "shown") {
      if (isProven) return events.broken();
      line.shown = said.shown;
      isProven = true;
      events.proven(line);
    } else if (!isProven) events.broken();
    else if (said.is === "answered") events.answered(line, said.question);
    else if (beats - said.beat <= mostLate) events.steer(line, said.command);
  };
  const line: RemoteLine = {
    holder,
    shown: null,
    get isProven() {
      return isProven;
    },
    send,
    beat() {
      if (isProven) send({ is: "beat", beat: ++beats });
    },
    hear(text) {
      if (!channel) return begin(text);
      const { box } = fieldsOf(text);
      const opened = typeof box === "string" ? channel.open(box) : undefined;
      const said = opened === undefined ? undefined : readRemote(fieldsOf(opened));
      if (said) obey(said);
      else events.broken();
    },
  };
  return line;
}
