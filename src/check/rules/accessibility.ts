import type { Span } from "../../source/text.js";
import { findSpan } from "../../source/text.js";
import { called } from "../geometry.js";
import type { Violation } from "../measures.js";
import { placeOfElement, sourceOf } from "../place.js";
import { defineRule } from "../rule.js";
import type { SlideSubject } from "../subject.js";

/** What axe-core finds on a slide. */
export const accessibility = defineRule({
  id: "accessibility",
  family: "accessibility",
  severity: "error",
  needs: "quarterdeck-check",
  summary: "axe-core finds something that a screen reader or keyboard cannot use.",
  why: "Decks are handed out: somebody will read them with a screen reader, and in many places the law requires it.",
  bad: '## A drawing\n\n<svg role="img" viewBox="0 0 10 10" width="200" height="200"><rect width="10" height="10" fill="#36c"/></svg>\n',
  good: '## A drawing\n\n<svg role="img" aria-label="A blue square" viewBox="0 0 10 10" width="200" height="200"><rect width="10" height="10" fill="#36c"/></svg>\n',
  options: { ignore: { default: [], help: "names of axe-core's rules that do not apply" } },
  slide(subject, _deck, { options, report }) {
    for (const violation of subject.violations) {
      if (options.ignore.includes(violation.rule)) continue;
      report({
        span: placeOfViolation(subject, violation),
        message: `${violation.help}: ${called(violation.element)} (axe-core: ${violation.rule})`,
        remedy: `https://dequeuniversity.com/rules/axe/4.11/${violation.rule} says how`,
        slide: subject,
        severity: violation.impact === "minor" || violation.impact === "moderate" ? "warning" : "error",
      });
    }
  },
});

function placeOfViolation(subject: SlideSubject, { needles, element }: Violation): Span {
  const source = sourceOf(subject);
  const text = source.file.text.slice(source.start, source.end);
  const needle =
    element.text === "" ? needles.find((candidate) => candidate !== "" && text.includes(candidate)) : undefined;
  if (needle) return findSpan(source, needle);
  const tag = text.toLowerCase().indexOf(`<${element.tag}`);
  if (element.text === "" && tag !== -1)
    return { file: source.file, start: source.start + tag, end: source.start + tag + element.tag.length + 1 };
  return placeOfElement(subject, element);
}
