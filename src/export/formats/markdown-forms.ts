import type TurndownService from "turndown";

type Node = Parameters<TurndownService.FilterFunction>[0];

const hasRole = (node: Node, ...roles: readonly string[]) => roles.includes(node.getAttribute("role") ?? "");

/** A title above a table of a form, whose readers hear it as the name of that. */
const isTitle = (node: Node) => node.className === "title" && node.nextElementSibling?.getAttribute("role") === "table";

/**
 * Lists and tables that a form makes of elements without a meaning of their own, and says in roles: readers of Markdown
 * get what readers of the screen hear.
 */
export function addFormRules(service: TurndownService): void {
  service.addRule("list in roles", {
    filter: (node) => hasRole(node, "list", "table"),
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule("item in roles", {
    filter: (node) => hasRole(node, "listitem", "row"),
    replacement(content, node) {
      const number = (node as Node).getAttribute("data-number");
      const mark = number ? `${number}. ` : "- ";
      return `\n${mark}${indented(content, mark.length)}\n`;
    },
  });
  service.addRule("head of a row in roles", {
    filter: (node) => hasRole(node, "rowheader"),
    replacement: (content) => `**${content.trim()}:**`,
  });
  service.addRule("title of a table in roles", {
    filter: isTitle,
    replacement: (_, node) => `\n\n**${service.escape(node.textContent ?? "")}**\n\n`,
  });
}

const isItem = (line = "") => /^\s*(?:-|\d+\.) /.test(line);

/** The lines of an item below its mark, which is so many letters wide; an empty one only where a list in it ends. */
function indented(content: string, width: number): string {
  const gap = " ".repeat(width);
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  return lines
    .map((line, index) => {
      if (isItem(line)) return line.trimEnd();
      return isItem(lines[index - 1]) ? `\n${gap}${line.trim()}` : line.trim().replace(/ {2,}/g, " ");
    })
    .join(`\n${gap}`);
}
