import { once } from "node:events";
import { createInterface, type Interface } from "node:readline/promises";

/** Asks somebody at a terminal; "" for an answer that is left empty, and when there will be none. */
export type Ask = (question: string) => Promise<string>;

/** Asks on the terminal of the process; undefined where nobody can answer. */
export function terminalAsk(): Ask | undefined {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) return undefined;
  let lines: Interface | undefined;
  let closed: Promise<string> | undefined;
  return async (question) => {
    // The terminal itself edits the line: Ctrl-C stays a signal.
    lines ??= createInterface({ input, output, terminal: false });
    closed ??= once(lines, "close").then(() => "");
    const answer = await Promise.race([closed, lines.question(question)]);
    return answer.trim();
  };
}
