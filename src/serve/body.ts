import type { IncomingMessage } from "node:http";

/** Milliseconds in which a body has to come. */
const patience = 5000;

/** The body of a request as text; "" where it has more bytes than that, does not come, or comes in part. */
export async function bodyOf(asked: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const timer = setTimeout(() => asked.destroy(), patience);
  try {
    for await (const chunk of asked as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) return "";
      chunks.push(chunk);
    }
  } catch {
    // Whoever has asked is gone.
    return "";
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks).toString();
}
