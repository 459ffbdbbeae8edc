import type { Mark, Range } from "../model/condition.js";
import type { SourceFile } from "../source/text.js";

/**
 * A file without what marks stand for: a comment that says nothing takes its place, so that what stands around it stays
 * apart and all offsets are as before. Nobody who reads the text can find what is withheld.
 */
export function withhold(file: SourceFile, marks: readonly Mark[]): SourceFile {
  const letters: Letters = { text: file.text, changes: [] };
  const groups = groupsOf(marks, file);
  for (const group of groups) putComment(letters, group);
  // What is a part of a comment already is left to it.
  const isLeft = (range: Range) => !groups.some((group) => isIn(range, group));
  for (const range of joined(marks.flatMap((mark) => mark.blank)).filter(isLeft)) blank(letters, range);
  for (const range of joined(marks.flatMap(({ item }) => item ?? [])).filter(isLeft)) joinLines(letters, range);
  renumber(letters, marks);
  return { ...file, text: changed(letters), whole: file };
}

/** The first item that is left of a list has the number of the first one: another would tell that some are gone. */
function renumber({ text, changes }: Letters, marks: readonly Mark[]): void {
  const numbers = new Map<number, string>();
  for (const { start, isFirst, next } of marks
    .flatMap(({ item }) => item ?? [])
    .toSorted((a, b) => a.start - b.start)) {
    const number = isFirst ? numberAt(text, start) : numbers.get(start);
    numbers.delete(start);
    if (number !== undefined && next !== undefined) numbers.set(next, number);
  }
  for (const [start, number] of numbers) {
    const { length } = numberAt(text, start) ?? "";
    // All places stay: zeros before a number say nothing.
    if (number.length <= length) changes.push({ start, text: number.padStart(length, "0") });
  }
}

const numberAt = (text: string, start: number): string | undefined =>
  /^\d+(?=[.)])/.exec(text.slice(start, start + 12))?.[0];

/** An item has lines of its own, which end with the line before. */
function joinLines({ text, changes }: Letters, { start, end }: Range): void {
  const from = text.lastIndexOf("\n", start - 1);
  changes.push({ start: from, text: " ".repeat(end - from) });
}

/** Whether a range is a part of a group. */
function isIn({ start, end }: Range, group: readonly Range[]): boolean {
  const [first, last] = [group[0], group.at(-1)];
  return first !== undefined && last !== undefined && first.start <= start && end <= last.end;
}

/** Marks that overlap are one: a comment must not end another one. */
function groupsOf(marks: readonly Mark[], file: SourceFile): Range[][] {
  const groups: { readonly marks: Mark[]; end: number }[] = [];
  const inOrder = marks
    .filter(({ said }) => said.end > said.start)
    .toSorted(({ said: a }, { said: b }) => a.start - b.start || b.end - a.end);
  for (const mark of inOrder) {
    const last = groups.at(-1);
    if (!last || mark.said.start >= last.end) groups.push({ marks: [mark], end: mark.said.end });
    else if (mark.said.end > last.end) {
      last.marks.push(mark);
      last.end = mark.said.end;
    }
  }
  return groups.map((group) => joined(group.marks.flatMap(({ said, pieces }) => pieces ?? linesOf(file, said))));
}

/** The lines of a stretch without what is before their text: space, and the marks of quotes. */
function linesOf(file: SourceFile, { start, end }: Range): Range[] {
  let at = start;
  return file.text
    .slice(start, end)
    .split("\n")
    .flatMap((line) => {
      const from = at + (/^[ \t>]*/.exec(line)?.[0].length ?? 0);
      const to = at + line.trimEnd().length;
      at += line.length + 1;
      return from < to ? [{ start: from, end: to }] : [];
    });
}

/** Ranges in order, those that overlap as one. */
function joined(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && range.start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else found.push(range);
  }
  return found;
}

interface Letters {
  readonly text: string;
  readonly changes: { readonly start: number; readonly text: string }[];
}

const marks = { open: "<!--", close: "-->" };

function blank({ text, changes }: Letters, { start, end }: Range): void {
  changes.push({ start, text: text.slice(start, end).replace(/[^\n]/g, " ") });
}

/** Where there is no room for a comment, nothing but space is left. */
function putComment(letters: Letters, pieces: readonly Range[]): void {
  const lengthOf = ({ start, end }: Range) => end - start;
  const first = pieces.findIndex((piece) => lengthOf(piece) >= marks.open.length);
  const last = pieces.findLastIndex((piece) => lengthOf(piece) >= marks.close.length);
  const opened = pieces[first];
  const hasRoom =
    opened && (last > first || (last === first && lengthOf(opened) >= marks.open.length + marks.close.length));
  for (const [index, piece] of pieces.entries()) {
    if (!hasRoom || index < first || index > last) {
      blank(letters, piece);
      continue;
    }
    const open = index === first ? marks.open : "";
    const close = index === last ? marks.close : "";
    const filling = ".".repeat(lengthOf(piece) - open.length - close.length);
    letters.changes.push({ start: piece.start, text: open + filling + close });
  }
}

function changed({ text, changes }: Letters): string {
  let shown = "";
  let at = 0;
  for (const change of changes.toSorted((a, b) => a.start - b.start)) {
    const skipped = Math.max(0, at - change.start);
    if (skipped >= change.text.length) continue;
    shown += text.slice(at, change.start) + change.text.slice(skipped);
    at = Math.max(at, change.start + change.text.length);
  }
  return shown + text.slice(at);
}

/** Lines without the space with which they end: its length is that of an item which is gone. */
export const withoutLongEnds = (text: string): string =>
  text.replace(/ {3,}\n?/g, (run, at: number) =>
    run.endsWith("\n") || at + run.length === text.length ? run.replaceAll(" ", "") : run,
  );
