import path from "node:path";
import { slugOf } from "../../content/slug.js";
import type { Deck, Section } from "../../model/deck.js";
import { elementsOf } from "../../render/html/dom.js";
import { slideElements } from "../../render/page/slides.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";
import type { MarkdownFiles } from "./options.js";

/** A Markdown file of a deck. */
export interface MarkdownPage {
  /** In its folder. */
  readonly fileName: string;
  /** Of its section; "" for what stands in no file of a section. */
  readonly title: string;
  /** The title of the part in which its section stands, or "". */
  readonly part: string;
  /** Without those that the compiler made. */
  readonly slides: readonly RenderedSlide[];
}

/**
 * The files that a deck becomes. By sections, the first one is `README.md`, with the slides that stand before the first
 * section; later slides outside of sections stay with the section before them. A deck of one section is `README.md` alone.
 */
export function markdownPages(rendered: RenderedDeck, files: MarkdownFiles): readonly MarkdownPage[] {
  const slides = rendered.columns.flat().filter(({ slide }) => !slide.generated);
  if (files === "one") return [{ fileName: `${rendered.deck.info.name}.md`, title: "", part: "", slides }];
  const sectionOf = sectionsById(rendered.deck);
  const isOne = new Set(sectionOf.values()).size === 1;
  const groups: { section: Section | undefined; slides: RenderedSlide[] }[] = [{ section: undefined, slides: [] }];
  for (const slide of slides) {
    const section = isOne ? undefined : sectionOf.get(slide.slide.id);
    if (section && section !== groups.at(-1)?.section) groups.push({ section, slides: [] });
    groups.at(-1)?.slides.push(slide);
  }
  const digits = Math.max(2, String(groups.length - 1).length);
  return groups.map(({ section, slides: own }, index) => {
    const title = section ? titleOf(section, own) : "";
    const number = String(index).padStart(digits, "0");
    const fileName = index === 0 ? "README.md" : `${[number, slugOf(title)].filter(Boolean).join("-")}.md`;
    return { fileName, title, part: section ? (own[0]?.part.title ?? "") : "", slides: own };
  });
}

/** The files of sections in which slides stand, by the slides' ids. */
function sectionsById({ parts }: Deck): ReadonlyMap<string, Section> {
  const sections = parts.flatMap((part) => part.sections).filter(({ file }) => file !== "");
  return new Map(sections.flatMap((section) => section.columns.flat().map(({ id }) => [id, section] as const)));
}

/** What a section is called: as it says, or as its first slide with a title, or as its file. */
const titleOf = ({ title, file }: Section, slides: readonly RenderedSlide[]) =>
  title || slides.find(({ slide }) => slide.title !== "")?.slide.title || path.posix.basename(file, ".md");

/** Where slides are that others link to. */
export interface SlideLinks {
  /** The address of a slide from a page; "" for one that is on none. */
  address(id: string, from: MarkdownPage): string;
  isLinked(id: string): boolean;
}

export function linksBetween(pages: readonly MarkdownPage[]): SlideLinks {
  const pageOf = new Map(pages.flatMap((page) => page.slides.map(({ slide }) => [slide.id, page] as const)));
  const linked = new Set(pages.flatMap(({ slides }) => slides.flatMap(linksOf)));
  return {
    address(id, from) {
      const page = pageOf.get(id);
      if (!page) return "";
      return `${page === from ? "" : encodeURI(page.fileName)}#${encodeURI(id)}`;
    },
    isLinked: (id) => linked.has(id),
  };
}

/** Ids of the slides to which one links, in its content and in what is said of it. */
function linksOf({ tree }: RenderedSlide): string[] {
  const elements = [...slideElements(tree), ...elementsOf(tree.notes), ...elementsOf(tree.reader)];
  return elements.flatMap(({ name, attribs: { href = "" } }) =>
    name === "a" && href.startsWith("#/") ? [href.slice(2)] : [],
  );
}
