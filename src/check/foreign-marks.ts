/** What other tools read in Markdown and nobody reads here, so that it is shown as text. */
export interface ForeignMark {
  /** Offset in the text, and how long what is named there is. */
  readonly at: number;
  readonly length: number;
  /** What marks of a kind have in common, such as `notes`. */
  readonly kind: string;
  /** What it is there. */
  readonly means: string;
  /** What to write here. */
  readonly remedy: string;
}

/** Where a text stands. */
interface Around {
  /** Whether it is where its file begins. */
  readonly isFirst: boolean;
}

/**
 * The marks of remark, Hugo and other tools in the Markdown of a slide.
 *
 * @param text without code and comments, but as long
 */
export function foreignMarksIn(text: string, { isFirst }: Around): ForeignMark[] {
  const front = isFirst ? tomlIn(text) : [];
  const from = front.reduce((end, { at, length }) => Math.max(end, at + length), 0);
  const rest = blankTo(text, from);
  return [...front, ...headersIn(rest), ...notesIn(rest), ...separatorsIn(rest), ...classesIn(rest)].toSorted(
    (a, b) => a.at - b.at,
  );
}

/** The text with nothing before an offset. */
const blankTo = (text: string, end: number): string => text.slice(0, end).replace(/[^\n]/g, " ") + text.slice(end);

/** Front matter in TOML, as Hugo has it: settings between two lines of plus signs. */
function tomlIn(text: string): ForeignMark[] {
  const opening = /^\s*\+\+\+[ \t]*\n/.exec(text);
  const inside = opening ? text.slice(opening[0].length) : "";
  const end = /^\+\+\+[ \t]*$/m.exec(inside);
  if (!opening || !end || !/^[ \t]*[\w.-]+[ \t]*=/m.test(inside.slice(0, end.index))) return [];
  const at = text.indexOf("+++");
  return [
    {
      at,
      length: opening[0].length + end.index + end[0].length - at,
      kind: "front matter",
      means: "“+++” is text here; for Hugo, front matter in TOML stands between two of them",
      remedy: "write the front matter in YAML, between two lines ---, above everything else",
    },
  ];
}

/** Properties of remark's slides, with the values that they have there. */
const properties: ReadonlyMap<string, RegExp> = new Map([
  ["class", /^[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*$/],
  ["name", /^[\w-]+$/],
  ["template", /^[\w-]+$/],
  ["layout", /^(?:true|false)$/],
  ["count", /^(?:true|false)$/],
  ["continued", /^(?:true|false)$/],
  ["exclude", /^(?:true|false)$/],
  ["background-image", /^url\(.*\)$/],
]);

/** Remark's properties of a slide: lines above everything else. */
function headersIn(text: string): ForeignMark[] {
  const found: ForeignMark[] = [];
  let at = text.search(/\S/);
  while (at >= 0 && at < text.length) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end === -1 ? text.length : end).trimEnd();
    const [, key = "", value = ""] = /^([a-z-]+):[ \t]+(\S.*)$/.exec(line) ?? [];
    if (!properties.get(key)?.test(value)) break;
    found.push({
      at,
      length: line.length,
      kind: "properties",
      means: `“${line}” is text here; for remark, lines like it at the beginning of a slide are its properties`,
      remedy: `${attributeFor(key, value)}, or remove the line`,
    });
    at = end === -1 ? text.length : end + 1;
  }
  return found;
}

function attributeFor(key: string, value: string): string {
  const attributes: Readonly<Record<string, string>> = {
    class: `class="${value.replace(/[ \t]*,[ \t]*/g, " ")}"`,
    name: `id="${value}"`,
    "background-image": `data-background-image="${value.replace(/^url\(["']?|["']?\)$/g, "")}"`,
  };
  const attribute = attributes[key];
  return attribute ? `write <!-- .slide: ${attribute} -->` : "write what the slide needs of it, such as a layout";
}

/** Remark's notes: from a line of three question marks to the end of the slide. A line of them alone asks the room. */
function notesIn(text: string): ForeignMark[] {
  const mark = /^\?\?\?[ \t]*$/m.exec(text);
  if (!mark || text.slice(mark.index + mark[0].length).trim() === "" || text.slice(0, mark.index).trim() === "")
    return [];
  return [
    {
      at: mark.index,
      length: 3,
      kind: "notes",
      means: "“???” is text here, and so is what follows; for remark, it begins the speaker notes",
      remedy: "write Note: in its place",
    },
  ];
}

/** What divides slides in decks of several tools that leave that to the author. */
const separatorsIn = (text: string): ForeignMark[] =>
  [...text.matchAll(/^\+\+\+[ \t]*$/gm)].map(({ index }) => ({
    at: index,
    length: 3,
    kind: "separator",
    means: "“+++” is text here, so two slides are one; elsewhere, it begins a slide below",
    remedy: "write ---- with blank lines around it, or verticalSeparator: '^\\+\\+\\+$' in the front matter",
  }));

/** Classes that give words a look; they may stand within a line. */
const looks = "center|left|right|small|smaller|large|larger|big|tiny|bold|red|green|blue|footnote|note|warning|info";

/** Remark's classes: words in brackets behind a dot and a name; brackets with a number or a key are code. */
function classesIn(text: string): ForeignMark[] {
  const opening = new RegExp(
    `(?:^[ \\t]*(?:[*+-][ \\t]+)?|(?<=[\\s(])(?=\\.(?:${looks})\\[))\\.([a-z][\\w-]{0,40})(?:\\.[a-z][\\w-]{0,40}){0,4}\\[(?![\\d"':\\]-])`,
    "gm",
  );
  const end = text.lastIndexOf("]");
  return [...text.matchAll(opening)].flatMap((match) => {
    const { index } = match;
    const [written = ""] = match;
    // The selector of a style sheet ends with a brace.
    const [line = ""] = text.slice(index, index + 200).split("\n");
    if (/[{,]\s*$/.test(line) || end < index + written.length) return [];
    const name = written.trim().replace(/^[*+-][ \t]+/, "");
    return [
      {
        at: index + written.indexOf(name),
        length: name.length,
        kind: "classes",
        means: `“${name} … ]” is text here; for remark, it gives what is in the brackets a class`,
        remedy: `write <span class="${match[1]}">…</span>, or <div class="${match[1]}"> and </div> with blank lines around them`,
      },
    ];
  });
}
