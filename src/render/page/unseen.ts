import { inLayer } from "../design/layers.js";
import { type Element, element } from "../html/dom.js";
import { asHtml, type Html } from "../html/html.js";
import { printNodes } from "../html/print.js";

/** A page for the printer alone is laid out when it is printed, and not before and after that for a screen that nobody sees. */
export const unseen = inLayer("base", "@media screen{body>*{display:none!important}}");

/** Elements on a page that nobody sees or hears, for what the browser does with them; "" for none. */
export const hidden = (elements: readonly Element[]): Html =>
  elements.length === 0 ? asHtml("") : printNodes([element("div", { hidden: "" }, elements)]);

/** Pictures for which the browser would ask too late, when it already prints: those behind something. */
export const namedAhead = (names: readonly string[]): Html =>
  hidden(names.map((name) => element("img", { src: `/${name}`, alt: "", fetchpriority: "high" })));

/** Fonts for which the browser would ask only when the page is there. */
export const fontsAhead = (fonts: readonly (readonly [name: string, type: string])[]): Html =>
  hidden(
    fonts.map(([name, type]) =>
      element("link", { rel: "preload", as: "font", type, href: `/${name}`, crossorigin: "" }),
    ),
  );

/** Places for links that lead out of the page: Chromium drops those whose target is not there. */
export const placeHolders = (ids: readonly string[]): Element[] => ids.map((id) => element("span", { id }));
