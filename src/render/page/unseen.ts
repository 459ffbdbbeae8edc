import { inLayer } from "../design/layers.js";
import { element } from "../html/dom.js";
import { asHtml, type Html } from "../html/html.js";
import { printNodes } from "../html/print.js";

/** A page for the printer alone is laid out when it is printed, and not before and after that for a screen that nobody sees. */
export const unseen = inLayer("base", "@media screen{body>*{display:none!important}}");

/** Names pictures for which the browser would ask too late, when it already prints: those behind something. */
export function namedAhead(names: readonly string[]): Html {
  const pictures = names.map((name) => element("img", { src: `/${name}`, alt: "" }));
  return pictures.length === 0 ? asHtml("") : printNodes([element("div", { hidden: "" }, pictures)]);
}
