/** A step of a lab: what to do, and why. */
interface LabStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Why another machine shows something else; "" where it does not. */
  readonly varies: string;
  /** Commands as they are written in the script. */
  readonly code: string;
}

/** A lab, as the comments of its shell script describe it. */
export interface LabScript {
  readonly title: string;
  readonly summary: string;
  /** Names of Debian packages. */
  readonly packages: readonly string[];
  readonly minutes: number | undefined;
  /** Commands that prepare the machine; not part of the steps. */
  readonly setup: string;
  readonly steps: readonly LabStep[];
  /** Commands that one types at the end, out of the function or the trap that runs them in the script. */
  readonly cleanup: string;
  /** What learners ask themselves at the end, and what they should have found; "" where there is none. */
  readonly question: string;
  readonly answer: string;
}

interface Block {
  readonly key: string;
  readonly id: string;
  /** The text after the colon. */
  readonly head: string;
  /** The indented comment lines below. */
  readonly more: string[];
  varies: string;
  readonly code: string[];
}

const opening = /^# (title|summary|packages|minutes|setup|step|cleanup|question|answer)\b ?([^:]*): ?(.*)$/;
const varying = /^# varies: (.+)$/;

/**
 * Reads a lab: a shell script that is divided by its comments. `# title:`, `# summary:`, `# packages:` and `# minutes:`
 * say what it is; `# setup:`, `# step ID: TITLE` and `# cleanup:` open its blocks, and the indented comments below
 * explain them; `# varies: WHY` below these says that another machine shows something else. `# question:` and
 * `# answer:` end it.
 */
export function readLabScript(source: string): LabScript {
  const blocks: Block[] = [];
  for (const line of source.split("\n")) {
    const open = blocks.at(-1);
    const match = opening.exec(line);
    const varies = varying.exec(line)?.[1];
    if (match) blocks.push(openBlock(match));
    else if (open && varies) open.varies = varies;
    else if (open && open.code.length === 0 && /^# {2,}\S/.test(line)) open.more.push(line.slice(1).trim());
    else if (open && !line.startsWith("#!")) open.code.push(line);
  }
  const first = (key: string) => blocks.find((block) => block.key === key);
  const textOf = (block: Block | undefined) => (block ? [block.head, ...block.more].join(" ").trim() : "");
  const codeOf = (block: Block | undefined) => (block?.code ?? []).join("\n").trim();
  const minutes = Number(textOf(first("minutes")));
  return {
    title: textOf(first("title")),
    summary: textOf(first("summary")),
    packages: textOf(first("packages")).split(/\s+/).filter(Boolean),
    minutes: Number.isFinite(minutes) && minutes > 0 ? minutes : undefined,
    setup: codeOf(first("setup")),
    steps: blocks
      .filter(({ key }) => key === "step")
      .map((step) => ({
        id: step.id,
        title: step.head,
        text: step.more.join(" "),
        varies: step.varies,
        code: codeOf(step),
      })),
    cleanup: typedCleanup(codeOf(first("cleanup"))),
    question: textOf(first("question")),
    answer: textOf(first("answer")),
  };
}

/** The function for a trap that runs when the script ends, on lines or on one, and the trap with its commands or its name. */
const cleanupForms = [
  /^cleanup\(\) \{\n([\s\S]*?)\n\}$/m,
  /^cleanup\(\) \{ (.*?);? \}$/m,
  /^trap '?cleanup'? EXIT\n?()/m,
  /^trap '([^']*)' EXIT$/m,
];

/** A function for a trap would only run once the shell ends, and a comment looks like a prompt of root on paper. */
function typedCleanup(code: string): string {
  const typed = cleanupForms.reduce(
    (text, form) => text.replace(form, (_, body: string) => withoutIndent(body)),
    code.replace(/^[ \t]*#.*\n?/gm, ""),
  );
  return typed.trim();
}

function withoutIndent(text: string): string {
  const lines = text.split("\n");
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}

const openBlock = ([, key = "", id = "", head = ""]: readonly string[]): Block => ({
  key,
  id: id.trim(),
  head: head.trim(),
  more: [],
  varies: "",
  code: [],
});
