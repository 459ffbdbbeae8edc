import type { Span } from "../../source/text.js";
import { called } from "../geometry.js";
import { placeOfElement, sourceOf } from "../place.js";
import { defineRule } from "../rule.js";
import type { Violation } from "../spoken.js";
import type { SlideSubject } from "../subject.js";

/** What axe-core finds on a slide. */
export const accessibility = defineRule({
  id: "accessibility",
  family: "accessibility",
  severity: "error",
  needs: "quarterdeck-check",
  summary: "axe-core finds something that a screen reader or keyboard cannot use.",
  why: "Decks are handed out: somebody will read them with a screen reader, and in many places the law requires it.",
  bad: '## A drawing\n\n<div role="img" style="width:200px;height:200px;background:#36c"></div>\n',
  good: '## A drawing\n\n<div role="img" aria-label="A blue square" style="width:200px;height:200px;background:#36c"></div>\n',
  options: { ignore: { default: [], help: "names of axe-core's rules that do not apply" } },
  slide(subject, { deck }, { options, report }) {
    for (const violation of subject.violations) {
      if (options.ignore.includes(violation.rule)) continue;
      const isMade = violation.made || subject.slide.generated !== undefined;
      const whole = isMade ? " in what the look of the deck makes, on this slide and maybe others" : "";
      report({
        span: isMade ? deck.info.span : placeOfViolation(subject, violation),
        message: `${violation.help}: ${calledElement(violation)}${whole} (axe-core: ${violation.rule})`,
        remedy: `https://dequeuniversity.com/rules/axe/4.11/${violation.rule} says how`,
        slide: subject,
        severity: violation.impact === "minor" || violation.impact === "moderate" ? "warning" : "error",
        ...(isMade ? { key: violation.rule } : {}),
      });
    }
  },
});

/** An element without text is told by its start tag. */
const calledElement = ({ element, opening }: Violation): string =>
  element.text === "" ? opening : `${called(element)}, ${opening}`;

function placeOfViolation(subject: SlideSubject, violation: Violation): Span {
  const source = sourceOf(subject);
  const { element, needles } = violation;
  const tagged = placeOfTag(source, violation);
  if (tagged) return tagged;
  const text = source.file.text.slice(source.start, source.end);
  for (const needle of element.text === "" ? needles : []) {
    const at = needle === "" ? -1 : text.indexOf(needle);
    if (at !== -1) return { file: source.file, start: source.start + at, end: source.start + at + needle.length };
  }
  return placeOfElement(subject, element);
}

/** The tag in the source, where the slide has as many of its kind as its source. */
function placeOfTag(source: Span, { element, place }: Violation): Span | undefined {
  const tags = tagsIn(source, element.tag);
  return tags.length === place.of ? tags[place.index] : undefined;
}

/** The start tags of one kind. */
function tagsIn({ file, start, end }: Span, name: string): Span[] {
  const text = file.text.slice(start, end);
  const tags: Span[] = [];
  for (const { index } of text.matchAll(new RegExp(`<${name}(?=[\\s/>])`, "gi"))) {
    const from = start + index;
    if (from < (tags.at(-1)?.end ?? start)) continue;
    const close = text.indexOf(">", index);
    if (close === -1) break;
    tags.push({ file, start: from, end: start + close + 1 });
  }
  return tags;
}
