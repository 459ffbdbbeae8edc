import { compiledFile } from "../../source/installed.js";
import { limits, shownCount } from "../../source/limits.js";
import { type ChildNode, classesOf, elementsOf, hasClass } from "../html/dom.js";
import { asHtml, escapeHtml, type Html } from "../html/html.js";

/** Renders formulas. */
export interface MathRenderer {
  /** @returns the formula as HTML, or what KaTeX says is wrong with it */
  render(latex: string, style: "display" | "inline"): { readonly html: Html } | { readonly mistake: string };
}

/** Formulas where a deck has none or wants none: their source as text. */
export const plainMath: MathRenderer = { render: (latex) => ({ html: escapeHtml(latex) }) };

/** Loads KaTeX. */
export async function createMathRenderer(): Promise<MathRenderer> {
  const { default: katex } = await import("katex");
  return {
    render(latex, style) {
      const mistake = mistakeIn(latex);
      if (mistake !== undefined) return { mistake };
      try {
        const displayMode = style === "display";
        const html = katex.renderToString(latex, {
          displayMode,
          output: "htmlAndMathml",
          strict: "ignore",
          maxSize: largest,
        });
        return { html: asHtml(html) };
      } catch (cause) {
        const detail = cause instanceof Error ? cause.message : String(cause);
        return { mistake: detail.replace(/^KaTeX parse error: /, "") };
      }
    },
  };
}

/** No rule and no space of a formula is larger, in em. */
const largest = 100;

/** KaTeX calls itself for each group within a group, and takes its time for what is long. */
function mistakeIn(latex: string): string | undefined {
  if (latex.length > limits.formulaCharacters)
    return `it has more than ${shownCount(limits.formulaCharacters)} characters`;
  let depth = 0;
  for (const [mark] of latex.matchAll(/\\left\b|\\right\b|\\begin\b|\\end\b|\\[\s\S]|[{}]/g)) {
    if (/^(?:\{|\\left|\\begin)$/.test(mark)) depth++;
    else if (/^(?:\}|\\right|\\end)$/.test(mark)) depth--;
    if (depth > limits.formulaDepth) return `groups stand in each other more than ${limits.formulaDepth} deep`;
  }
  return undefined;
}

/** The folder of KaTeX's style sheet and fonts. */
export const mathAssetsFolder = () => compiledFile("katex");

/** KaTeX's font families, and the classes of elements that use them. */
const families: readonly (readonly [string, readonly string[]])[] = [
  ["KaTeX_Math", ["mathnormal", "mathit", "boldsymbol"]],
  ["KaTeX_AMS", ["amsrm", "mathbb", "textbb"]],
  ["KaTeX_Caligraphic", ["mathcal"]],
  ["KaTeX_Fraktur", ["mathfrak", "textfrak"]],
  ["KaTeX_SansSerif", ["mathsf", "textsf"]],
  ["KaTeX_Script", ["mathscr", "textscr"]],
  ["KaTeX_Typewriter", ["mathtt", "texttt"]],
  ["KaTeX_Size1", ["size1", "small-op", "delimsizing"]],
  ["KaTeX_Size2", ["size2", "large-op", "delimsizing"]],
  ["KaTeX_Size3", ["size3", "delimsizing"]],
  ["KaTeX_Size4", ["size4", "delimsizing"]],
];

/** The classes of all elements of formulas; empty where there is no formula. */
export function formulaClasses(nodes: readonly ChildNode[]): ReadonlySet<string> {
  const formulas = elementsOf(nodes).filter((element) => hasClass(element, "katex"));
  return new Set(formulas.flatMap((formula) => elementsOf([formula]).flatMap(classesOf)));
}

/** Which of KaTeX's font families a page needs, by the classes that its formulas have. */
export function mathFontsFor(classes: ReadonlySet<string>): ReadonlySet<string> {
  const used = families.filter(([, marks]) => marks.some((mark) => classes.has(mark))).map(([family]) => family);
  return new Set(["KaTeX_Main", ...used]);
}
