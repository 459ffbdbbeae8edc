import { createHash } from "node:crypto";
import { scopeCss } from "../html/css-scope.js";
import { elementsIn, type ParentNode, Text, textOf } from "../html/dom.js";
import { refusals } from "../refusals.js";
import { collectCss } from "./media.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** The key of a slide's own style sheets: slides that read the same share it. */
export const styleKey = ({ slide }: SlideScope): string =>
  `s${createHash("sha256").update(slide.fingerprint).digest("hex").slice(0, 10)}`;

/** Lets the style sheets of a slide act on this slide only; what could not is named. */
export function scopeStyles(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    if (element.name !== "style") continue;
    scope.notes.isStyled = true;
    const { css, refused } = scopeCss(textOf(element), styleKey(scope));
    // Once more through the guard: whatever was written anew asks for nothing.
    element.children = [new Text(collectCss(css, scope))];
    for (const rule of refused) {
      const refusal = rule === "@font-face" ? refusals.font : refusals.everywhere;
      const tag = { element: "style" };
      reportOnSlide(scope, "removed-element", { values: { what: `${rule} in <style>`, ...refusal }, text: rule, tag });
    }
  }
}
