import { createHash } from "node:crypto";
import type { PatientStore } from "./patient.js";

/** The SHA-256 of bytes, in hexadecimal digits. */
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/**
 * Under which key of a store the bytes with a hash are kept: whoever gets them sees whether they are right.
 *
 * @param hash their SHA-256 in hexadecimal digits
 * @throws RangeError for anything else
 */
export function blobKey(hash: string): string {
  if (!isHash(hash)) throw new RangeError(`“${hash}” is no SHA-256; 64 digits of 0-9 and a-f would be one`);
  return `blobs/${hash.slice(0, 2)}/${hash.slice(2)}`;
}

/**
 * Keeps bytes, unless they are there.
 *
 * @returns their hash, whether or not the store took them
 */
export async function putBlob(store: PatientStore, bytes: Uint8Array): Promise<string> {
  const hash = hashOf(bytes);
  const key = blobKey(hash);
  const isSpoilt = store.spoilt.has(key);
  if (!isSpoilt && (await store.has(key))) return hash;
  const outcome = await store.put(key, bytes, isSpoilt ? "replace" : "once");
  if (outcome === "written") store.spoilt.delete(key);
  return hash;
}

/**
 * The bytes with a hash. Those that have another one, because a disk or somebody has changed them, are not returned, and
 * the store gets right ones as soon as there are any.
 *
 * @param hash as somebody else may have written it: what is no hash leads to nothing
 * @param mostBytes how many there may be
 */
export async function getBlob(store: PatientStore, hash: string, mostBytes: number): Promise<Uint8Array | undefined> {
  if (!isHash(hash)) return undefined;
  const key = blobKey(hash);
  const bytes = await store.get(key, mostBytes);
  if (!bytes || hashOf(bytes) === hash) return bytes;
  store.spoilt.add(key);
  store.note(`the shared cache (${store.name}) gave other bytes than its name says for ${key}; they are not used`);
  return undefined;
}
