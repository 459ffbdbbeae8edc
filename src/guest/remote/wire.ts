import { openChannel, type SealedChannel } from "../../seal/channel.js";
import { newNonce } from "../../seal/seal.js";
import type { Shown } from "../../serve/protocol.js";
import {
  type FromRemote,
  guestSocketAddress,
  type RemoteChallenge,
  type RemoteHello,
  type SealedMessage,
  type ToRemote,
} from "../../serve/room/protocol.js";

/** One connection, from its hello to its end; all that is said over it is sealed. */
export interface Wire {
  /** False where it is not open. */
  say(message: FromRemote): boolean;
  /** From now on, nothing is heard of it. */
  close(): void;
}

export interface WireEvents {
  readonly deck: string;
  readonly key: string;
  /** What the page shows. */
  readonly shown: () => Shown;
  readonly received: (message: ToRemote) => void;
  /** It has ended, or says what nobody with the key would say. */
  readonly ended: (code: number) => void;
}

export function openWire({ deck, key, shown, received, ended }: WireEvents): Wire {
  const nonce = newNonce();
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}${guestSocketAddress}/remote`);
  let channel: SealedChannel | undefined;
  let isOver = false;
  const close = () => {
    isOver = true;
    socket.close();
  };
  const end = (code: number) => {
    if (isOver) return;
    close();
    ended(code);
  };
  const say = (message: FromRemote) => {
    if (!channel || isOver || socket.readyState !== WebSocket.OPEN) return false;
    const sealed: SealedMessage = { is: "sealed", box: channel.seal(JSON.stringify(message)) };
    socket.send(JSON.stringify(sealed));
    return true;
  };
  const hear = (text: string) => {
    const message = JSON.parse(text) as RemoteChallenge | SealedMessage;
    if (message.is === "challenge") {
      channel = openChannel({ key, nonces: { server: message.nonce, phone: nonce } }, "phone");
      say({ is: "shown", shown: shown() });
      return;
    }
    const opened = channel?.open(message.box);
    if (opened === undefined) end(0);
    else received(JSON.parse(opened) as ToRemote);
  };
  socket.addEventListener("open", () => {
    if (!isOver) socket.send(JSON.stringify({ is: "hello", deck, nonce } satisfies RemoteHello));
  });
  socket.addEventListener("message", ({ data }) => !isOver && hear(String(data)));
  socket.addEventListener("close", ({ code }) => end(code));
  return { say, close };
}
