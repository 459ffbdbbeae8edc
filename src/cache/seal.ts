import { createHash, hash } from "node:crypto";

export const hashOf = (text: string) => hash("sha256", text, "hex");

/**
 * A text with a first line by which {@link unsealed} knows that it is whole, and belongs to this key. It notices damage,
 * and not who wrote it.
 */
export const sealed = (key: string, text: string) => `${hashOf(key + text)}\n${text}`;

/** The text that was sealed; undefined when it is anything else. */
export function unsealed(key: string, content: string): string | undefined {
  const end = content.indexOf("\n");
  const text = content.slice(end + 1);
  return content.slice(0, end) === hashOf(key + text) ? text : undefined;
}

const lineEnd = "\n".charCodeAt(0);

/** As {@link sealed}, for bytes; those of a text are sealed as the text is. */
export const sealedBytes = (key: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${bytesHash(key, bytes)}\n`), bytes]);

/** As {@link unsealed}, for bytes. */
export function unsealedBytes(key: string, content: Buffer): Buffer | undefined {
  const end = content.indexOf(lineEnd);
  const bytes = content.subarray(end + 1);
  return content.toString("latin1", 0, Math.max(0, end)) === bytesHash(key, bytes) ? bytes : undefined;
}

const bytesHash = (key: string, bytes: Uint8Array) => createHash("sha256").update(key).update(bytes).digest("hex");
