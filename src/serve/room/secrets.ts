import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Letters and digits that are not taken for one another when somebody reads them aloud or types them. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A random text of so many bytes, as base64url. */
export const newSecret = (bytes: number): string => randomBytes(bytes).toString("base64url");

/** A code that people can type; each letter is one of 32. */
export const newCode = (length: number): string =>
  [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join("");

/** A code as it was typed: in small letters, with spaces or hyphens. */
export const typedCode = (text: string): string => text.toUpperCase().replace(/[\s-]/g, "");

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** What only who has the secret can make of a text. */
export const signed = (secret: string, text: string): string =>
  createHmac("sha256", secret).update(text).digest("base64url");

/** Compares secrets in a time that tells nothing of them. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
