import type axe from "axe-core";
import type { Violation } from "../check/spoken.js";
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
  "link-name",
  "meta-viewport",
  "page-has-heading-one",
  "region",
  "scrollable-region-focusable",
  "skip-link",
  "svg-img-alt",
  "target-size",
];

/** What the look makes around the words of an author: running lines, numbers of sources, the lists that nobody writes. */
const made = ".head > .kicker, .foot, .cite, .logo, .slide > .ground, .body > .parts, .body > .contents";

/** Attributes by which the source can be searched, those that say the most first. */
const telling = ["id", "href", "src", "aria-label", "title", "data-src", "class", "role"];

/** Has axe-core look at the page; it must have been loaded before. */
export async function readViolations(engine: typeof axe): Promise<Violation[]> {
  const { violations } = await engine.run(document, {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    rules: Object.fromEntries(disabledRules.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
    elementRef: true,
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => ({
      rule: id,
      help,
      impact: node.impact ?? "minor",
      ...describe(node.element ?? document.documentElement),
    })),
  );
}

function describe(element: Element): Omit<Violation, "rule" | "help" | "impact"> {
  const section = element.closest("section");
  const alike = section ? [...section.getElementsByTagName(element.tagName)].filter((each) => !each.closest(made)) : [];
  const opening = element.outerHTML.slice(0, element.outerHTML.indexOf(">") + 1);
  return {
    slide: section?.id ?? "",
    element: nameOf(element),
    opening: opening.length > 80 ? `${opening.slice(0, 79)}…` : opening,
    needles: telling.flatMap((name) => element.getAttribute(name) ?? []),
    made: section === null || element.closest(made) !== null,
    place: { index: Math.max(0, alike.indexOf(element)), of: alike.length },
  };
}
