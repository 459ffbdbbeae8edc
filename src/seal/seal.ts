import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { randomBytes } from "@noble/ciphers/utils.js";
import { fromBase64, toBase64 } from "./base64.js";

/**
 * Texts that nobody can read or change who does not have the key, for pages that come without TLS: browsers have no
 * WebCrypto there. XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a random nonce of 24 bytes for each text.
 */

/** Bytes of a key. */
const keyLength = 32;
const nonceLength = 24;

export const newKey = (): string => toBase64(randomBytes(keyLength));

/** A value that was never used before: each connection is bound to one of either side. */
export const newNonce = (): string => toBase64(randomBytes(16));

/** Whether a text, such as one from an address, can be a key. */
export const isKey = (text: string): boolean => fromBase64(text)?.length === keyLength;

/**
 * Seals a text.
 * @param key see {@link newKey}
 * @param purpose what it is for: it only opens where the same is said
 * @returns nonce and box as base64url, with a dot between them
 */
export function seal(key: string, purpose: string, text: string): string {
  const nonce = randomBytes(nonceLength);
  const box = xchacha20poly1305(bytesOf(key), nonce, utf8(purpose)).encrypt(utf8(text));
  return `${toBase64(nonce)}.${toBase64(box)}`;
}

/** Opens what {@link seal} has made; undefined for whatever else. */
export function unseal(key: string, purpose: string, sealed: string): string | undefined {
  const [nonce, box, ...more] = sealed.split(".").map(fromBase64);
  if (!nonce || !box || more.length > 0 || nonce.length !== nonceLength) return undefined;
  try {
    return new TextDecoder().decode(xchacha20poly1305(bytesOf(key), nonce, utf8(purpose)).decrypt(box));
  } catch {
    return undefined;
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function bytesOf(key: string): Uint8Array {
  const bytes = fromBase64(key);
  if (bytes?.length !== keyLength) throw new Error("this is no key");
  return bytes;
}
