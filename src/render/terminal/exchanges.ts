import { asHtml, type Html } from "../html/html.js";
import { isContinued } from "./commands.js";
import { printRow, type Row, type Typed } from "./rows.js";

/** Commands that were typed one after the other, and what the terminal answered to the last of them. */
export interface Exchange {
  /** Each as one types it: without its prompts, over as many lines as it has. */
  readonly commands: readonly string[];
  /** Each row down to the last one that shows something; none where nothing was answered. */
  readonly output: readonly Html[];
}

/**
 * Takes a screen apart into what was typed and what was answered. Comments above the first command are left out: they
 * are the title that a recorder wrote. What else stands there was answered to nothing that is seen.
 */
export function exchangesIn(rows: readonly Row[], typed: readonly (Typed | undefined)[]): readonly Exchange[] {
  const found: { commands: string[]; output: Html[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const open = found.at(-1);
    const command = typed[index];
    if (!command) {
      const html = asHtml(printRow(row, undefined));
      if (open) open.output.push(html);
      else if (!row.text.startsWith("#")) found.push({ commands: [], output: [html] });
      continue;
    }
    const text = textFrom(row, command);
    if (!open || open.output.length > 0) found.push({ commands: [text], output: [] });
    else if (row.isWrapped) open.commands.push(`${open.commands.pop() ?? ""}${text}`);
    else if (isContinued(row, command)) open.commands.push(`${open.commands.pop() ?? ""}\n${text}`);
    else open.commands.push(text);
  }
  return found.map(({ commands, output }) => ({ commands, output: withoutBlankEnd(output) }));
}

const textFrom = ({ cells }: Row, { command }: Typed) =>
  cells
    .slice(command)
    .map(({ text }) => text)
    .join("")
    .trimEnd();

const withoutBlankEnd = (lines: readonly Html[]) => lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
