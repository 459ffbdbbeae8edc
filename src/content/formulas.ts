/** A formula as it is written. */
interface Formula {
  /** With its marks. */
  readonly raw: string;
  readonly latex: string;
}

/**
 * The formula with which a text within a paragraph begins. `$…$`: no space inside the marks and no letter or digit after
 * them, so that $HOME and 5 $ stay text; and `$$…$$` in a paragraph, which may have spaces inside and go over several lines,
 * as other tools read it.
 */
export function inlineFormula(text: string): (Formula & { readonly display: boolean }) | undefined {
  const display = /^\$\$((?:\\[\s\S]|[^\\$])+)\$\$(?![\w$])/.exec(text);
  const match = display ?? /^\$(?!\s)((?:\\[\s\S]|[^\\$\n])+?)(?<!\s)\$(?![\w$])/.exec(text);
  const latex = match?.[1] ?? "";
  if (!match || latex.trim() === "" || isSentence(latex)) return undefined;
  return { raw: match[0], latex: latex.trim(), display: match === display };
}

/** `$USER for 5$` is two dollars with words between them, and `$$5, $$ or $$$` are prices: neither is a formula. */
function isSentence(latex: string): boolean {
  const plain = latex.replace(/\\[A-Za-z]+(?:\{[^{}]*)?/g, "");
  if (/(?<![A-Za-z])[A-Za-z]{2,} [A-Za-z]{2}/.test(plain) || /^\s+[A-Za-z]{2,}[.,;]?\s+$/.test(plain)) return true;
  const hasSpaceOnOneSide = /^\s/.test(latex) !== /\s$/.test(latex);
  return hasSpaceOnOneSide && !/[\\^_=+*/<>{}|-]/.test(latex);
}

/** The formula with which a block begins. */
export function blockFormula(text: string): Formula | undefined {
  const match = /^\$\$((?:\\[\s\S]|[^\\$])+)\$\$[ \t]*(?:\n+|$)/.exec(text);
  const latex = match?.[1]?.trim();
  return match && latex ? { raw: match[0], latex } : undefined;
}
