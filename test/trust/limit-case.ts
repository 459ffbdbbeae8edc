import type { HostileCase } from "./hostile/case.js";

/** A deck that meets limits, and the errors that say so. */
export const tooMuch = (name: string, files: HostileCase["files"], ...codes: readonly string[]): HostileCase => ({
  name,
  attacks: "limits",
  files,
  says: { as: "error", codes },
});

/** A deck of many mistakes without which it can be made: they are warnings. */
export const warned = (name: string, files: HostileCase["files"], ...codes: readonly string[]): HostileCase => ({
  ...tooMuch(name, files),
  says: { as: "warning", codes },
});

/** A deck that once kept a build busy and now builds in no time. */
export const harmless = (name: string, files: HostileCase["files"]): HostileCase => ({
  name,
  attacks: "limits",
  files,
  says: { as: "nothing" },
});

/** A Markdown deck of one slide. */
export const slide = (text: string): HostileCase["files"] => ({ "deck.md": `# A\n\n${text}\n` });

/** A Markdown deck with this front matter. */
export const front = (yaml: string, body = "# A\n\ntext\n"): HostileCase["files"] => ({
  "deck.md": `---\n${yaml}\n---\n\n${body}`,
});

/** Lines that an index makes. */
export const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
