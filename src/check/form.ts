import { isWorksheet } from "../model/outline.js";
import type { Content } from "./measures.js";
import type { DeckSubject, SlideSubject } from "./subject.js";

/** What stands beside something else without making another picture of the slide. */
const beside = new Set<Content["kind"]>(["text", "map"]);

/** Pictures made from data, by the class of what is drawn: each is a form of its own, however it is measured. */
const drawn = new Map(
  ["matrix", "walls", "sequence", "lifetimes", "numbers", "timeline", "bars", "chart"].map((name) => [
    `c-${name}`,
    name,
  ]),
).set("boxes", "boxes");

const formIn = ({ kind, element }: Content): string =>
  element.classes.flatMap((name) => drawn.get(name) ?? [])[0] ?? kind;

/**
 * What somebody sees who looks at a slide from afar. Undefined for slides that were not laid out, and for those that never
 * look alike: pictures, and titles alone, which follow each other as the words of one sentence.
 */
export function formOf({ slide, layout, views: [own] }: SlideSubject): string | undefined {
  if (!own || slide.generated || layout.takesPicture) return undefined;
  if (layout.composes) return slide.layout;
  const { contents } = own.measures;
  const large = contents.filter(({ kind }) => !beside.has(kind));
  const forms = new Set((large.length > 0 ? large : contents).map(formIn));
  const form = [...forms].toSorted().join(" and ");
  return form === "" || form === "picture" ? undefined : form;
}

/** True when a slide shows something to look at, and not only to read. */
export function hasPicture({ slide, layout, views: [own] }: SlideSubject): boolean {
  if (layout.takesPicture || showsBackground(slide)) return true;
  return own?.measures.contents.some(({ kind }) => pictures.has(kind)) ?? false;
}

/** True when a slide has a background that shows something: a picture, a video or a page, or else a colour of its own. */
export function showsBackground({ attributes }: SlideSubject["slide"], what?: "a colour, too"): boolean {
  const backgrounds = what ? colours : shown;
  return [...attributes.values.keys()].some((key) => backgrounds.test(key));
}

const shown = /^data-background(?:-(?:image|video|iframe))?$/;
const colours = /^data-background(?:-(?:image|video|iframe|color|gradient))?$/;

const pictures = new Set<Content["kind"]>(["picture", "diagram", "chart", "terminal"]);

/** Neighbours for which `key` is the same, without worksheets, which nobody sees on the stage. */
export function runsOf(deck: DeckSubject, key: (subject: SlideSubject) => string | undefined): SlideSubject[][] {
  const runs: SlideSubject[][] = [];
  let last: string | undefined;
  for (const subject of deck.slides) {
    if (isWorksheet(subject.slide)) continue;
    const own = key(subject);
    const run = runs.at(-1);
    if (own !== undefined && own === last && run) run.push(subject);
    else if (own !== undefined) runs.push([subject]);
    last = own;
  }
  return runs;
}
