import type { ParentNode } from "domhandler";
import { nearest } from "../../report/suggest.js";
import { isTag, isText, nodesOf, replaceNode } from "../html/dom.js";
import { escapeHtml } from "../html/html.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Elements whose text is shown as it is written. */
const verbatim = new Set(["code", "pre", "style", "script", "textarea", "math", "samp", "kbd"]);

const variable = /\{\{\s*([A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)\s*\}\}/g;
/** The space before a mark goes, so that its number never starts a line. */
const citation = /\s*\[(@[\w.-]+(?:\s*[;,]\s*@[\w.-]+)*)\]/g;

/** Fills in variables and citations in text and attributes; code stays as it is written. */
export function fillMarks(root: ParentNode, scope: SlideScope): void {
  for (const node of [...root.children]) {
    if (isTag(node)) {
      fillAttributes(node.attribs, scope);
      if (!verbatim.has(node.name.toLowerCase())) fillMarks(node, scope);
    } else if (isText(node)) {
      if (node.data.includes("{{")) node.data = fillVariables(node.data, scope);
      if (node.data.includes("[@")) replaceNode(node, ...nodesOf(fillCitations(node.data, scope)));
    }
  }
}

function fillAttributes(attributes: Record<string, string>, scope: SlideScope): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value.includes("{{")) attributes[name] = fillVariables(value, scope);
  }
}

/** Replaces `{{name}}`; an unknown name is reported and stays. */
export function fillVariables(text: string, scope: SlideScope): string {
  return text.replace(variable, (whole, name: string) => {
    const value = scope.variables.get(name);
    if (value !== undefined) return value;
    const near = nearest(name, scope.variables.keys());
    reportOnSlide(scope, "unknown-variable", { name }, whole, near ? `did you mean “{{${near}}}”?` : undefined);
    return whole;
  });
}

function fillCitations(text: string, scope: SlideScope): string {
  return escapeHtml(text).replace(citation, (whole, list: string) => {
    const links = [...list.matchAll(/@([\w.-]+)/g)].flatMap((match) => {
      const found = scope.citation(match[1] ?? "");
      return found ? [`<a href="${escapeHtml(found.href)}">${found.number}</a>`] : [];
    });
    return links.length === 0 ? whole : `<sup class="cite">${links.join(",")}</sup>`;
  });
}
