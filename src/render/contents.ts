import type { DaySetting, Part, Section, Slide } from "../model/deck.js";
import { type AsideKind, asideKinds, type Theme } from "../model/design.js";
import { minutesOf, slidesOf, slidesOfSection } from "../model/outline.js";
import { agendaLists, longestPiece, settingOf, type TitleWidth } from "./contents-room.js";
import { type Day, dayOf } from "./day.js";
import { once } from "./once.js";

/** Where a slide stands in its deck. */
export interface Place {
  readonly slide: Slide;
  readonly part: Part;
  readonly section: Section;
}

/** What lists of contents, openers and kickers say of a deck's parts. */
export interface Contents {
  /** The line above a slide's title; null where there is none. */
  kicker(place: Place): object | null;
  /** Whether slides of the deck have such a line, so that those without leave its room. */
  hasKickers(): boolean;
  /** What the opener of a part shows. */
  part(part: Part): object;
  /** The entries of an agenda. */
  agenda(place: Place): readonly object[];
  /** The day as an agenda draws it; undefined on other slides, and where the deck does not ask for it. */
  day(place: Place): Omit<Day, "of"> | undefined;
  /** On a break, the parts in proportion to their minutes, and which of them are done; empty on other slides. */
  course(place: Place): readonly object[];
}

interface ContentsTools {
  /** The deck's title. */
  readonly title: string;
  readonly size: Theme["size"];
  readonly widthOf: TitleWidth;
  readonly say: (key: AsideKind) => string;
  /** How agendas draw the day. */
  readonly day: DaySetting | undefined;
  /** What a layout says its slides are. */
  readonly asideIn: (layout: string) => AsideKind | undefined;
}

export function createContents(parts: readonly Part[], tools: ContentsTools): Contents {
  const { title, size, day, say, asideIn, widthOf } = tools;
  const titled = parts.filter((part) => part.title !== "");
  const asideOf = ({ layout, tags }: Slide) => {
    const said = asideIn(layout);
    return asides.find((kind) => kind === said || tags.includes(kind));
  };
  const isAside = (slide: Slide) => asideOf(slide) !== undefined;
  const isBreak = (slide: Slide) => asideOf(slide) === "break";
  // In a break nobody is in a part.
  const ofContent = (part: Part) => minutesOf(slidesOf([part]).filter((slide) => !isBreak(slide)));
  const planned = once(() => new Map(titled.map((part) => [part, ofContent(part)])));
  const minutesIn = (part: Part) => planned().get(part) ?? 0;
  const named = new Map(titled.map((part, index) => [part, namedSections(part, index + 1, isAside)]));
  const written = ({ slide, part, section }: Place) => {
    const text = slide.attributes.values.get("kicker") ?? asideWord(asideOf(slide), say) ?? section.title;
    const listed = isAside(slide) ? undefined : named.get(part)?.find((entry) => entry.title === section.title);
    return text === "" && !listed ? null : { number: listed?.number ?? "", text };
  };
  const kickers = once(() => placesIn(parts).filter((place) => !place.slide.generated && written(place) !== null));
  const hasKickers = () => kickers().length > 0;
  // A day is the same on all agendas, but for the part that is lit.
  const wholeDay = once(() => ({
    drawn: day && dayOf(parts, { ...day, isBreak }),
  }));
  const dayAt = ({ slide, part }: Place) =>
    day && slide.layout === "agenda" ? wholeDay().drawn?.(part.title === "" ? undefined : part) : undefined;
  return {
    hasKickers,
    day(place) {
      const whole = dayAt(place);
      return whole && { stretches: whole.stretches, end: whole.end };
    },
    kicker(place) {
      const { generated } = place.slide;
      if (!generated) return written(place);
      // Lists that the compiler makes belong to no section, but to the deck.
      return isList(generated) && title !== "" && hasKickers() ? { number: "", text: title } : null;
    },
    part(part) {
      const sections = named.get(part) ?? [];
      const { isShown, ...setting } = settingOf(part.title, sections, besideScene(part, size), widthOf);
      return {
        number: titled.indexOf(part) + 1,
        title: part.title,
        word: longestPiece(part.title, widthOf),
        code: part.code,
        minutes: Math.round(minutesIn(part)),
        ...setting,
        sections: isShown ? sections : [],
      };
    },
    agenda: (place) => agendaOf(named, { size, here: place.part, day: dayAt(place), minutesIn }),
    course: ({ slide }) => (asideIn(slide.layout) === "break" ? courseOf([...named.keys()], slide) : []),
  };
}

