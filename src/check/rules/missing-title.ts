import type { Content } from "../measures.js";
import { startOf } from "../place.js";
import { defineRule } from "../rule.js";
import { type DeckSubject, type SlideSubject, writtenSlides } from "../subject.js";

/** Slides that have no name. */
export const missingTitle = defineRule({
  id: "missing-title",
  family: "accessibility",
  severity: "warning",
  habit: "whatever it says",
  summary:
    "A slide has no title: no heading, where its layout would show one. Slides that go on below another need none.",
  why: "Screen readers announce slides by their titles, and the outline, the search and the grid list them. Without one there is a gap.",
  bad: "- The kernel starts the process\n- The shim waits for it\n\n---\n\n## The runtime leaves\n\nThe shim stays.\n",
  good: "## The shim waits for the process\n\nThe kernel starts it.\n\n---\n\n## The runtime leaves\n\nThe shim stays.\n",
  options: { words: { default: 12, help: "words up to which a text alone is as good as a title" } },
  deck(deck, { options, report }) {
    const continuing = continuingSlides(deck);
    const isWanting = (subject: SlideSubject) =>
      !continuing.has(subject.slide.id) && !hasName(subject) && !isNamedBySight(subject, options.words);
    for (const run of runsOfWanting(writtenSlides(deck), isWanting)) {
      const [subject] = run;
      if (!subject) continue;
      const others = run.length - 1;
      const further = others === 1 ? ", nor has the one after it" : `, nor have the ${others} after it`;
      const identity = "this slide has no title";
      report({
        span: startOf(subject),
        message: others === 0 ? identity : identity + further,
        identity,
        remedy: "begin it with one: ## The runtime starts the process",
        slide: subject,
        key: subject.slide.id,
      });
    }
  },
});

/** Neighbours of which all are wanting. */
function runsOfWanting(
  slides: readonly SlideSubject[],
  isWanting: (subject: SlideSubject) => boolean,
): SlideSubject[][] {
  const runs: SlideSubject[][] = [[]];
  for (const subject of slides) {
    if (isWanting(subject)) runs.at(-1)?.push(subject);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** Slides below one that has a title, and those that move on from one by auto-animate. */
function continuingSlides({ deck, slides }: DeckSubject): ReadonlySet<string> {
  const columns = deck.parts.flatMap(({ sections }) => sections.flatMap((section) => section.columns));
  const below = columns.flatMap(([first, ...others]) => (first.title === "" ? [] : others));
  const isMoving = (subject: SlideSubject | undefined) =>
    subject?.slide.attributes.values.has("data-auto-animate") ?? false;
  const moved = slides.filter((subject, index) => isMoving(subject) && isMoving(slides[index - 1]));
  return new Set([...below, ...moved.map(({ slide }) => slide)].map(({ id }) => id));
}

const labels = ["aria-label", "aria-labelledby", "data-menu-title", "title"];

function hasName({ slide, views: [own] }: SlideSubject): boolean {
  if (!own || slide.title !== "" || labels.some((label) => slide.attributes.values.has(label))) return true;
  return own.measures.headings.some(({ text }) => text !== "");
}

/** What is taken in at a glance, and is named by what stands there. */
const seen = new Set<Content["kind"]>(["picture", "diagram", "quote"]);

/**
 * Slides that show one thing: a picture, a quotation, a few words. A layout that sets all of it, or that speaks to a room
 * and not to readers, has its title where it wants one.
 */
function isNamedBySight({ slide, layout, views: [own] }: SlideSubject, most: number): boolean {
  if (layout.composes || layout.takesPicture || slide.paper === "stage") return true;
  const { contents = [], texts = [] } = own?.measures ?? {};
  const others = contents.filter(({ kind }) => !seen.has(kind));
  if (others.some(({ kind }) => kind !== "text")) return false;
  const plain = texts.filter(({ kind, furniture, region }) => kind === "text" && !furniture && region === "body");
  const words = plain.flatMap(({ pieces }) => pieces.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []));
  // Beside a picture, a few lines are its caption.
  const few = others.length < contents.length ? most * 2 : most;
  return contents.length === 0 || contents.some(({ kind }) => kind === "quote") || words.length <= few;
}
