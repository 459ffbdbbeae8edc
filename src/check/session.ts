/** What stands before a command: `$ `, `# `, `% `, or a name and a machine before one of these. */
const prompt = /^\s*(?:[\w.-]+@[\w.-]+[^$#%\n]{0,60}|\[[^\]\n]{1,60}\]|\w{1,12})?[$#%❯] (.*)$/u;
const continued = /^\s*> ?(.*)$/;

/**
 * The commands of a recorded session as a script with as many lines, so that places agree: what they printed is blank.
 * Lines belong to a command when the one before ends with a backslash, when they have a prompt of their own (`> `), or
 * when they stand in its here-document.
 */
export function sessionScript(text: string): string {
  let goesOn = false;
  let document: string | undefined;
  const lines = text.split("\n").map((line) => {
    if (document !== undefined) {
      const written = continued.exec(line)?.[1] ?? line;
      if (written.trim() === document) document = undefined;
      return written;
    }
    const command = prompt.exec(line)?.[1] ?? (goesOn ? (continued.exec(line)?.[1] ?? line) : undefined);
    if (command === undefined) {
      const more = continued.exec(line)?.[1];
      return more ?? "";
    }
    goesOn = /\\\s*$/.test(command);
    document = documentOf(command);
    return command;
  });
  return lines.join("\n");
}

/** The word that ends the here-document of a command; `<<<` takes a word as it is, and within `((` is arithmetic. */
function documentOf(command: string): string | undefined {
  for (const match of command.matchAll(/(?<![<])[<]{2}(?![<])-?\s*["']?(\w+)/g)) {
    const before = command.slice(0, match.index);
    if (before.lastIndexOf("((") <= before.lastIndexOf("))")) return match[1];
  }
  return undefined;
}
