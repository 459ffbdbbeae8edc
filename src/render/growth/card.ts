import { widthIn } from "../fonts/face.js";
import { type Element, isTag, textOf } from "../html/dom.js";
import type { Column } from "./column.js";
import { linesIn, runningText, widestWord } from "./lines.js";
import type { Running } from "./running.js";
import type { Setting } from "./setting.js";

/** Of the rows of an identity card, in em of its size and in pixels; see component.css. */
const row = { line: 1.3, block: 0.6, closeBlock: 0.4, rule: 1, gap: 24, label: 0.84 };

/** Values of many rows are about as long: a little room is kept, or all of them could break. */
const share = 0.96;

/** What a card says, measured for a size. */
interface Said {
  readonly values: readonly Running[];
  /** What its labels and the gap beside them take of its width, in CSS pixels. */
  readonly labels: number;
}

function saidOn(card: Element, size: number, setting: Setting): Said | undefined {
  const least = setting.size("text-s");
  if (least === undefined) return undefined;
  const rows = card.children.filter(isTag).map(({ children }) => children.filter(isTag));
  const label = Math.max(row.label * size, least);
  const labels = rows.map(([term]) => (term ? widthIn(setting.face("code"), textOf(term)) * label : 0));
  const values = rows.flatMap(([, value]) => (value ? [runningText(value.children, "bold", setting)] : []));
  return { values, labels: Math.max(0, ...labels) + row.gap };
}

/** The width below which a card breaks words at its least size, in CSS pixels. */
export function leastCardWidth(card: Element, setting: Setting): number {
  const size = setting.size("text-s") ?? 0;
  const said = saidOn(card, size, setting);
  return said ? said.labels + (Math.max(0, ...said.values.map(widestWord)) * size) / share : 0;
}

/** The height of an identity card, in CSS pixels: infinite where a word is broken, undefined where only a browser can tell. */
export function cardHeight(card: Element, { width, sizes, setting }: Column): number | undefined {
  const size = sizes.card;
  const said = saidOn(card, size, setting);
  const least = setting.size("text-s");
  if (!said || least === undefined) return undefined;
  const room = (width - said.labels) * share;
  if (said.values.some((value) => widestWord(value) > room / size)) return Number.POSITIVE_INFINITY;
  const around = size * (size > least ? row.block : row.closeBlock) + row.rule;
  return said.values.reduce((sum, value) => sum + linesIn(value, room / size) * size * row.line + around, 0);
}
