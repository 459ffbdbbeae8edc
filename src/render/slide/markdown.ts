import { Marked, type Token, type Tokens } from "marked";
import { nestedCode } from "../../content/dialect.js";
import type { CodeBlock } from "../../model/deck.js";
import { asHtml, escapeHtml, type Html, printAttributes } from "../html/html.js";

/** What prose may hold that is not prose. */
export interface ProseParts {
  code(block: CodeBlock): Html;
  math(latex: string, display: boolean): Html;
}

/** Makes the renderer of prose tokens. Code and formulas are handed to `parts`. */
export function createProseRenderer(parts: ProseParts): (tokens: readonly Token[]) => Html {
  const marked = new Marked({ gfm: true });
  marked.use({
    extensions: [
      {
        name: "inlineMath",
        renderer: (token) => parts.math(String(token["latex"]), token["display"] === true),
      },
      { name: "blockMath", renderer: (token) => parts.math(String(token["latex"]), true) },
    ],
    renderer: {
      code(token: Tokens.Code) {
        const block = nestedCode(token);
        return block ? parts.code(block) : `<pre><code>${escapeHtml(token.text)}\n</code></pre>\n`;
      },
      checkbox: ({ checked }: Tokens.Checkbox) =>
        `<input${printAttributes({ type: "checkbox", disabled: "", checked: checked ? "" : undefined, "aria-label": checked ? "done" : "to do" })}> `,
      image: ({ href, title, text }: Tokens.Image) =>
        `<img${printAttributes({ src: href, alt: text, title: title ?? undefined })}>`,
    },
  });
  return (tokens) => asHtml(marked.parser([...tokens]));
}
