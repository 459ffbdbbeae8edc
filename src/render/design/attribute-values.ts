import { parseHtml } from "../html/dom.js";
import { TemplateHtml } from "../html/html.js";
import { textInLine } from "../html/plain-text.js";
import { type AstNode, isCall } from "./template-nodes.js";

/** The helper that prints a value where only text can stand; no author writes it. */
export const attributeHelper = "text in an attribute";

/** HTML as the text that it shows: between quotation marks its tags would end the attribute. */
export function asAttribute(value: unknown): unknown {
  if (!(value instanceof TemplateHtml)) return value;
  return value.attribute === undefined
    ? textInLine(parseHtml(String(value)).children)
    : new TemplateHtml(value.attribute);
}

/** Makes a template print text where a value stands inside a tag. Has to come after everything that reads its nodes. */
export function printTextInTags(nodes: readonly AstNode[]): void {
  let place: Place = "text";
  for (const node of nodes) {
    if (node.type === "ContentStatement") place = placeBehind(String(node["original"]), place);
    if (node.type !== "MustacheStatement" || place === "text") continue;
    const { path, params, hash, loc } = node;
    node["params"] = [isCall(node) ? { type: "SubExpression", path, params, hash, loc } : path];
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

type Place = "tag" | "text";

/** Where what follows a stretch of a template stands. */
function placeBehind(html: string, before: Place): Place {
  if (/<[a-z/][^<>]*$/i.test(html)) return "tag";
  return before === "tag" && !html.includes(">") ? "tag" : "text";
}
