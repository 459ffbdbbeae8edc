import { placeOfText, startOf } from "../place.js";
import { defineRule } from "../rule.js";

/** Links that do not say where they lead. */
export const linkText = defineRule({
  id: "link-text",
  family: "accessibility",
  severity: "warning",
  summary: "A link's text does not say where it leads.",
  why: "A screen reader lists links without their sentences, and on paper “here” leads nowhere.",
  bad: "## More\n\nThe specification is [here](https://opencontainers.org).\n",
  good: "## More\n\nRead the [runtime specification](https://opencontainers.org).\n",
  options: {
    useless: {
      default: [
        "here",
        "click here",
        "link",
        "this",
        "this link",
        "more",
        "read more",
        "page",
        "this page",
        "website",
        "hier",
        "ici",
      ],
      help: "texts that say nothing",
    },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    for (const { name, text, href } of own?.measures.links ?? []) {
      const plain = name
        .trim()
        .toLowerCase()
        .replace(/[.:!…]+$/, "");
      if (!options.useless.includes(plain)) continue;
      report({
        span:
          placeOfLink(subject.slide.span.file.text, subject.slide.span, text) ??
          placeOfText(subject, text) ??
          startOf(subject),
        message: `the link text “${name.trim()}” does not say where it leads`,
        remedy: `name the target, such as [the minutes of the meeting](${href})`,
        slide: subject,
      });
    }
  },
});

function placeOfLink<S extends { readonly start: number; readonly end: number }>(
  source: string,
  span: S,
  text: string,
): S | undefined {
  const at = source.indexOf(`[${text}]`, span.start);
  return at === -1 || at >= span.end ? undefined : { ...span, start: at, end: at + text.length + 2 };
}
