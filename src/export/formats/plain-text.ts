import { decodeHtml } from "../../render/html/dom.js";

/** The text of HTML: paragraphs on lines of their own, without numbers of sources. */
export function plainText(html: string): string {
  const text = html
    .replace(/<sup class="cite">[\s\S]*?<\/sup>/g, "")
    .replace(/<\/(p|li|h\d|pre|blockquote|dt|dd|tr)>|<br\s*\/?>/g, "\n")
    .replace(/<[^>]*>/g, " ");
  return decodeHtml(text)
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .replace(/ ([.,;:!?])/g, "$1")
    .trim();
}
