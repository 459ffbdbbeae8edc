import type { Styles } from "./elements.js";

/** How much wider its box and its transformation make a picture than it is; one that is turned keeps what it had before. */
export function stretchOf(element: Element, styles: Styles): number {
  if (!(element instanceof HTMLImageElement) || element.naturalWidth === 0 || element.naturalHeight === 0) return 1;
  const style = styles.of(element);
  const { a, b, c, d } = new DOMMatrixReadOnly(style.transform === "none" ? "" : style.transform);
  const transformed = b === 0 && c === 0 && d !== 0 ? Math.abs(a / d) : 1;
  return style.objectFit === "fill" ? transformed * boxStretch(element, style) : transformed;
}

function boxStretch(element: HTMLImageElement, style: CSSStyleDeclaration): number {
  const sum = (...sides: string[]) => sides.reduce((all, side) => all + Number.parseFloat(side), 0);
  const beside = sum(style.borderLeftWidth, style.borderRightWidth, style.paddingLeft, style.paddingRight);
  const above = sum(style.borderTopWidth, style.borderBottomWidth, style.paddingTop, style.paddingBottom);
  const width = element.offsetWidth - beside;
  const height = element.offsetHeight - above;
  const right = (height * element.naturalWidth) / element.naturalHeight;
  // Edges lie on whole pixels, which small pictures would show as a ratio of their own.
  return width < 1 || height < 1 || Math.abs(width - right) < 3 ? 1 : width / right;
}
