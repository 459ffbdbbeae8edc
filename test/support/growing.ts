/** Slides of many kinds, as full as authors make them, for tests of the sizes that the build chooses. */

const words =
  "every container starts as a process that the kernel keeps apart from all others with namespaces and counts with control groups so that a node can run many of them";

/** So many words, from different places of a sentence. */
const say = (count: number, from = 0) => {
  const all = words.split(" ");
  const said = Array.from({ length: count }, (_, index) => all[(from + index) % all.length]).join(" ");
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`;
};

export const list = (items: number, length: number, mark = "-") =>
  Array.from({ length: items }, (_, index) => `${mark} ${say(length, index * 5)}`).join("\n");

export const table = (rows: number, columns: number, length = 2) => {
  const row = (cells: (column: number) => string) =>
    `| ${Array.from({ length: columns }, (_, column) => cells(column)).join(" | ")} |`;
  const body = Array.from({ length: rows }, (_, index) =>
    row((column) => say(column === 0 ? 1 : length, index * 7 + column * 3).replace(".", "")),
  );
  return [row((column) => `Column ${column + 1}`), row(() => "---"), ...body].join("\n");
};

export const code = (lines: number, columns = 30, steps = "") =>
  `\`\`\`sh${steps}\n${Array.from({ length: lines }, (_, index) => `run --number ${index} `.padEnd(columns, "xxxxx ")).join("\n")}\n\`\`\``;

/** What the component `card` makes of a project with so many attributes. */
export const card = (rows: number, length = 2) => {
  const row = (index: number) => `<div><dt>Key ${index + 1}</dt><dd>${say(length, index * 3)}</dd></div>`;
  return `<dl class="c-card">${Array.from({ length: rows }, (_, index) => row(index)).join("")}</dl>`;
};

const nested = (items: number) =>
  Array.from(
    { length: items },
    (_, index) => `- ${say(5, index)}\n  - ${say(7, index + 9)}\n  - ${say(4, index + 3)}`,
  ).join("\n");

const beside = (left: string, right: string) => `${left}\n\n::break\n\n${right}`;

/** What slides hold, by what it is. */
export const contents: Readonly<Record<string, string>> = {
  "three-words": list(3, 3),
  "five-lines": list(5, 9),
  "full-list": list(7, 11),
  "close-list": list(11, 5),
  "close-table": table(12, 3, 1),
  numbered: list(5, 12, "1."),
  "many-numbers": list(6, 12, "1."),
  nested: nested(3),
  paragraphs: `${say(30)}\n\n${say(24, 5)}`,
  "code-in-lines": `- Call \`runc create\` and \`runc start\` with ${say(8)}\n- Read \`config.json\`, which ${say(9)}\n- ${say(14, 4)}`,
  quote: `> ${say(22)}\n\n${say(12, 8)}`,
  callout: `${say(16)}\n\n:::callout{kind="note"}\n${say(20, 6)}\n:::\n\n${list(2, 6)}`,
  "small-table": table(3, 3),
  "table-of-sentences": table(5, 3, 9),
  "wide-table": table(6, 5, 3),
  "long-table": table(8, 4, 1),
  "table-and-text": `${say(18)}\n\n${table(4, 3)}`,
  "short-code": code(3),
  "long-code": code(15, 60),
  "code-and-list": `${list(3, 8)}\n\n${code(4, 50)}`,
  "two-lists": beside(list(4, 5), list(4, 7)),
  "list-beside-narrow-code": beside(list(4, 7), code(8, 34)),
  "list-beside-wide-code": beside(list(4, 6), code(7, 60)),
  "list-beside-table": beside(list(3, 6), table(5, 2)),
  "code-with-notes": code(6, 40, ` [1|3-4|6] notes="${say(3)}|${say(14, 2)}|${say(6, 9)}"`),
  "code-with-a-note-at-its-end": code(5, 56, ` [1|5] notes="${say(3)}|${say(24, 2)}"`),
  "numbered-code": code(6, 64, " [1|2-4|*]"),
  "long-lines": `${list(2, 9)}\n\n${code(3, 130)}\n\n${code(2, 20)}`,
  "long-words-of-code": beside(list(3, 5), `\`\`\`sh [2]\n    ${words}\n  ${"x".repeat(90)}\n\`\`\``),
  tasks: `- [x] ${say(5)}\n- [ ] ${say(16, 3)}\n- [ ] ${say(4, 8)}`,
  "small-card": `${say(16)}\n\n${card(6)}`,
  "long-card": card(11),
  "card-of-sentences": `${say(9)}\n\n${card(6, 11)}`,
  "card-beside-code": beside(`${card(2, 9)}\n\n${list(2, 6)}`, code(6, 42, " [1-2|3-4|5-6]")),
  states: `:::states\n${code(3)}\n\n::break\n\n${code(5, 44)}\n\n${say(9)}\n:::`,
  "columns-as-component": `${say(9)}\n\n:::columns\n${list(3, 4)}\n\n::break\n\n${code(4, 28)}\n:::`,
  "callout-with-code": `:::callout{kind="tip"}\n${say(12)}\n\n${code(3, 36)}\n:::`,
  headings: `### ${say(4)}\n\n${list(3, 6)}\n\n### ${say(3, 7)}\n\n${say(14)}`,
};

/** A deck of them; every third title takes two lines. */
export const growingSlides = Object.entries(contents)
  .map(([id, text], index) => {
    const title = index % 3 === 2 ? say(11, index) : say(4, index);
    return `<!-- .slide: id="${id}" -->\n## ${title}\n\n${text}\n`;
  })
  .join("\n---\n\n");
