import type { Finding } from "../../check/finding.js";
import { groupBy } from "../../check/group.js";
import { fileLine } from "../../report/format.js";
import type { Span } from "../../source/text.js";
import { allFindings, type Report } from "./report.js";

/** From more findings on, people lose the view of them. */
const handful = 10;
/** So many rules and slides are named. */
const most = { rules: 10, slides: 3 } as const;

/** Of many findings, which rules and slides have most; nothing for a handful. */
export function breakdownOf(report: Report): string[] {
  const findings = allFindings(report);
  if (findings.length <= handful) return [];
  const rules = ranked(groupBy(findings, ({ code }) => code)).map(([code, list]) => `${code} ${list.length}`);
  const others = rules.length - most.rules;
  const slides = report.projects.flatMap((project) => {
    const places = new Map(project.slides.map((place) => [keyOf(place), place]));
    const onSlides = project.findings.filter((finding) => places.has(keyOf(finding)));
    return [...groupBy(onSlides, keyOf)].map(([key, list]): [string, readonly Finding[]] => {
      const span = places.get(key)?.span;
      return [span ? fileLine(span.file, firstText(span), report.folder) : key, list];
    });
  });
  const worst = ranked(slides).slice(0, most.slides);
  return [
    `by rule: ${rules.slice(0, most.rules).join(", ")}${others > 0 ? `, and ${others} more rules` : ""}`,
    ...(worst.length > 0
      ? [`most findings: ${worst.map(([place, list]) => `${place} (${list.length})`).join(", ")}`]
      : []),
  ];
}

/** Where a slide's text begins, below its separator. */
const firstText = ({ file, start, end }: Span) => start + Math.max(0, file.text.slice(start, end).search(/\S/));

const keyOf = ({ deck, slide }: { readonly deck: string; readonly slide: string }) => `${deck}\n${slide}`;

/** Lists by their lengths, the longest first; of equally long ones by name. */
const ranked = (lists: Iterable<readonly [string, readonly Finding[]]>) =>
  [...lists].toSorted(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1));
