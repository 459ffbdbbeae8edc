import type { Ground, Picture } from "../check/seen.js";
import { clipsOf } from "./clips.js";
import type { Covers } from "./covers.js";
import { isDecorative, nameOf, onSlide, opacityOf, regionOf, type Styles } from "./elements.js";
import { stretchOf } from "./stretch.js";
import { isToldElsewhere, labelOf } from "./told.js";

const pictures = "img, svg, video, canvas, .placeholder";

/** The pictures of a slide that can be seen; without `covers` nobody asks for what lies over them. */
export function readPictures(section: Element, slide: DOMRect, styles: Styles, covers: Covers | undefined): Picture[] {
  return [...section.querySelectorAll(pictures)].flatMap((element): Picture[] => {
    const rect = element.getBoundingClientRect();
    if (!isShown(element, rect, styles)) return [];
    const cover = covers?.overPicture(element, onSlide(rect, slide));
    return [
      {
        element: nameOf(element),
        kind: kindOf(element),
        region: regionOf(element),
        rect: onSlide(drawnOf(element, rect), slide),
        ...naturalSize(element, rect, styles),
        stretch: stretchOf(element, styles),
        source: element.getAttribute("src") ?? "",
        alt: labelOf(element),
        decorative: isDecorative(element) || element.getAttribute("role") === "none",
        isRoleImage: element.getAttribute("role") === "img",
        isToldElsewhere: isToldElsewhere(element),
        clips: element.parentElement ? clipsOf(element.parentElement, slide, styles) : [],
        ...(cover ? { cover: nameOf(cover) } : {}),
      },
    ];
  });
}

/** Notes where the pictures of a slide are; true when that is new of any of them. */
export function notePictures(section: Element, styles: Styles, seen: Map<Node, Set<string>>): boolean {
  const slide = section.getBoundingClientRect();
  let isNew = false;
  for (const element of section.querySelectorAll(pictures)) {
    const rect = element.getBoundingClientRect();
    if (!isShown(element, rect, styles)) continue;
    const known = seen.get(element) ?? new Set();
    const place = Object.values(onSlide(rect, slide)).map(Math.round).join();
    isNew ||= !known.has(place);
    seen.set(element, known.add(place));
  }
  return isNew;
}

function isShown(element: Element, rect: DOMRect, styles: Styles): boolean {
  const isInner = element.parentElement?.closest("svg, .katex, .placeholder");
  if (isInner || element.closest(".katex, [hidden]") || rect.width < 1) return false;
  return styles.of(element).visibility === "visible" && opacityOf(element, styles) > 0;
}

function kindOf(element: Element): Picture["kind"] {
  if (element.matches(".placeholder")) return "placeholder";
  if (element instanceof HTMLImageElement) return "image";
  return element instanceof HTMLVideoElement ? "video" : "drawing";
}

/** Where something of a drawing can be seen: its own box may have empty edges, and cuts off what is beyond them. */
function drawnOf(element: Element, rect: DOMRect): DOMRect {
  const matrix = element instanceof SVGSVGElement ? element.getScreenCTM() : null;
  if (!(element instanceof SVGSVGElement) || !matrix) return rect;
  const { x, y, width, height } = element.getBBox();
  const corners = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)].map((point) =>
    point.matrixTransform(matrix),
  );
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const [left, top] = [Math.max(rect.left, Math.min(...xs)), Math.max(rect.top, Math.min(...ys))];
  const [right, bottom] = [Math.min(rect.right, Math.max(...xs)), Math.min(rect.bottom, Math.max(...ys))];
  return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : rect;
}

type Natural = Pick<Picture, "width" | "height" | "scale">;

/** For what has no pixels of its own. */
const unknown: Natural = { width: 0, height: 0, scale: 1 };

/** Pixels of a picture, and how much larger it is shown; `object-fit: contain` shows it smaller than its box. */
function naturalSize(element: Element, rect: DOMRect, styles: Styles): Natural {
  if (!(element instanceof HTMLImageElement)) return unknown;
  const { naturalWidth: width, naturalHeight: height } = element;
  if (width === 0 || height === 0) return unknown;
  const fit = styles.of(element).objectFit;
  const choose = fit === "cover" ? Math.max : Math.min;
  return { width, height, scale: choose(rect.width / width, rect.height / height) };
}

/** The pictures behind a slide, as reveal.js's attributes name them. */
export function readGrounds(section: Element, slide: DOMRect, styles: Styles): Ground[] {
  const ground = section.querySelector<HTMLElement>(":scope > .slide-background");
  if (!ground) return [];
  const rect = ground.getBoundingClientRect();
  const size = styles.of(ground).backgroundSize.split(",")[0] ?? "";
  return [...ground.style.backgroundImage.matchAll(/url\("?([^")]+)"?\)/g)].slice(0, 1).flatMap(([, source = ""]) => {
    const image = document.createElement("img");
    // What the page shows already is there at once.
    image.src = source;
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width === 0 || height === 0) return [];
    return [{ rect: onSlide(rect, slide), width, height, scale: scaleOfGround(size, rect, { width, height }), source }];
  });
}

/** How much larger a picture is shown in a box whose `background-size` this is. */
function scaleOfGround(css: string, box: DOMRect, { width, height }: { width: number; height: number }): number {
  const [across, along] = [box.width / width, box.height / height];
  if (css === "cover") return Math.max(across, along);
  if (css === "contain") return Math.min(across, along);
  const scales = css.split(" ").flatMap((length, axis) => {
    const value = Number.parseFloat(length);
    if (Number.isNaN(value)) return [];
    const [room, own] = axis === 0 ? [box.width, width] : [box.height, height];
    return [(length.endsWith("%") ? (value / 100) * room : value) / own];
  });
  return Math.max(...scales, scales.length === 0 ? 1 : 0);
}
