import { seal, unseal } from "./seal.js";

/** Either end of a connection. */
export type Side = "server" | "phone";

/** What both ends know, and nobody who listens: nonces are said openly, the key is not. */
export interface ChannelSecrets {
  readonly key: string;
  /** What each side has said when the connection began; a message of another connection does not open in this one. */
  readonly nonces: Readonly<Record<Side, string>>;
}

/** Sealed messages over one connection, in their order. */
export interface SealedChannel {
  seal(text: string): string;
  /** @returns undefined for what the other side has not just sent: something changed, repeated, left out, or of others */
  open(sealed: string): string | undefined;
}

export function openChannel({ key, nonces }: ChannelSecrets, side: Side): SealedChannel {
  const sent = { count: 0 };
  const heard = { count: 0 };
  const other: Side = side === "server" ? "phone" : "server";
  const purpose = (from: Side, count: number) =>
    `quarterdeck channel 1, ${from} ${count}, ${nonces.server} ${nonces.phone}`;
  return {
    seal: (text) => seal(key, purpose(side, ++sent.count), text),
    open(sealed) {
      const text = unseal(key, purpose(other, heard.count + 1), sealed);
      if (text !== undefined) heard.count++;
      return text;
    },
  };
}
