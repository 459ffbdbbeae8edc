import path from "node:path";
import { UsageError } from "../report/problem.js";
import { readSmall } from "../source/small-file.js";

/** Certificates in one file at most. */
const most = 2000;

/** Letters of a name at most: more is no name. */
const longest = 200;

/**
 * The names of those who get a certificate: a file of text with one on each line, or, where it is called .csv or .tsv, the
 * column `name`, or else the first one.
 *
 * @param folder in which the user stands
 * @throws UsageError for a file that is not there, is empty, or holds something else
 */
export function readAttendees(given: string | undefined, folder: string): readonly string[] {
  if (given === undefined) return [];
  const wrong = (what: string) => new UsageError(`--attendees ${given}: ${what}; write one name on each line`);
  const text = readSmall(path.resolve(folder, given));
  if (text === undefined) throw wrong("the file is too large");
  const isTable = /\.[ct]sv$/i.test(given);
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const names = (isTable ? column(lines) : lines).map((name) => name.replace(/\s+/g, " ").trim()).filter(Boolean);
  if (names.length === 0) throw wrong("there is no such file, or no name in it");
  if (names.length > most) throw wrong(`it has ${names.length} names, and ${most} is the most`);
  const odd = names.find((name) => name.length > longest || /\p{Cc}|\uFFFD/u.test(name));
  if (odd !== undefined) throw wrong(`“${odd.slice(0, 40)}” is no name`);
  return names;
}

/** The names in a table: those of the column that is called so, or of the first. */
function column(lines: readonly string[]): string[] {
  const mark = [";", "\t", ","].find((each) => lines[0]?.includes(each)) ?? ",";
  const rows = lines.map((line) => cellsOf(line, mark));
  const head = (rows[0] ?? []).findIndex((cell) => /^name$/i.test(cell.trim()));
  return (head < 0 ? rows : rows.slice(1)).map((row) => row[Math.max(0, head)] ?? "");
}

/** The cells of a line; what stands in quotes may hold the mark, and quotes twice. RFC 4180. */
function cellsOf(line: string, mark: string): string[] {
  const cells = [""];
  let isQuoted = false;
  for (const [at, letter] of [...line].entries()) {
    const last = cells.length - 1;
    if (letter === '"') {
      if (!isQuoted && [...line][at - 1] === '"') cells[last] += '"';
      isQuoted = !isQuoted;
    } else if (letter === mark && !isQuoted) cells.push("");
    else cells[last] += letter;
  }
  return cells;
}
