import type { ParentNode } from "domhandler";
import { formsOf, termPattern } from "../../content/glossary.js";
import type { Term } from "../../model/term.js";
import { type Element, hasClass, isTag, isText, nodesOf, replaceNode } from "../html/dom.js";
import { escapeHtml } from "../html/html.js";

/** Links the first mention of each term on the slides of a deck to the glossary. */
export type TermLinker = (root: ParentNode) => void;

/** What is a name, a link or a picture stays as it is. */
const untouched = new Set(
  "a,button,code,figcaption,h1,h2,h3,h4,h5,h6,kbd,math,pre,quarterdeck-code,samp,script,style,sup,svg,th".split(","),
);

const isUntouched = (element: Element) =>
  untouched.has(element.name.toLowerCase()) || element.attribs["role"] === "img" || hasClass(element, "diagram");

/** Makes a linker; `addressOf` gives the slide that explains a term. Slides must be linked in their order. */
export function createTermLinker(terms: readonly Term[], addressOf: (term: Term) => string): TermLinker {
  const pattern = termPattern(terms);
  const byForm = new Map(terms.flatMap((term) => formsOf(term).map((form) => [form, term] as const)));
  const mentioned = new Set<Term>();
  const linkText = (text: string) =>
    escapeHtml(text).replace(pattern ?? /$^/, (whole, form: string) => {
      const term = byForm.get(form.toLowerCase().replace(/\s+/g, " "));
      if (!term || mentioned.has(term)) return whole;
      mentioned.add(term);
      return `<a class="term" href="${escapeHtml(addressOf(term))}">${whole}</a>`;
    });
  const link = (root: ParentNode): void => {
    for (const node of [...root.children]) {
      if (isTag(node)) {
        if (!isUntouched(node)) link(node);
      } else if (isText(node) && pattern && node.data.search(pattern) !== -1) {
        const linked = linkText(node.data);
        if (linked !== escapeHtml(node.data)) replaceNode(node, ...nodesOf(linked));
      }
    }
  };
  return link;
}
