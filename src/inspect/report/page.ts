import { eachOf, type Finding } from "../../check/finding.js";
import { groupBy } from "../../check/group.js";
import type { Reported, SlidePlace } from "../../check/reported.js";
import { asHtml, escapeHtml, type Html } from "../../render/html/html.js";
import { capped } from "../../report/capped.js";
import { counted } from "../../report/counted.js";
import { fileLine, inOrder } from "../../report/format.js";
import { shownPath } from "../../report/shown-path.js";
import { placeOf } from "../../source/text.js";
import type { SlidePicture } from "../pictures.js";
import { filterStyles, reportStyles } from "./styles.js";

/** What a report shows. */
interface PageContent {
  readonly report: Reported;
  readonly pictures: readonly SlidePicture[];
  /** What was found, in a sentence. */
  readonly summary: string;
  /** The folder in which the page will stand, from which it links to files. */
  readonly target: string;
}

/** One page with all findings by deck and slide, with the pictures of slides; it needs no other file and no script. */
export function reportPage(content: PageContent): Html {
  const { report, summary } = content;
  // Decks of different projects may have one name.
  const parts = report.projects.flatMap((project) => {
    const own = capped(inOrder(project.findings.flatMap(eachOf), report.folder), report.folder, "programs");
    return [...groupBy(own, ({ deck }) => deck)].map(([deck, findings]) => ({
      deck,
      findings,
      slides: project.slides,
    }));
  });
  const decks = parts.toSorted((a, b) => (a.deck < b.deck ? -1 : Number(a.deck > b.deck)));
  const listed = parts.flatMap(({ findings }) => findings);
  const counts = [...groupBy(listed, ({ code }) => code)].map(([code, list]) => [code, list.length] as const);
  const rules = counts.toSorted(([a, most], [b, least]) => least - most || (a < b ? -1 : 1));
  const filter = asHtml(filterStyles(rules.map(([rule]) => rule)));
  return asHtml(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>quarterdeck check</title>
<style>${asHtml(reportStyles)}
${filter}</style>
</head>
<body>
<header>
<h1>quarterdeck check</h1>
<p>${escapeHtml(summary)}</p>
${joined(report.notRun.map(({ rule, message }) => asHtml(`<p>Not checked: ${escapeHtml(`${rule}, ${message}`)}</p>`)))}
${ruleFilter(rules, listed.length)}
</header>
<main>
${joined(decks.map((deck) => deckPart(deck, content)))}
</main>
</body>
</html>
`);
}

const joined = (pieces: readonly Html[]): Html => asHtml(pieces.join("\n"));

/** The choice of a rule; it stands before everything that it hides. */
function ruleFilter(rules: readonly (readonly [string, number])[], all: number): Html {
  if (rules.length < 2) return asHtml("");
  const choices = rules.map(([rule, count]) =>
    asHtml(`<label><input type="radio" name="rule" id="only-${rule}"> ${rule} (${count})</label>`),
  );
  return asHtml(`<form><fieldset><legend>Show</legend>
<label><input type="radio" name="rule" id="all-rules" checked> all rules (${all})</label>
${joined(choices)}
</fieldset></form>`);
}

/** The rules of findings as a filter finds them. */
const rulesOf = (findings: readonly Finding[]): Html =>
  asHtml(`data-rules="${[...new Set(findings.map(({ code }) => code))].join(" ")}"`);

/** A deck of one project, with what was found in it; "" for what is in none. */
interface FoundDeck {
  readonly deck: string;
  readonly findings: readonly Finding[];
  /** Those of the whole project. */
  readonly slides: readonly SlidePlace[];
}

function deckPart({ deck, findings, slides: all }: FoundDeck, content: PageContent): Html {
  const slides = all.filter((slide) => slide.deck === deck);
  const order = new Map(slides.map(({ slide }, index) => [slide, index]));
  const bySlide = [...groupBy(findings, ({ slide }) => slide)].toSorted(
    ([a], [b]) => (order.get(a) ?? -1) - (order.get(b) ?? -1),
  );
  const name = deck === "" ? "Not in a deck" : deck;
  const parts = bySlide.map(([id, list]) =>
    slidePart(
      slides.find(({ slide }) => slide === id),
      list,
      content,
    ),
  );
  return asHtml(`<details class="deck" open ${rulesOf(findings)}>
<summary><h2>${escapeHtml(name)}</h2> <span class="soft">${counted(findings.length, "finding")}</span></summary>
${joined(parts)}
</details>`);
}

function slidePart(place: SlidePlace | undefined, findings: readonly Finding[], content: PageContent): Html {
  const title = place ? place.title || place.slide : "On no slide";
  const seen = content.pictures.filter((picture) => picture.findings.some((finding) => findings.includes(finding)));
  const figures = seen.map((picture) => figure(picture, title));
  const pictures = figures.length > 0 ? asHtml(`<div class="seen">${joined(figures)}</div>`) : asHtml("");
  return asHtml(`<article ${rulesOf(findings)}>
<h3>${escapeHtml(title)}</h3>
${pictures}<ul>
${joined(findings.map((finding) => entry(finding, content)))}
</ul>
</article>`);
}

function figure({ findings, bytes, size }: SlidePicture, title: string): Html {
  const view = findings[0]?.shown?.view.name ?? "";
  const codes = [...new Set(findings.map(({ code }) => code))].join(", ");
  const text = `The slide “${title}”, with the places outlined: ${codes}`;
  const data = Buffer.from(bytes).toString("base64");
  return asHtml(`<figure ${rulesOf(findings)}>
<img src="data:image/webp;base64,${data}" width="${size.width}" height="${size.height}" alt="${escapeHtml(text)}">
<figcaption>${escapeHtml([codes, view].filter(Boolean).join(", "))}</figcaption>
</figure>`);
}

function entry(finding: Finding, { report, target }: PageContent): Html {
  const { code, severity, message, remedy, span } = finding;
  const link = span
    ? asHtml(
        `<a href="${escapeHtml(addressOf(finding, target))}">${escapeHtml(fileLine(span.file, span.start, report.folder))}</a> `,
      )
    : asHtml("");
  return asHtml(`<li class="${severity}" ${rulesOf([finding])}>
<p><b>${severity}</b> ${link}${escapeHtml(message)}</p>
<p class="soft">help: ${escapeHtml(remedy)} (${escapeHtml(code)})</p>
</li>`);
}

/** The address of a finding's line: code hosts go to it, and browsers open the file. */
function addressOf({ span }: Finding, target: string): string {
  if (!span) return "";
  const file = shownPath(span.file, target).split("/").map(encodeURIComponent).join("/");
  return `${file}#L${placeOf(span.file, span.start).line}`;
}
