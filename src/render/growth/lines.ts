import { widthIn } from "../fonts/face.js";
import { type ChildNode, hasClass, isTag, isText } from "../html/dom.js";
import { citeOf, isMark } from "../html/marks.js";
import type { Running, Word } from "./running.js";
import type { Setting, Voice } from "./setting.js";

/** Elements that stand within a line. */
const inline =
  /^(?:a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;

/** Code in a line is a little smaller, with a ground that is wider; see content.css. */
const codeInLine = { size: 0.86, padding: 0.64 };

export const inlineCodeSize = codeInLine.size;

/** The size of code in a cell, in that of its table: never less than the least of most letters, if the table has that. */
export const codeSizeInTable = (table: number, least: number): number =>
  Math.max(codeInLine.size, Math.min(1, least / table));

/** The number of a source, of three digits, in em. */
const citation = 1.1;

/** The box of an item that is a task: it stands before the text. */
export const isTaskBox = (node: ChildNode): boolean => isTag(node) && hasClass(node, "task");

/** Whether nodes are running text and nothing else. */
export const isRunning = (nodes: readonly ChildNode[]): boolean =>
  nodes.every(
    (node) =>
      !isTag(node) ||
      node.name.includes(" ") ||
      isTaskBox(node) ||
      (inline.test(node.name) && isRunning(node.children)),
  );

/** What is being read: finished words, and the one that goes on. */
interface Reading {
  readonly words: Word[];
  width: number;
  isOpen: boolean;
  breaks: boolean;
}

/**
 * Measures running text; what was measured in a setting is not measured again for another size.
 * @param code the size of code in it, in that of the text
 */
export function runningText(
  nodes: readonly ChildNode[],
  voice: Voice,
  setting: Setting,
  code: number = codeInLine.size,
): Running {
  const known = setting.measured.get(nodes) ?? new Map<string, Running>();
  const key = `${voice} ${code}`;
  const running = known.get(key) ?? measure(nodes, voice, { setting, code });
  setting.measured.set(nodes, known.set(key, running));
  return running;
}

function measure(nodes: readonly ChildNode[], voice: Voice, own: Omit<Context, "reading">): Running {
  const { setting } = own;
  const reading: Reading = { words: [], width: 0, isOpen: false, breaks: false };
  readNodes(nodes, voice, { ...own, reading });
  endWord(reading);
  const space = widthIn(setting.face(voice), " ");
  return { words: reading.words, space, widest: widestOf(reading.words, space) };
}

interface Context {
  readonly reading: Reading;
  readonly setting: Setting;
  /** The size of code, in that of the text. */
  readonly code: number;
}

function readNodes(nodes: readonly ChildNode[], voice: Voice, context: Context): void {
  const { reading, setting, code } = context;
  for (const node of nodes) {
    if (isText(node)) readText(node.data, voice, context);
    if (!isTag(node)) continue;
    if (node.name === "br") {
      endWord(reading);
      reading.breaks = true;
    } else if (isMark(node, "cite")) grow(reading, citation * citeOf(node).keys.length);
    else if (node.name === "code" || node.name === "kbd" || node.name === "samp") {
      const text = node.children.map((child) => (isText(child) ? child.data : "")).join("");
      grow(reading, widthIn(setting.face("code"), text) * code + codeInLine.padding);
    } else readNodes(node.children, /^(?:b|strong|th)$/.test(node.name) ? "bold" : voice, context);
  }
}

function readText(text: string, voice: Voice, { reading, setting }: Context): void {
  for (const [index, part] of text.split(/([\t\n\f\r ]+|(?<=[-–—])(?=\w))/).entries()) {
    // Every second part is what stands between words.
    if (index % 2 === 1) endWord(reading);
    else if (part !== "") grow(reading, widthIn(setting.face(voice), part));
  }
}

function grow(reading: Reading, width: number): void {
  reading.width += width;
  reading.isOpen = true;
}

function endWord(reading: Reading): void {
  if (!reading.isOpen) return;
  reading.words.push({ width: reading.width, breaks: reading.breaks });
  Object.assign(reading, { width: 0, isOpen: false, breaks: false });
}

function widestOf(words: readonly Word[], space: number): number {
  let [line, widest] = [0, 0];
  for (const { width, breaks } of words) {
    line = line === 0 || breaks ? width : line + space + width;
    widest = Math.max(widest, line);
  }
  return widest;
}

/** How many lines a text takes. @param room in em of its size */
export function linesIn({ words, space, widest }: Running, room: number): number {
  if (words.length === 0) return 0;
  let [lines, line] = [1, 0];
  if (widest <= room && !words.some(({ breaks }) => breaks)) return lines;
  for (const { width, breaks } of words) {
    const longer = line === 0 ? width : line + space + width;
    const isNew = breaks || (line > 0 && longer > room);
    if (isNew) lines++;
    line = isNew ? width : longer;
    // What is longer than a line goes on in the next one.
    while (line > room && room > 0) {
      lines++;
      line -= room;
    }
  }
  return lines;
}

/** The widest word in em: a column is never narrower. */
export const widestWord = ({ words }: Running): number => words.reduce((most, { width }) => Math.max(most, width), 0);
