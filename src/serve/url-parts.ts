/** The parts of an address's path; one that cannot be decoded is no name. */
export const partsOf = (url: string): string[] => (url.split("?", 1)[0] ?? "").slice(1).split("/").map(decoded);

/** A part of an address; one that cannot be decoded is no name. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "\0";
  }
}
