import path from "node:path";

/** Whether a file's name is one of Markdown. */
export const isMarkdown = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);

/** The name of a deck: that of its file without `.deck.yaml` or `.md`. `index.html` is the gallery of all decks. */
export function deckName(file: string): string {
  const name = path.posix.basename(file).replace(/\.deck\.ya?ml$|\.(md|markdown)$/i, "");
  return /^index$/i.test(name) ? `${name}-deck` : name;
}
