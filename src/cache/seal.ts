import { hash } from "node:crypto";

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
