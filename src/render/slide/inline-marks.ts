import { citeMarks } from "../../content/cite-marks.js";
import { variablePattern } from "../../content/variants.js";
import { didYouMean } from "../../report/suggest.js";
import { type ChildNode, isTag, isText, type ParentNode, replaceNode, Text } from "../html/dom.js";
import { citeMark } from "../html/marks.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Elements whose text is shown as it is written. */
const verbatim = new Set(["code", "pre", "style", "script", "textarea", "math", "samp", "kbd"]);

/** Fills in variables in text and attributes, and marks citations in text; code stays as it is written. */
export function fillMarks(root: ParentNode, scope: SlideScope): void {
  for (const node of [...root.children]) {
    if (isTag(node)) {
      fillAttributes(node.attribs, scope);
      if (!verbatim.has(node.name.toLowerCase())) fillMarks(node, scope);
    } else if (isText(node)) {
      if (node.data.includes("{{")) node.data = fillVariables(node.data, scope);
      if (node.data.includes("[@")) replaceNode(node, ...markCitations(node.data, scope));
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
  return text.replace(variablePattern, (whole, name: string) => {
    const value = scope.deck.ask(`variable ${name}`);
    if (typeof value === "string") return value;
    const known = scope.deck.ask("variables");
    const remedy = didYouMean(name, Array.isArray(known) ? known.map(String) : [], (near) => `{{${near}}}`);
    reportOnSlide(scope, "unknown-variable", { values: { name }, text: whole, remedy });
    return whole;
  });
}

function markCitations(text: string, { notes, reader, slide }: SlideScope): ChildNode[] {
  const nodes: ChildNode[] = [];
  let at = 0;
  for (const { start, end, keys } of citeMarks(text)) {
    // The space before a mark goes, so that its number never starts a line.
    const before = text.slice(at, start).trimEnd();
    if (before !== "") nodes.push(new Text(before));
    const cited = keys.map(({ key }) => reader.qualify(key, slide.span.file.path));
    nodes.push(citeMark(cited, text.slice(at + before.length, end)));
    notes.cited.push(...cited);
    at = end;
  }
  if (at < text.length) nodes.push(new Text(text.slice(at)));
  return nodes;
}
