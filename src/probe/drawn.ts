import type { ElementName } from "../check/seen.js";
import { onSlide, opacityOf, type Styles } from "./elements.js";
import { paintOf, type Surface } from "./surfaces.js";

/** A surface that a style sheet draws with `::before` or `::after`, and the element that it belongs to. */
export interface Drawn extends Surface {
  readonly name: ElementName;
}

/** What has ornaments of its own that nobody looks behind. */
const drawings = "svg *, .katex *, pre *";

/** The surfaces that style sheets place over a slide; what stands in the flow of its text covers nothing. */
export function readDrawn(section: Element, slide: DOMRect, styles: Styles): Drawn[] {
  return [...section.querySelectorAll<HTMLElement>(`:not(${drawings})`)].flatMap((element) =>
    ["::before", "::after"].flatMap((pseudo): Drawn[] => {
      const style = getComputedStyle(element, pseudo);
      const isPlaced = style.content !== "none" && /absolute|fixed/.test(style.position) && style.display !== "none";
      if (!isPlaced || style.visibility !== "visible" || Number.parseInt(style.zIndex, 10) < 0) return [];
      const strength = paintOf(style, opacityOf(element, styles) * Number.parseFloat(style.opacity), styles);
      const name = { tag: pseudo, classes: [], text: "" };
      return strength > 0 ? [{ element, name, strength, rect: onSlide(rectOf(element, style, styles), slide) }] : [];
    }),
  );
}

/** Browsers do not say where such a surface is: it is placed in the padding box of the nearest element that is placed. */
function rectOf(element: HTMLElement, style: CSSStyleDeclaration, styles: Styles): DOMRect {
  const own = styles.of(element);
  const isPlaced = own.position !== "static" || own.transform !== "none";
  const outer = isPlaced ? element : (element.offsetParent ?? element);
  const { left, top } = outer.getBoundingClientRect();
  const { e, f } = new DOMMatrixReadOnly(style.transform === "none" ? "" : style.transform);
  const sum = (...lengths: string[]) =>
    style.boxSizing === "border-box" ? 0 : lengths.reduce((all, length) => all + (Number.parseFloat(length) || 0), 0);
  return new DOMRect(
    left + outer.clientLeft + (Number.parseFloat(style.left) || 0) + e,
    top + outer.clientTop + (Number.parseFloat(style.top) || 0) + f,
    (Number.parseFloat(style.width) || 0) + sum(style.paddingLeft, style.paddingRight),
    (Number.parseFloat(style.height) || 0) + sum(style.paddingTop, style.paddingBottom),
  );
}
