import { type Document, isScalar, visit } from "yaml";

/** Where a text or a key of YAML stands in curly quotes, which are signs like others there; offsets in the document. */
export function curlyQuotesIn(document: Document): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  visit(document, {
    Scalar(_, node) {
      if (!isScalar(node) || node.type !== "PLAIN" || typeof node.value !== "string" || !node.range) return;
      const [start, end] = node.range;
      if (/^[“”„‟‘’‚‛][\s\S]*[“”‟‘’‛]$/.test(node.value)) found.push({ start, end });
    },
  });
  return found;
}
