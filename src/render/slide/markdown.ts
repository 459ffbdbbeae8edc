import type { Token, Tokens } from "marked";
import { nestedCode } from "../../content/dialect.js";
import { lazyMarked } from "../../content/marked.js";
import type { CodeBlock } from "../../model/deck.js";
import { asHtml, escapeHtml, type Html, printAttributes } from "../html/html.js";

/** What prose may hold that is not prose. */
export interface ProseParts {
  code(block: CodeBlock): Html;
  math(latex: string, style: "display" | "inline"): Html;
  /** The box before an item of a list of tasks. */
  task(state: "done" | "open"): Html;
}

const noParts: ProseParts = { code: () => asHtml(""), math: () => asHtml(""), task: () => asHtml("") };

/** Renders prose tokens; code and formulas are handed to `parts`. */
export type ProseRenderer = (tokens: readonly Token[], parts: ProseParts) => Html;

/** Makes a renderer for any number of slides. */
export function createProseRenderer(): ProseRenderer {
  // Whose tokens are rendered: the renderer is made once, because making one takes longer than most slides do.
  let parts = noParts;
  const marked = lazyMarked({
    extensions: [
      {
        name: "inlineMath",
        renderer: (token) => parts.math(String(token["latex"]), token["display"] === true ? "display" : "inline"),
      },
      { name: "blockMath", renderer: (token) => parts.math(String(token["latex"]), "display") },
    ],
    renderer: {
      code(token: Tokens.Code) {
        const block = nestedCode(token);
        return block ? parts.code(block) : `<pre><code>${escapeHtml(token.text)}\n</code></pre>\n`;
      },
      checkbox: ({ checked }: Tokens.Checkbox) => parts.task(checked ? "done" : "open"),
      image: ({ href, title, text }: Tokens.Image) =>
        `<img${printAttributes({ src: href, alt: text, title: title ?? undefined })}>`,
    },
  });
  return (tokens, own) => {
    parts = own;
    return asHtml(marked().parser([...tokens]));
  };
}
