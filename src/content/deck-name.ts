import path from "node:path";

/** The name of a deck: that of its file without `.deck.yaml` or `.md`. */
export function deckName(file: string): string {
  return path.posix.basename(file).replace(/\.deck\.ya?ml$|\.(md|markdown)$/i, "");
}
