import { parseHtml } from "../html/dom.js";
import { TemplateHtml } from "../html/html.js";
import { textInLine } from "../html/plain-text.js";
import { type AstNode, helperName } from "./template-nodes.js";

/** The helper that prints a value where only text can stand; no author writes it. */
export const attributeHelper = "text in an attribute";

/** HTML as the text that it shows: between quotation marks its tags would end the attribute. */
export function asAttribute(value: unknown): unknown {
  if (!(value instanceof TemplateHtml)) return value;
  return value.attribute === undefined ? textInLine(parseHtml(value.html).children) : new TemplateHtml(value.attribute);
}

/** Makes a template print text where a value stands inside a tag. Has to come after everything that reads its nodes. */
export function printTextInTags(nodes: readonly AstNode[]): void {
  let isInside = false;
  for (const node of nodes) {
    if (node.type === "ContentStatement") isInside = endsInTag(String(node["original"]), isInside);
    if (node.type !== "MustacheStatement" || !isInside) continue;
    const { path, params, hash, loc } = node;
    const isCall = helperName(node) !== undefined;
    node["params"] = [isCall ? { type: "SubExpression", path, params, hash, loc } : path];
    node["hash"] = undefined;
    node["path"] = {
      type: "PathExpression",
      original: attributeHelper,
      parts: [attributeHelper],
      data: false,
      depth: 0,
      loc,
    };
  }
}

/** Whether a place behind a stretch of HTML is inside a tag. */
function endsInTag(html: string, isInside: boolean): boolean {
  const opens = html.search(/<[a-z/][^<>]*$/i) !== -1;
  return opens || (isInside && !html.includes(">"));
}