/** What a picture beside its words leaves of an opener. */
const besideScene = ({ scene }: Part, { width, height }: Theme["size"]): Theme["size"] => ({
  width: scene?.side ? width * (1 - scene.share / 100) : width,
  height,
});

const isList = ({ kind }: NonNullable<Slide["generated"]>) => /^(?:agenda|glossary|sources)$/.test(kind);

/** The slides of parts with their places, in order. */
export const placesIn = (parts: readonly Part[]): Place[] =>
  parts.flatMap((part) =>
    part.sections.flatMap((section) => slidesOfSection(section).map((slide) => ({ slide, part, section }))),
  );

interface AgendaSetting {
  readonly size: Theme["size"];
  /** The part in which the agenda stands. */
  readonly here: Part;
  readonly day: Day | undefined;
  /** The planned minutes of a part without its breaks; an audience is told whole ones. */
  readonly minutesIn: (part: Part) => number;
}

function agendaOf(
  named: ReadonlyMap<Part, readonly NamedSection[]>,
  { size, here, day, minutesIn }: AgendaSetting,
): object[] {
  const parts = [...named.keys()];
  const isListed = !day && agendaLists([...named.values()], size);
  const minutes = parts.map(minutesIn);
  const spans = spansOf(minutes);
  return parts.map((part, index) => ({
    number: index + 1,
    title: part.title,
    minutes: Math.round(minutes[index] ?? 0),
    href: `#/${part.sections[0]?.columns[0]?.[0].id ?? ""}`,
    sections: isListed ? named.get(part) : [],
    isHere: part === here,
    ...(day ? day.of(part) : spans[index]),
  }));
}

/** An agenda has room for so many bars. */
const mostBars = 6;

/** Where each part lies in the minutes of all of them, in per cent; nothing where not all have minutes. */
function spansOf(minutes: readonly number[]) {
  const all = minutes.reduce((sum, each) => sum + each, 0);
  if (minutes.length > mostBars || minutes.includes(0)) return minutes.map(() => ({ from: 0, share: 0 }));
  const percent = (each: number) => Math.round((each / all) * 1000) / 10;
  return minutes.map((own, index) => ({
    from: percent(minutes.slice(0, index).reduce((sum, each) => sum + each, 0)),
    share: percent(own),
  }));
}

/** How much of the planned time of each part lies before a slide; nothing where not all have minutes. */
function courseOf(parts: readonly Part[], slide: Slide): object[] {
  const slides = parts.map((part) => part.sections.flatMap(slidesOfSection));
  const at = slides.findIndex((own) => own.includes(slide));
  const minutes = slides.map(minutesOf);
  if (at === -1 || parts.length < 2 || minutes.includes(0)) return [];
  const all = minutesOf(slides.flat());
  return parts.map(({ title }, index) => {
    const own = slides[index] ?? [];
    const isBefore = index < at ? own : own.slice(0, Math.max(0, own.indexOf(slide)));
    const done = index > at ? 0 : minutesOf(isBefore) / minutesOf(own);
    const share = Math.round((minutesOf(own) / all) * 1000) / 10;
    return { number: index + 1, title, share, done: Math.round(done * 1000) / 10, isHere: index === at };
  });
}

/** Tags of slides that belong to a talk's course and not to its contents. */
const asides = [...asideKinds, "exercise", "lab-time"] as const;

/** What a recap or break is called; other asides have the words of their authors. */
function asideWord(aside: (typeof asides)[number] | undefined, say: ContentsTools["say"]): string | undefined {
  const named = asideKinds.find((kind) => kind === aside);
  return named && say(named);
}

/** A section as lists of contents name it. */
interface NamedSection {
  readonly number: string;
  readonly title: string;
  readonly href: string;
}

/** Sections that lists of contents name and count: those with a title, each title once, and none that is all asides. */
function namedSections({ sections }: Part, partNumber: number, isAside: (slide: Slide) => boolean): NamedSection[] {
  const byTitle = new Map<string, Section>();
  for (const section of sections) {
    const isWritten = slidesOfSection(section).some(({ generated }) => !generated);
    if (section.title === "" || !isWritten || slidesOfSection(section).every(isAside)) continue;
    if (!byTitle.has(section.title)) byTitle.set(section.title, section);
  }
  return [...byTitle].map(([title, section], index) => ({
    number: `${partNumber}.${index + 1}`,
    title,
    href: `#/${section.columns[0]?.[0].id ?? ""}`,
  }));
}
