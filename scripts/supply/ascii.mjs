import { readFileSync, writeFileSync } from "node:fs";

/** A character beyond ASCII, and the backslashes before it. */
const beyond = /(\\*)([^\0-\x7f])/g;

/**
 * A script in ASCII: Node reads one of several megabytes in a third of the time. esbuild writes strings so, and leaves regular
 * expressions as they are; there, too, a character and its escape mean the same.
 *
 * @throws Error where a backslash stands before such a character, or a function reads it as it is written: there, an escape means
 * something else
 */
function asAscii(script) {
  if (/\.raw`[^`]*[^\0-\x7f`]/.test(script)) throw new Error("a raw text beyond ASCII");
  return script.replace(beyond, (_, slashes, character) => {
    if (slashes.length % 2 === 1) throw new Error(`a backslash before ${character}`);
    return `${slashes}\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Writes scripts again that are not in ASCII. */
export function writeAsAscii(files) {
  for (const file of files) {
    const script = readFileSync(file, "utf8");
    const ascii = asAscii(script);
    if (ascii !== script) writeFileSync(file, ascii);
  }
}
