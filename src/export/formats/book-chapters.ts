import { numberOfPart, slidesOfSection } from "../../model/outline.js";
import type { PaperSlide } from "../../render/page/paper.js";
import type { Crop } from "./book-figures.js";
import type { PaperPress } from "./paper-press.js";

/** A line of what a chapter holds, and the slide at which that begins. */
interface Topic {
  readonly title: string;
  readonly id: string;
}

export interface BookSlide extends PaperSlide {
  /** What its figure shows of it; undefined where it is no figure. */
  readonly crop: Crop | undefined;
}

export interface Chapter {
  readonly id: string;
  /** "" for all slides of a deck without parts: it has no opener. */
  readonly title: string;
  /** "" for what stands outside the parts. */
  readonly number: string;
  /** Its CSS page name. */
  readonly sheet: string;
  readonly slides: readonly BookSlide[];
  /** What one learns in it: the named sections of the part, or else its slides, or what these say in short. */
  readonly topics: readonly Topic[];
  /** What it asks; answers stand at the end. */
  readonly questions: readonly Topic[];
}

/** What an opener has room for. */
const mostTopics = 14;

/** Parts become chapters; slides before, between and behind them chapters without a number. Without parts, nothing is one. */
export function chaptersOf(press: PaperPress, crops: ReadonlyMap<string, Crop>): Chapter[] {
  const groups: BookSlide[][] = [];
  for (const slide of press.slides) {
    if (slide.slide.paper === "stage") continue;
    const open = groups.at(-1);
    const shown = { ...slide, crop: crops.get(slide.id) };
    if (open && open[0]?.part === slide.part) open.push(shown);
    else groups.push([shown]);
  }
  const { words } = press.rendered;
  if (press.parts.length === 0) return groups.map(wholeOf);
  return groups.flatMap((slides, index) => {
    const [first] = slides;
    const title = words.say(index === 0 ? "paper.introduction" : "paper.closing");
    return first ? [{ ...headOf(press, first, title), ...contentsOf(press, slides), slides }] : [];
  });
}

/** The slides of a deck without parts; a link to them leads to the first. */
const wholeOf = (slides: readonly BookSlide[]): Chapter => ({
  id: slides[0]?.id ?? "",
  title: "",
  number: "",
  sheet: "auto",
  slides,
  topics: [],
  questions: [],
});

/** @param title for slides outside of the parts */
function headOf(press: PaperPress, { part, id }: PaperSlide, title: string) {
  const number = press.parts.indexOf(part) + 1;
  if (number > 0)
    return {
      id: `chapter-${number}`,
      title: part,
      number: numberOfPart(press.rendered.deck.parts, part),
      sheet: `part-${number}`,
    };
  return { id: `chapter-${id}`, title, number: "", sheet: "auto" };
}

function contentsOf({ rendered: { deck } }: PaperPress, slides: readonly PaperSlide[]) {
  const known = new Map(slides.map((slide) => [slide.id, slide]));
  const part = deck.parts.find(({ title }) => title !== "" && title === slides[0]?.part);
  const sections = new Map<string, Topic>();
  for (const section of part?.sections ?? []) {
    const first = slidesOfSection(section).find(({ id }) => known.has(id));
    // What one section says may stand in several files.
    if (first && section.title !== "" && !sections.has(section.title))
      sections.set(section.title, { title: section.title, id: first.id });
  }
  const isQuestion = ({ answer, worksheet }: PaperSlide) => String(answer) !== "" && String(worksheet) === "";
  const questions = slides.filter(isQuestion).map(topicOf);
  const told = slides.filter((slide) => !isQuestion(slide)).map(topicOf);
  const inShort = slides.filter(({ slide }) => slide.layout === "recap" || slide.layout === "statement");
  const lists = [sections.size > 1 ? [...sections.values()] : [], told, inShort.map(topicOf)];
  return { topics: lists.find(({ length }) => length > 0 && length <= mostTopics) ?? [], questions };
}

const topicOf = ({ id, title }: PaperSlide): Topic => ({ id, title });
