import type TurndownService from "turndown";
import { directionClass } from "../../render/slide/note-marks.js";
import type { Words } from "../../words/words.js";
import { fenced, nodeHasClass } from "./markdown-code.js";

type Node = Parameters<TurndownService.FilterFunction>[0];

/** The level of the heading that stands above what is being converted. */
export interface Above {
  readonly level: number;
}

/** Headings, formulas, callouts and labs in the forms that GitHub and its wikis show. */
export function addBlockRules(service: TurndownService, words: Words, above: Above): void {
  addHeadings(service, above);
  addFormulas(service);
  addCallouts(service);
  addLabs(service, words);
  // What a speaker does is no text: it stands out from what is said.
  service.addRule("direction", {
    filter: (node) => nodeHasClass(node, directionClass),
    replacement: (content, node) => (content.trim() === "" ? "" : `*[${service.escape(bare(node))}]*`),
  });
}

const bare = (node: { textContent: string | null }) => (node.textContent ?? "").trim().replace(/^\[|\]$/g, "");

/** Headings in a slide stand below its own, whatever their level is on the slide. */
function addHeadings(service: TurndownService, above: Above): void {
  service.addRule("heading below the title", {
    filter: ["h1", "h2", "h3", "h4", "h5", "h6"],
    replacement(content, node) {
      const deeper = Math.max(1, Number(node.nodeName.slice(1)) - 2);
      const text = content.trim().replace(/\s*\n\s*/g, " ");
      return text === "" ? "" : `\n\n${"#".repeat(Math.min(6, above.level + deeper))} ${text}\n\n`;
    },
  });
}

/**
 * Beside what it draws, a formula holds the LaTeX that it was made from. GitHub takes what stands between `` $` `` and
 * `` `$ `` and in a fence with the language math as it is; between dollar signs alone, Markdown comes first.
 */
function addFormulas(service: TurndownService): void {
  service.addRule("formula", {
    filter: (node) => nodeHasClass(node, "katex"),
    replacement(_, node) {
      const latex = (node.querySelector("annotation")?.textContent ?? "").trim();
      const isBlock = nodeHasClass((node as Node).parentElement ?? node, "katex-display");
      if (isBlock && !isWithin(node as Node, ["TD", "TH", "DT", "DD"])) return fenced(latex, "math");
      return latex.includes("`") ? `$${latex}$` : `$\`${latex}\`$`;
    },
  });
}

/** GitHub shows alerts at the top level only; in lists, quotes, tables and one another they are quotes with a title. */
function addCallouts(service: TurndownService): void {
  service.addRule("label of a callout", {
    filter: (node) => nodeHasClass(node, "label") && isWithin(node, ["DIV"], "c-callout"),
    replacement: () => "",
  });
  service.addRule("callout", {
    filter: (node) => nodeHasClass(node, "c-callout"),
    replacement(content, node) {
      const kind = node.querySelector(".label .kind")?.textContent?.trim() ?? "";
      const label = node.querySelector(".label")?.textContent?.trim().replace(/\s+/g, " ") ?? "";
      const title = label.startsWith(kind) ? label.slice(kind.length).trim() : label;
      const isTop = !isInBlock(node as Node) && !isWithin(node as Node, ["DIV"], "c-callout");
      const first = isTop ? `[!${((node as Node).getAttribute("data-kind") ?? "note").toUpperCase()}]` : "";
      const named = [...(isTop ? [] : [kind]), ...(title === "" ? [] : [title])].join(": ");
      const bold = named === "" ? "" : `**${service.escape(named)}**\n`;
      return quote([first, bold, content.trim()].filter(Boolean).join("\n"));
    },
  });
}

const isInBlock = (node: Node) => isWithin(node, ["LI", "BLOCKQUOTE", "TD", "TH", "DD"]);

const quote = (text: string) => `\n\n${text.replace(/^/gm, "> ").replace(/^> $/gm, ">")}\n\n`;

/** Commands and what they answer are fences; a step has its number in its heading, since not all wikis indent fences. */
function addLabs(service: TurndownService, words: Words): void {
  service.addRule("pieces of code", {
    filter: (node) => node.nodeName === "DIV" && node.hasAttribute("data-code"),
    replacement(_, node) {
      const language = (node as Node).getAttribute("data-code") ?? "";
      const code = Array.from(node.querySelectorAll("pre")).map(({ textContent }) => (textContent ?? "").trimEnd());
      const label = language === "text" ? `\n\n*${service.escape(words.say("lab.output"))}:*` : "";
      return label + fenced(code.join("\n"), language);
    },
  });
  service.addRule("steps of a lab", {
    filter: (node) => nodeHasClass(node, "lab-steps"),
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule("step of a lab", {
    filter: (node) => node.nodeName === "LI" && nodeHasClass(node.parentElement ?? node, "lab-steps"),
    replacement(content, node) {
      const number = Array.from((node as Node).parentElement?.children ?? []).indexOf(node as Node) + 1;
      return `\n\n${content.trim().replace(/^(#+) /, `$1 ${number}. `)}\n\n`;
    },
  });
  service.addRule("where an answer stands on paper", {
    filter: (node) => nodeHasClass(node, "apart") && isWithin(node, ["DIV"], "c-lab"),
    replacement: () => "",
  });
}

/** Whether an element stands in one of these kinds; where a class is given, in one that has it. */
function isWithin(node: Node, names: readonly string[], className?: string): boolean {
  const around = node.parentElement;
  if (!around) return false;
  const isOne = names.includes(around.nodeName) && (className === undefined || nodeHasClass(around, className));
  return isOne || isWithin(around, names, className);
}
