import { existsSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../report/problem.js";
import { readSmall } from "../source/small-file.js";

/** Certificates in one file at most. */
const most = 2000;

/** Letters of a name at most: more is no name. */
const longest = 200;

/** A name, and the line on which it stands, from 1. */
interface Entry {
  readonly name: string;
  readonly line: number;
}

/**
 * The names of those who get a certificate: a file of text with one on each line, or, where it is called .csv or .tsv, the
 * column `name`, or else the only one.
 *
 * @param folder in which the user stands
 * @throws UsageError for a file that is not there, is empty, or holds something else
 */
export function readAttendees(given: string | undefined, folder: string): readonly string[] {
  if (given === undefined) return [];
  const wrong = (what: string) => new UsageError(`--attendees ${given}: ${what}`);
  const file = path.resolve(folder, given);
  if (!existsSync(file)) throw wrong("there is no such file");
  const text = readSmall(file);
  if (text === undefined) throw wrong("the file is too large; write one name on each line");
  const isTable = /\.[ct]sv$/i.test(given);
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const entries = (isTable ? column(lines, wrong) : lines.map((name, index) => ({ name, line: index + 1 })))
    .map(({ name, line }) => ({ name: name.replace(/\s+/g, " ").trim(), line }))
    .filter(({ name }) => name !== "");
  if (entries.length === 0) throw wrong("there is no name in it; write one name on each line");
  if (entries.length > most) throw wrong(`it has ${entries.length} names, and ${most} is the most`);
  for (const entry of entries) {
    const mistake = mistakeIn(entry.name);
    if (mistake !== undefined) throw new UsageError(`--attendees: ${given}:${entry.line}: ${mistake}`);
  }
  return entries.map(({ name }) => name);
}

function mistakeIn(name: string): string | undefined {
  const shown = `“${name.slice(0, 40).replace(/\p{Cc}/gu, "\uFFFD")}”`;
  if (/\p{Cc}/u.test(name)) return `${shown} has characters that no name has; write one name on each line`;
  if (name.includes("\uFFFD")) return `${shown} has letters that are no UTF-8; save the file as UTF-8`;
  if (name.length > longest) return `${shown} has more than ${longest} letters; write one name on each line`;
  return undefined;
}

/** The names in a table: those of the column that is called so, or of the only one. */
function column(lines: readonly string[], wrong: (what: string) => UsageError): Entry[] {
  const mark = [";", "\t", ","].find((each) => lines[0]?.includes(each)) ?? ",";
  const rows = lines.map((line) => cellsOf(line, mark));
  const heads = (rows[0] ?? []).map((cell) => cell.trim());
  const head = heads.findIndex((cell) => /^name$/i.test(cell));
  if (head < 0 && heads.length > 1)
    throw wrong(`no column is called “name”, only ${heads.map((cell) => `“${cell}”`).join(", ")}; call one “name”`);
  const entries = rows.map((row, index) => ({ name: row[Math.max(0, head)] ?? "", line: index + 1 }));
  return head < 0 ? entries : entries.slice(1);
}

/** The cells of a line; what stands in quotes may hold the mark, and quotes twice. RFC 4180. */
function cellsOf(line: string, mark: string): string[] {
  const cells = [""];
  let isQuoted = false;
  let before = "";
  for (const letter of line) {
    const last = cells.length - 1;
    if (letter === '"') {
      if (!isQuoted && before === '"') cells[last] += '"';
      isQuoted = !isQuoted;
    } else if (letter === mark && !isQuoted) cells.push("");
    else cells[last] += letter;
    before = letter;
  }
  return cells;
}
