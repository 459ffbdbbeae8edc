import { widthIn } from "../fonts/face.js";
import { type Element, isTag, textOf } from "../html/dom.js";
import { linesIn, runningText } from "./lines.js";
import type { Setting } from "./setting.js";

/** Of the rows of an identity card, in em of its size and in pixels; see component.css. */
const row = { line: 1.3, block: 0.48, rule: 1, gap: 24, label: 0.84 };

/** The height of an identity card, in CSS pixels; its size follows from the number of its rows. */
export function cardHeight(card: Element, width: number, setting: Setting): number | undefined {
  const [least, start, most] = ["text-s", "text-contents", "text-card"].map(setting.size);
  if (least === undefined || start === undefined || most === undefined) return undefined;
  const rows = card.children.filter(isTag).map(({ children }) => children.filter(isTag));
  const size = Math.max(least, Math.min(most, start * (1.3 - 0.06 * rows.length) - setting.narrow * 0.008));
  const label = Math.max(row.label * size, least);
  const labels = rows.map(([term]) => (term ? widthIn(setting.faces.code, textOf(term)) * label : 0));
  const room = width - Math.max(0, ...labels) - row.gap;
  return rows.reduce((sum, [, value]) => {
    const lines = value ? linesIn(runningText(value.children, "bold", setting), room / size) : 1;
    return sum + lines * size * row.line + size * row.block + row.rule;
  }, 0);
}
