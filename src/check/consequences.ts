import type { Finding } from "./finding.js";
import { groupBy } from "./group.js";

/** What comes of text that was to be none. */
const ofText = "overflow clipped overlap small-text too-many-words too-many-bullets empty-slide short-last-line".split(
  " ",
);

/** What else is found on a slide that comes of something which is found there, too; kinds of a rule stand behind it. */
const consequences: readonly (readonly [cause: string, codes: readonly string[]])[] = [
  // An id would come between a mark of another tool and where that looks for it.
  ["foreign-syntax", [...ofText, "missing-id"]],
  // What stands behind one slide is behind the other, too.
  ["foreign-syntax separator", ["contrast"]],
  ["unclosed-fence", [...ofText, "long-code", "snippet-syntax"]],
  ["bad-background", ["upscaled-image"]],
];

/** Findings without those that come of others of their slide: with these they go away, or say something else. */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const bySlide = groupBy(findings, slideOf);
  const explained = new Map(
    [...bySlide].map(([slide, beside]) => {
      const found = new Set(beside.flatMap(({ code, alike }) => [code, `${code} ${alike?.key}`]));
      return [slide, new Set(consequences.flatMap(([cause, codes]) => (found.has(cause) ? codes : [])))];
    }),
  );
  return findings.filter((finding) => finding.slide === "" || !explained.get(slideOf(finding))?.has(finding.code));
}

const slideOf = ({ deck, slide, span }: Finding): string => [span?.file.root, deck, slide].join("\n");
