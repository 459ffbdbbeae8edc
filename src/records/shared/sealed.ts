import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A text that was put into a place which others share, and what it says of where it belongs. */
export interface Seals {
  /** The text packed, behind a mark by which {@link open} knows it. */
  seal(key: string, text: string): Uint8Array;
  /** The text that was sealed under this key; undefined for anything else, also for one that is too long. */
  open(key: string, content: Uint8Array): string | undefined;
}

/** What a sealed text may grow to when it is unpacked, in bytes: a small file could hold any number of zeros. */
const mostBytes = 64 * 2 ** 20;

/**
 * Seals notice damage, and a text in the place of another one. With a secret they also tell who wrote it: only who knows the secret
 * can make one.
 */
export function openSeals(secret: string | undefined): Seals {
  const markOf = (key: string, packed: Uint8Array) =>
    (secret ? createHmac("sha256", secret) : createHash("sha256")).update(`${key}\n`).update(packed).digest();
  return {
    seal(key, text) {
      const packed = deflateRawSync(Buffer.from(text));
      return Buffer.concat([markOf(key, packed), packed]);
    },
    open(key, content) {
      const [mark, packed] = [content.subarray(0, 32), content.subarray(32)];
      if (mark.length < 32 || !timingSafeEqual(mark, markOf(key, packed))) return undefined;
      try {
        return inflateRawSync(packed, { maxOutputLength: mostBytes }).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
