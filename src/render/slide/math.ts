import { createRequire } from "node:module";
import path from "node:path";
import type { Html } from "../html/html.js";
import { asHtml, escapeHtml } from "../html/html.js";

/** Renders formulas; `used` is false until the first one, and then its styles belong to the page. */
export interface MathRenderer {
  readonly used: boolean;
  /** @returns the formula as HTML, or what KaTeX says is wrong with it */
  render(latex: string, display: boolean): { html: Html } | { mistake: string };
}

export async function createMathRenderer(isNeeded: boolean): Promise<MathRenderer> {
  if (!isNeeded) return { used: false, render: (latex) => ({ html: escapeHtml(latex) }) };
  const { default: katex } = await import("katex");
  let used = false;
  return {
    get used() {
      return used;
    },
    render(latex, display) {
      used = true;
      try {
        const html = katex.renderToString(latex, { displayMode: display, output: "htmlAndMathml", strict: "ignore" });
        return { html: asHtml(html) };
      } catch (cause) {
        const detail = cause instanceof Error ? cause.message : String(cause);
        return { mistake: detail.replace(/^KaTeX parse error: /, "") };
      }
    },
  };
}

/** The folder of KaTeX's style sheet and fonts. */
export function mathAssetsFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve("katex/dist/katex.min.css"));
}

/** Which of KaTeX's font families a page needs, judged by the classes that its formulas carry. */
export function mathFontsIn(html: string): ReadonlySet<string> {
  const families = new Set(["KaTeX_Main"]);
  const byClass: readonly (readonly [RegExp, string])[] = [
    [/\b(mathnormal|mathit|boldsymbol)\b/, "KaTeX_Math"],
    [/\b(amsrm|mathbb|textbb)\b/, "KaTeX_AMS"],
    [/\bmathcal\b/, "KaTeX_Caligraphic"],
    [/\b(mathfrak|textfrak)\b/, "KaTeX_Fraktur"],
    [/\b(mathsf|textsf)\b/, "KaTeX_SansSerif"],
    [/\b(mathscr|textscr)\b/, "KaTeX_Script"],
    [/\b(mathtt|texttt)\b/, "KaTeX_Typewriter"],
    [/\b(size1|small-op|delimsizing)\b/, "KaTeX_Size1"],
    [/\b(size2|large-op|delimsizing)\b/, "KaTeX_Size2"],
    [/\b(size3|delimsizing)\b/, "KaTeX_Size3"],
    [/\b(size4|delimsizing)\b/, "KaTeX_Size4"],
  ];
  for (const [pattern, family] of byClass) if (pattern.test(html)) families.add(family);
  return families;
}
