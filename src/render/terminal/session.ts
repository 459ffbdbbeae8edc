import { commandsIn } from "./commands.js";
import { type Look, printRow, type Row } from "./rows.js";

/** A session as text, such as in a fence with the language console: each line as HTML, what is typed told apart from what is answered. */
export function sessionLines(text: string): readonly string[] {
  const rows = text.split("\n").map(plainRow);
  const commands = commandsIn(rows);
  return rows.map((row, index) => printRow(row, commands[index]));
}

const plain: Look = { classes: [], styles: [] };

const plainRow = (text: string): Row => ({
  cells: Array.from(text, (letter) => ({ text: letter, look: plain, isColoured: false, isTyped: false })),
  text: text.trimEnd(),
  width: text.length,
  isWrapped: false,
});
