import { type Element, elementsIn, type ParentNode, replaceNode } from "../html/dom.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** What says nothing itself and acts where it is not seen: style sheets, and drawings that others use parts of. */
const acting = new Set(["style", "svg"]);

/** Takes out what nobody is to see: no page shows it, and no format has its text. */
export function removeHidden(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    if (isHiddenSection(element)) reportOnSlide(scope, "hidden-section", { values: {}, text: "<section" });
    else if (element.attribs["hidden"] === undefined || acting.has(element.name)) continue;
    replaceNode(element);
  }
}

const isHiddenSection = ({ name, attribs }: Element): boolean =>
  name === "section" && attribs["data-visibility"]?.trim().toLowerCase() === "hidden";
