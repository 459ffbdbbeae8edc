/** Writes a text where it is another one: screen readers speak again what is written again. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
