/** A cell, or what stands behind a colon, with its offset in the text. */
interface Cell {
  readonly text: string;
  readonly at: number;
}

/** A value and what says whose it is and what: each of the two may name the entry or the attribute. */
export interface Labelled {
  readonly labels: readonly string[];
  readonly value: Cell;
  /** It names the attribute only; the line above the list or table may say whose it is, or else the slide's title. */
  readonly isAlone: boolean;
  /** The line above its list or table, or the item around it, without marks; "" in a row that says it all. */
  readonly above: string;
}

/** The values in a slide's tables, and in lines such as `- **Language:** Go`. */
export function labelledIn(text: string): Labelled[] {
  const above = linesAbove(text);
  return [...tablesIn(text, above).flatMap(inTable), ...definitionsIn(text, above)];
}

/** For the offset of each line that says something the line it stands below: that around its list or table, or the item around it. */
function linesAbove(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let around = [outermost("")];
  let start = 0;
  for (const line of text.split("\n")) {
    const indent = line.search(/\S/);
    // A blank line that is not empty was no prose, such as the border of a column.
    if (indent === -1 && line.length > 1) around = [outermost("")];
    if (indent !== -1) {
      while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
      found.set(start, around.at(-1)?.words ?? "");
      const words = line.replace(/^[\s#>*+-]+|(?<![\s:*])[\s:*]+$/g, "");
      const own = called.exec(words)?.[1];
      // What its list is about, for the items behind it.
      if (own !== undefined && inBlock.test(line)) around.push({ ...(around.pop() ?? outermost("")), words: own });
      if (inBlock.test(line)) around.push({ indent, words });
      else around = [outermost(words)];
    }
    start += line.length + 1;
  }
  return found;
}

const outermost = (words: string) => ({ indent: -1, words });
const called = /^\**(?:name|project|projekt|product|produkt|tool|system|nom|nombre)\**\s*:\**\s+(\S.*)$/i;
const inBlock = /^\s*(?:[-*+]\s|\d+[.)]\s|\|)/;

interface Table {
  readonly rows: (readonly Cell[])[];
  readonly above: string;
}

/** Rows of each table; the second line of it, which is only rules, is left out. */
function tablesIn(text: string, above: ReadonlyMap<number, string>): Table[] {
  const tables: Table[] = [];
  let last = -2;
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.includes("|")) {
      if (last !== index - 1) tables.push({ rows: [], above: above.get(start) ?? "" });
      last = index;
      if (!/^[\s|:-]+$/.test(line)) tables.at(-1)?.rows.push(cellsOf(line, start));
    }
    start += line.length + 1;
  }
  return tables;
}

function cellsOf(line: string, start: number): Cell[] {
  const cells: Cell[] = [];
  for (const match of line.matchAll(/(?:^\s*\|)?((?:[^|\\]|\\(?:.|$))*)(?:\||$)/g)) {
    const [whole, inner = ""] = match;
    if (whole === "" || (inner.trim() === "" && match.index + whole.length >= line.length)) continue;
    cells.push(trimmed(inner, start + match.index + whole.indexOf(inner)));
  }
  return cells;
}

function trimmed(text: string, at: number): Cell {
  return { text: text.trim(), at: at + Math.max(0, text.search(/\S/)) };
}

function inTable({ rows: [head = [], ...rows], above }: Table): Labelled[] {
  // Two columns, of which the first names attributes, may be about the slide's title, the head included.
  const pairs = head.length === 2 ? [head, ...rows] : [];
  return [
    ...rows.flatMap(([first, ...cells]) =>
      cells.map((value, index) => ({
        labels: [first?.text ?? "", head[index + 1]?.text ?? ""],
        value,
        isAlone: false,
        above: "",
      })),
    ),
    ...pairs.flatMap(([first, value]) =>
      first && value ? [{ labels: [first.text], value, isAlone: true, above }] : [],
    ),
  ];
}

const definition =
  /^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(\p{Lu}[\p{L} _-]{1,28}?)[ \t]*(?::|–|—)[ \t]+(\S[^\n]{0,60})$/gmu;

const definitionsIn = (text: string, above: ReadonlyMap<number, string>): Labelled[] =>
  [...text.matchAll(definition)].flatMap((match) => {
    const [whole, label = "", value = ""] = match;
    const cell = trimmed(value, match.index + whole.length - value.length);
    return [{ labels: [label.trim()], value: cell, isAlone: true, above: above.get(match.index) ?? "" }];
  });
