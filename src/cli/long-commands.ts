/** Commands that work in a thread of their own, because they take long; the others answer at once. */
export const longCommands: ReadonlySet<string> = new Set(["build", "dev", "check", "outline", "theme"]);
