import { holds, namesIn } from "../../model/condition.js";
import { elementsIn, type ParentNode, replaceNode } from "../html/dom.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/**
 * Takes off what elements say about for whom they are. What is for others was not even read; an element of which nobody
 * could tell that it is one, because what is code to one reader is none to another, goes here at the latest.
 */
export function removeConditions(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    const { only, not, ...rest } = element.attribs;
    if (only === undefined && not === undefined) continue;
    element.attribs = rest;
    const condition = JSON.stringify({ only: namesIn(only), not: namesIn(not) });
    if (scope.deck.ask(`holds ${condition}`) === true) continue;
    reportOnSlide(scope, "unplaced-condition", { values: {}, text: only === undefined ? "not=" : "only=" });
    replaceNode(element);
  }
}

/** Whether something is for whom a deck is made, with the names in `only` and `not` as JSON. */
export const isFor = (condition: string, active: ReadonlySet<string>): boolean =>
  holds(JSON.parse(condition) as Parameters<typeof holds>[0], active);
