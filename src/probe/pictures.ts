import type { Picture } from "../check/measures.js";
import { isDecorative, nameOf, onSlide, regionOf, type Styles } from "./elements.js";

/** A picture, drawing or video as somebody sees it; none for a part of another one, and for what nobody sees. */
export function readPicture(element: Element, slide: DOMRect, styles: Styles): Picture[] {
  const rect = element.getBoundingClientRect();
  const isInner = element.parentElement?.closest("svg, .katex, .placeholder");
  if (isInner || element.closest(".katex, [hidden]") || rect.width < 1 || styles.of(element).visibility !== "visible")
    return [];
  return [
    {
      element: nameOf(element),
      kind: kindOf(element),
      region: regionOf(element),
      rect: onSlide(rect, slide),
      ...naturalSize(element, rect, styles),
      stretch: stretchOf(element, styles),
      source: element.getAttribute("src") ?? "",
      alt: labelOf(element),
      decorative: isDecorative(element) || element.getAttribute("role") === "none",
      isRoleImage: element.getAttribute("role") === "img",
      isToldElsewhere: isToldElsewhere(element),
    },
  ];
}

/** What a picture is called for those who do not see it; undefined when nothing says so. */
export function labelOf(element: Element): string | undefined {
  const ids = element.getAttribute("aria-labelledby")?.trim().split(/\s+/) ?? [];
  const labels = ids.map((id) => document.getElementById(id)?.textContent?.trim() ?? "").filter(Boolean);
  const title = [...element.children].find(({ tagName }) => tagName.toLowerCase() === "title")?.textContent?.trim();
  const written = element.getAttribute("alt") ?? element.getAttribute("aria-label");
  return written ?? (labels.join(" ") || title || element.getAttribute("title") || undefined);
}

function isToldElsewhere(element: Element): boolean {
  const named = element.parentElement?.closest("[aria-label], [aria-labelledby], a[href], button, .diagram");
  const caption = element.closest("figure")?.querySelector("figcaption")?.textContent?.trim();
  const isRead = element.getAttribute("role") !== "img" && (element.querySelector("text")?.textContent ?? "") !== "";
  return Boolean(named) || Boolean(caption) || isRead;
}

function kindOf(element: Element): Picture["kind"] {
  if (element.matches(".placeholder")) return "placeholder";
  if (element instanceof HTMLImageElement) return "image";
  return element instanceof HTMLVideoElement ? "video" : "drawing";
}

/** Pixels of a picture, and how much larger it is shown; `object-fit: contain` shows it smaller than its box. */
function naturalSize(element: Element, rect: DOMRect, styles: Styles): Pick<Picture, "width" | "height" | "scale"> {
  if (!(element instanceof HTMLImageElement)) return { width: 0, height: 0, scale: 1 };
  const { naturalWidth: width, naturalHeight: height } = element;
  if (width === 0 || height === 0) return { width: 0, height: 0, scale: 1 };
  const fit = styles.of(element).objectFit;
  const choose = fit === "cover" ? Math.max : Math.min;
  return { width, height, scale: choose(rect.width / width, rect.height / height) };
}

/** How much wider its box and its transformation make a picture than it is; one that is turned keeps what it had before. */
function stretchOf(element: Element, styles: Styles): number {
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
