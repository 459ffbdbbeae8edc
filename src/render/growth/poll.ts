import { type Element, elementsOf, hasClass } from "../html/dom.js";
import type { Column } from "./column.js";
import { linesIn, runningText } from "./lines.js";

/** Lengths of a poll in em of its text; as in form-poll.css. */
const css = {
  line: 1.3,
  question: { size: 1.1, gap: 0.8 },
  /** What stands beside the words of an option: its letter, and the room of its count. */
  beside: 6.8,
  few: { most: 4, gap: 0.4, block: 1.2 },
  usual: { most: 6, gap: 0.3, block: 0.72 },
  many: { gap: 0.24, block: 0.52 },
  close: { gap: 0.18, block: 0.4 },
};

/** Letters may be a little wider than measured, and no option may break into a line that was not counted. */
const share = 0.98;

const spacingOf = (count: number) => (count <= css.few.most ? css.few : count <= css.usual.most ? css.usual : css.many);

/** The height of a poll, in CSS pixels: its question above its options, each as high as its words. */
export function pollHeight(poll: Element, { width, sizes, setting }: Column): number {
  const room = width / sizes.text;
  const parts = elementsOf(poll.children);
  const asked = parts.find((part) => hasClass(part, "poll-question"));
  const labels = parts.filter((part) => hasClass(part, "poll-label"));
  const { size, gap } = css.question;
  const question = asked
    ? linesIn(runningText(asked.children, "bold", setting), (room / size) * share) * size * css.line + gap
    : 0;
  const options = sizes.isClose ? css.close : spacingOf(labels.length);
  const rows = labels.map(
    (label) =>
      linesIn(runningText(label.children, "text", setting), (room - css.beside) * share) * css.line + options.block,
  );
  const list = rows.reduce((sum, row) => sum + row, Math.max(0, rows.length - 1) * options.gap);
  return (question + list) * sizes.text;
}
