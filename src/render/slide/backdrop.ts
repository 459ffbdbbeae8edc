import type { Backdrop } from "../../model/backdrop.js";
import { addClass, type Element, element } from "../html/dom.js";

/** The pictures behind a slide, as an element of the slide: they are seen where the slide is, without a script. */
export function renderBackdrop({ pictures }: Backdrop): Element {
  const images = pictures.map(({ address, alt, fit }) =>
    // Without a text it says nothing, and nobody has to hear of it.
    element("img", { src: address, alt, class: fit, role: alt === "" ? "presentation" : undefined }),
  );
  return element("div", { class: "backdrop" }, images);
}

/** Tells style sheets on which slide words stand on a picture, and on which beside one. */
export function markBackdrop(slide: Element, { side, share }: Backdrop): void {
  addClass(slide, side ? `beside-picture picture-${side}` : "on-picture");
  if (side) slide.attribs["style"] = [slide.attribs["style"], `--picture:${share}%`].filter(Boolean).join(";");
}
