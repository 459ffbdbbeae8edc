/** A cell, or what stands behind a colon, with its offset in the text. */
interface Cell {
  readonly text: string;
  readonly at: number;
}

/** A value and what says whose it is and what: each of the two may name the entry or the attribute. */
export interface Labelled {
  readonly labels: readonly string[];
  readonly value: Cell;
  /** It stands below the slide's title only, which may say whose it is. */
  readonly isAlone: boolean;
}

/** The values in a slide's tables, and in lines such as `- **Language:** Go`. */
export function labelledIn(text: string): Labelled[] {
  return [...tablesIn(text).flatMap(inTable), ...definitionsIn(text)];
}

/** Rows of each table; the second line of it, which is only rules, is left out. */
function tablesIn(text: string): (readonly (readonly Cell[])[])[] {
  const tables: (readonly Cell[])[][] = [];
  let last = -2;
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (/^\s*\|?.*\|/.test(line)) {
      if (last !== index - 1) tables.push([]);
      last = index;
      if (!/^[\s|:-]+$/.test(line)) tables.at(-1)?.push(cellsOf(line, start));
    }
    start += line.length + 1;
  }
  return tables;
}

function cellsOf(line: string, start: number): Cell[] {
  const cells: Cell[] = [];
  for (const match of line.matchAll(/(?:^\s*\|)?((?:[^|\\]|\\.)*)(?:\||$)/g)) {
    const [whole, inner = ""] = match;
    if (whole === "" || (inner.trim() === "" && match.index + whole.length >= line.length)) continue;
    cells.push(trimmed(inner, start + match.index + whole.indexOf(inner)));
  }
  return cells;
}

function trimmed(text: string, at: number): Cell {
  return { text: text.trim(), at: at + Math.max(0, text.search(/\S/)) };
}

function inTable([head = [], ...rows]: readonly (readonly Cell[])[]): Labelled[] {
  // Two columns, of which the first names attributes, may be about the slide's title, the head included.
  const pairs = head.length === 2 ? [head, ...rows] : [];
  return [
    ...rows.flatMap(([first, ...cells]) =>
      cells.map((value, index) => ({
        labels: [first?.text ?? "", head[index + 1]?.text ?? ""],
        value,
        isAlone: false,
      })),
    ),
    ...pairs.flatMap(([first, value]) => (first && value ? [{ labels: [first.text], value, isAlone: true }] : [])),
  ];
}

const definition =
  /^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(\p{Lu}[\p{L} _-]{1,28}?)[ \t]*(?::|–|—)[ \t]+(\S[^\n]{0,60})$/gmu;

const definitionsIn = (text: string): Labelled[] =>
  [...text.matchAll(definition)].flatMap((match) => {
    const [whole, label = "", value = ""] = match;
    return [
      { labels: [label.trim()], value: trimmed(value, match.index + whole.length - value.length), isAlone: true },
    ];
  });
