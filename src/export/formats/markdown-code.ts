import type TurndownService from "turndown";
import type { Words } from "../../words/words.js";

type Node = Parameters<TurndownService.FilterFunction>[0];

/** Whether an element of Turndown's has this class. */
export const nodeHasClass = (node: { getAttribute(name: string): string | null }, name: string): boolean =>
  (node.getAttribute("class") ?? "").split(/\s+/).includes(name);

/** Code and terminals become fences: what they are called stands above, what is said about them below. */
export function addCodeRules(service: TurndownService, words: Words): void {
  service.addRule("code", {
    filter: (node) => node.nodeName === "FIGURE" && nodeHasClass(node, "code"),
    replacement(_, node) {
      const notes = [...node.querySelectorAll(".code-note")].map(
        (note) => `- ${service.escape(note.textContent ?? "")}\n`,
      );
      const code = fenced(node.querySelector("code")?.textContent ?? "", node.getAttribute("data-language") ?? "");
      return titleOf(node, service) + code + notes.join("");
    },
  });
  service.addRule("terminal", {
    filter: (node) => nodeHasClass(node, "c-terminal"),
    replacement(_, node) {
      const screen = fenced(node.querySelector("pre")?.textContent ?? "", "console");
      const finding = [...node.querySelectorAll("p.finding")].map((each) => service.turndown(each as HTMLElement));
      return `${titleOf(node, service)}${screen}${[...finding, markedIn(node, service, words)].join("\n\n")}\n\n`;
    },
  });
}

/** The title of code or of a terminal, in bold as that of a table; "" where it has none. */
function titleOf(node: Node, service: TurndownService): string {
  const title = node.querySelector("figcaption")?.textContent?.trim() ?? "";
  return title === "" ? "" : `\n\n**${service.escape(title)}**`;
}

/** The marked lines of a terminal once more, since a fence cannot mark any; "" where there are none. */
function markedIn(node: Node, service: TurndownService, words: Words): string {
  const lines = [...node.querySelectorAll(".is-marked")].map((line) => (line.textContent ?? "").trim());
  const shown = lines.filter((line) => line !== "").map(inlineCode);
  return shown.length === 0 ? "" : `${service.escape(words.say("terminal.marked"))} ${shown.join(", ")}`;
}

const longestTicks = (code: string, least: number) =>
  Math.max(least, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));

function inlineCode(code: string): string {
  const ticks = "`".repeat(longestTicks(code, 0) + 1);
  const gap = code.startsWith("`") || code.endsWith("`") ? " " : "";
  return ticks + gap + code + gap + ticks;
}

/** A fence that no line of the code ends, with empty lines around it. */
export function fenced(code: string, language: string): string {
  const fence = "`".repeat(longestTicks(code, 2) + 1);
  return `\n\n${fence}${language}\n${code.replace(/(?<!\n)\n+$/, "")}\n${fence}\n\n`;
}
