import type axe from "axe-core";
import type { Violation } from "../check/measures.js";
import { nameOf } from "./elements.js";

/** Rules about whole web pages, and those for which Quarterdeck has one of its own that knows slides. */
const disabledRules = [
  "bypass",
  "color-contrast",
  "document-title",
  "empty-table-header",
  "heading-order",
  "image-alt",
  "landmark-one-main",
  "landmark-unique",
  "meta-viewport",
  "page-has-heading-one",
  "region",
  "scrollable-region-focusable",
  "skip-link",
  "target-size",
];

/** Has axe-core look at the page; it must have been loaded before. */
export async function readViolations(engine: typeof axe): Promise<Violation[]> {
  const { violations } = await engine.run(document, {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    rules: Object.fromEntries(disabledRules.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
    elementRef: true,
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.flatMap((node): Violation[] => {
      const element = node.element ?? document.documentElement;
      const slide = element.closest("section")?.id ?? "";
      const needles = ["id", "href", "src", "role", "title", "aria-label", "class"].flatMap(
        (name) => element.getAttribute(name) ?? [],
      );
      return [{ slide, rule: id, help, impact: node.impact ?? "minor", element: nameOf(element), needles }];
    }),
  );
}
