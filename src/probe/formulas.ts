/** A formula as a whole, set off or within a line; its letters are elements that nobody has written. */
const formulas = ".katex-display, .katex:not(.katex-display *)";

export const formulaAround = (element: Element): Element | undefined => element.closest(formulas) ?? undefined;

/** What its author wrote; undefined for what is no formula. */
export const sourceOfFormula = (element: Element): string | undefined =>
  element.matches(formulas)
    ? (element.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? "")
    : undefined;

/** Whether a letter of a formula stands above or below the others, as exponents and indices do. */
export function isRaisedInFormula(letter: Element): boolean {
  const formula = letter.closest(".katex-html");
  if (!formula) return false;
  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  return sizeOf(letter) < 0.9 * sizeOf(formula);
}
