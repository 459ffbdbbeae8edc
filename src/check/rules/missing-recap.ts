import { findSpan, type SourceFile, type Span } from "../../source/text.js";
import { groupBy } from "../group.js";
import { startOf } from "../place.js";
import { defineRule } from "../rule.js";
import { type DeckSubject, type SlideSubject, writtenSlides } from "../subject.js";

/** Parts that end without summing up. */
export const missingRecap = defineRule({
  id: "missing-recap",
  family: "talk",
  severity: "warning",
  summary:
    "A part has no slide that sums it up, in a deck whose other parts have one. Where most parts have none, it is a hint, for long parts only.",
  why: "What is said again at the end of a part is what is remembered after the talk.",
  bad: talkWith("How it starts", "How it starts: nobody says it again"),
  good: talkWith("How it starts", "Recap: two steps lead to the process"),
  options: { slides: { default: 5, help: "number of slides from which a part needs a recap where others have none" } },
  deck(deck, { options, report }) {
    const parts = partsOf(deck);
    const open = parts.filter((part) => !hasRecap(part) && part.slides.length > 0 && !needsNone.test(part.title));
    const isUsual = parts.filter(hasRecap).length >= Math.max(1, open.length);
    for (const { title, span, slides } of open) {
      if (!isUsual && slides.length < options.slides) continue;
      report({
        span,
        message: isUsual
          ? `the part “${title}” has no recap, and other parts have one`
          : `the part “${title}” has ${slides.length} slides and no recap`,
        remedy: "end it with a slide whose title or tags say recap, summary or takeaways",
        ...(isUsual ? {} : { severity: "hint" as const }),
      });
    }
  },
});

/** A deck of two parts, of which the second has a recap. */
function talkWith(title: string, last: string): Readonly<Record<string, string>> {
  const part = (end: string) => `## The next step follows\n\nIt is short.\n\n---\n\n## ${end}\n\nThat was it.\n`;
  return {
    "slides/decks/talk.deck.yaml": `title: A talk\nsections:\n  - title: ${title}\n    sections: [one.md]\n  - title: How it ends\n    sections: [two.md]\n`,
    "slides/one.md": part(last),
    "slides/two.md": part("Recap: three steps take it away"),
  };
}

interface TalkPart {
  readonly title: string;
  readonly span: Span;
  /** Without its opener. */
  readonly slides: readonly SlideSubject[];
}

/** The parts that a manifest names; in decks without, those that slides of the layout `part` open. */
function partsOf(deck: DeckSubject): TalkPart[] {
  const { file } = deck.deck.info.span;
  return [...groupBy(writtenSlides(deck), ({ part }) => part)].flatMap(([{ title }, slides]) =>
    title === "" ? openedIn(slides) : [{ title, span: findSpan(wholeFile(file), title), slides }],
  );
}

function openedIn(slides: readonly SlideSubject[]): TalkPart[] {
  const openers = slides.flatMap(({ slide }, index) => (slide.layout === "part" ? [index] : []));
  return openers.flatMap((start, index) => {
    const [opener, ...own] = slides.slice(start, openers[index + 1]);
    return opener ? [{ title: opener.slide.title, span: startOf(opener), slides: own }] : [];
  });
}

const wholeFile = (file: SourceFile): Span => ({ file, start: 0, end: file.text.length });

const hasRecap = ({ slides }: TalkPart): boolean =>
  slides.some(({ slide: { id, title, tags, layout } }) => recap.test([id, title, layout, ...tags].join(" ")));

const recap = /recap|summar|takeaway|remember|in short|review|conclusion|wrap.?up|zusammenfassung|fazit|résumé/i;

/** Parts around the talk. */
const needsNone =
  /recap|summar|conclusion|welcome|introduc|agenda|question|q ?& ?a|appendix|backup|outlook|thank|break|discussion|the end|zusammenfassung|fazit|willkommen|einführung|fragen|anhang|ausblick|pause|diskussion|résumé|bienvenue|annexe|merci/i;
