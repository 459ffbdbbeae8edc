import type { RevealApi } from "reveal.js";
import type { ShownFinding } from "../serve/protocol.js";
import { make, makeIsland } from "./elements.js";

type Rects = ShownFinding["rects"];

/** Frames around places of the slide in view. */
export interface Outlines {
  readonly host: HTMLElement;
  show(rects: Rects): void;
  /** Shows places while somebody points at an element, or is in it with the keyboard. */
  showFor(element: HTMLElement, rects: Rects): void;
  clear(): void;
}

const css = `
:host { position: fixed; inset: 0; z-index: 2147482000; overflow: hidden; pointer-events: none; }
div { position: absolute; border: 3px solid #ff4fd8; outline: 2px solid #fffc; border-radius: 2px; }
`;

/** So far from a place, in pixels, its frame stands. */
const distance = 4;

export function createOutlines(reveal: RevealApi): Outlines {
  const { host, root } = makeIsland("quarterdeck-outlines", css, () => undefined);
  host.ariaHidden = "true";
  const clear = () => root.replaceChildren();
  const show = (rects: Rects) => {
    const canvas = reveal.getCurrentSlide()?.getBoundingClientRect();
    if (canvas) root.replaceChildren(...rects.map((rect) => frameOf(rect, canvas, scaleOf(reveal, canvas))));
  };
  return {
    host,
    show,
    clear,
    showFor(element, rects) {
      for (const event of ["pointerenter", "focusin"]) element.addEventListener(event, () => show(rects));
      for (const event of ["pointerleave", "focusout"]) element.addEventListener(event, clear);
    },
  };
}

/** Pixels of the window for each of the canvas. */
const scaleOf = (reveal: RevealApi, { width }: DOMRect) => width / Number(reveal.getConfig().width) || 1;

function frameOf({ left, top, right, bottom }: Rects[number], canvas: DOMRect, scale: number): HTMLElement {
  const frame = make("div", {});
  Object.assign(frame.style, {
    left: `${canvas.left + left * scale - distance}px`,
    top: `${canvas.top + top * scale - distance}px`,
    width: `${(right - left) * scale + 2 * distance}px`,
    height: `${(bottom - top) * scale + 2 * distance}px`,
  });
  return frame;
}
