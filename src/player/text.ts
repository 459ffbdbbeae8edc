/** Decoration, and the second form of each formula. */
const unread = "style, script, annotation, footer, [aria-hidden=true]";
const inline = /^(a|abbr|b|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|tspan)$/i;

/** The text as it is read: paragraphs, cells and lines of code do not run into each other. */
export function textOf(root: Element | null): string {
  const parts: string[] = [];
  const collect = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? "");
    if (!(node instanceof Element) || node.matches(unread)) return;
    if (node instanceof HTMLImageElement) parts.push(` ${node.alt} `);
    const isBlock = !inline.test(node.localName) || node.classList.contains("line");
    if (isBlock) parts.push(" ");
    for (const child of node.childNodes) collect(child);
    if (isBlock) parts.push(" ");
  };
  if (root) collect(root);
  return parts.join("").replace(/\s+/g, " ").trim();
}
