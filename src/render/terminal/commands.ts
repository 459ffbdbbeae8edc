import { printLook, type Row, type Typed } from "./rows.js";

const start = String.fromCharCode(27);
const bell = String.fromCharCode(7);

/**
 * Semantic marks of shells (OSC 133): B stands where typing begins, C where output does.
 * Format: https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md
 */
const semanticMark = new RegExp(`${start}\\]133;([ABCD])[^${bell}${start}]{0,200}(?:${bell}|${start}\\\\)`, "g");

const style = new RegExp(`${start}\\[[\\d;:]*m`, "g");
/** A colour that is told by numbers, which may be 53, too; or a line above (53) and its end (55). */
const lineAbove = /((?<![\d:])(?:38|48|58);(?:5;\d*|2;\d*;\d*;\d*))|(?<![\d:])0*5[35](?![\d:])/g;

/** Takes a program's own lines above out, which nobody shows: 54 does nothing in this terminal. */
const withoutLines = (data: string): string =>
  data.replace(style, (found) => found.replace(lineAbove, (_, colour?: string) => colour ?? "54"));

/**
 * Writes semantic marks so that the terminal keeps them with each letter, wherever it moves: as a line above, a style
 * that no recording is shown with.
 */
export const markCommands = (data: string): string =>
  withoutLines(data).replace(semanticMark, (_, mark: string) => `${start}[${mark === "B" ? 53 : 55}m`);

/** A prompt at the beginning of a row, its blank included. */
interface Prompt {
  readonly kind: "sure" | "root" | "more";
  readonly length: number;
}

/** `user@host:~$ `, `[user@host dir]# `, `host# `, `PS C:\> `, `$ `, `❯ `, `>>> `; a name may stand in brackets before. */
const sure =
  /^(?:(?:\([\w.-]+\) ?)?(?:[\w.-]+@[\w.-]+[^$#%❯➜>]{0,60}|\[[\w.-]+[@ ][^\]]{0,60}\] ?)[$#%❯➜>]|PS [^>]{0,60}>|[$❯➜]|>>>) /u;
/** A lone `#` begins comments, too, and a lone `%` is rare. */
const root = /^[#%] /;
const more = /^(?:>|\.\.\.) /;

function promptOf({ text, cells }: Row): Prompt | undefined {
  const found = sure.exec(`${text} `);
  if (found) return { kind: "sure", length: found[0].length };
  if (more.test(`${text} `)) return { kind: "more", length: text.indexOf(" ") + 1 || text.length + 1 };
  if (!root.test(`${text} `)) return undefined;
  // A prompt with a colour of its own ends where that does; what is in one colour may be a line of any text.
  const [sign, , next] = cells;
  const isApart = sign?.isColoured === true && (next === undefined || printLook(next.look) !== printLook(sign.look));
  return { kind: isApart ? "sure" : "root", length: 2 };
}

/**
 * What was typed in each row: by the marks of the recorder where it has any, else by prompts. A sign that may begin other
 * lines as well counts only where no clearer prompt is to be seen and the first row has it.
 */
export function commandsIn(rows: readonly Row[]): readonly (Typed | undefined)[] {
  if (rows.some(({ cells }) => cells.some(isTyped))) return rows.map(typedOf);
  const prompts = rows.map(promptOf);
  const isSure = prompts.some((prompt) => prompt?.kind === "sure");
  const isRoot = !isSure && prompts.find((_, index) => rows[index]?.text !== "")?.kind === "root";
  const found: (Typed | undefined)[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const above = found.at(-1);
    const isBroken = rows[index]?.isWrapped === true || rows[index - 1]?.text.endsWith("\\") === true;
    const goesOn = above !== undefined && isBroken && prompt === undefined;
    const isPrompt =
      prompt?.kind === "sure" ||
      (prompt?.kind === "root" && isRoot) ||
      (prompt?.kind === "more" && above !== undefined);
    if (goesOn) found.push({ command: 0 });
    else found.push(prompt && isPrompt ? { command: prompt.length } : undefined);
  }
  return found;
}

/** Whether what was typed in a row goes on with the command above. */
export const isContinued = ({ text }: Row, { command }: Typed): boolean => command === 0 || more.test(`${text} `);

const isTyped = ({ isTyped: typed, text }: Row["cells"][number]) => typed && text !== " ";

function typedOf({ cells }: Row): Typed | undefined {
  const command = cells.findIndex(isTyped);
  return command === -1 ? undefined : { command };
}
