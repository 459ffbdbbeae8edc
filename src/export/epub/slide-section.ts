import type { Citation } from "../../model/fact.js";
import { type ChildNode, type Element, element, elementsOf, hasClass, isTag, Text } from "../../render/html/dom.js";
import { answersOf } from "../../render/page/answers.js";
import { proseOf } from "../../render/page/paper-text.js";
import { isAnswer } from "../../render/page/steps.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { iconWords } from "../../render/slide/icon-words.js";
import { frameOf } from "../formats/slide-frame.js";
import type { BookSlide } from "./chapters.js";
import { type Figure, figureOf, pictureFile } from "./figures.js";
import { type FlowTools, reflow } from "./reflow.js";

/** A picture in the book. */
export interface BookPicture {
  readonly file: string;
  /** In CSS pixels; undefined for a file that comes along as it is. */
  readonly width?: number;
  readonly height?: number;
}

/** What sections of slides need to know of the book. */
export interface SectionTools {
  readonly rendered: RenderedDeck;
  /** The picture that was taken of an element, or the file that it shows; undefined where there is none. */
  picture(shown: Element): BookPicture | undefined;
  /** Where the address of a slide (`#/id`) is in the book; undefined for what it does not have. */
  place(id: string): string | undefined;
}

/** The figures on a slide of which pictures have to be taken. */
export const figuresOn = ({ whole }: BookSlide, { assets }: RenderedDeck): Element[] => {
  const found = elementsOf(whole).flatMap((each) => figureOf(each, assets)?.shown ?? []);
  const inside = new Set(found.flatMap(({ children }) => elementsOf(children)));
  return [...new Set(found)].filter((each) => !inside.has(each) && each.attribs["aria-hidden"] !== "true");
};

/** The files that a slide shows as they are. */
export const filesOn = ({ whole, rendered: { tree } }: BookSlide, { assets }: RenderedDeck) =>
  elementsOf([...whole, ...tree.notes, ...tree.reader]).flatMap((each) =>
    each.name === "img" ? (pictureFile(each, assets) ?? []) : [],
  );

/** A slide as a section of a chapter: its content as text that flows, what is said of it, its sources. */
export function sectionOf(slide: BookSlide, tools: SectionTools): Element {
  const { tree, slide: of } = slide.rendered;
  const flow = flowTools(tools);
  const all = elementsOf(slide.whole);
  const without = new Set([...frameOf(all), ...all.filter(isAnswer)]);
  const content = reflow(slide.whole, {
    ...flow,
    instead: (each) => (without.has(each) ? [] : flow.instead(each)),
  });
  const prose = reflow(proseOf(tree), flow);
  const { words, deck } = tools.rendered;
  const numbers = [...new Set(of.citations.map(({ key }) => key))].flatMap(
    (key) => deck.citations.find((citation) => citation.key === key)?.number ?? [],
  );
  return element("section", { id: slide.id }, [
    element("h2", {}, [slide.title]),
    ...(hasContent(content) ? [element("div", { class: "slide" }, content)] : []),
    ...(hasContent(prose) ? [element("div", { class: "prose" }, prose)] : []),
    ...(answersOf(tree).length === 0
      ? []
      : [element("p", { class: "more" }, [link(`answers.xhtml#${slide.answerId}`, words.say("paper.answers"))])]),
    element("p", { class: "place" }, [
      words.say("slide", { number: slide.label }),
      ...(numbers.length === 0 ? [] : sourcesOf(numbers, words.say("source-of", { count: numbers.length }))),
    ]),
  ]);
}

/** What answers the question of a slide, to stand apart from it; nothing where it asks none. */
export function answerOf(slide: BookSlide, tools: SectionTools): Element[] {
  const answers = answersOf(slide.rendered.tree);
  if (answers.length === 0) return [];
  const title = element("h2", {}, [link(slide.href, slide.title)]);
  return [element("section", { id: slide.answerId }, [title, ...reflow(answers, flowTools(tools))])];
}

export const link = (href: string, text: string): Element => element("a", { href }, [text]);

const hasContent = (nodes: readonly ChildNode[]) =>
  nodes.some((node) => isTag(node) || ("data" in node && node.data.trim() !== ""));

const sourcesOf = (numbers: readonly Citation["number"][], name: string) => [
  ` · ${name}`,
  ...numbers.flatMap((number, index) => [
    index === 0 ? " " : ", ",
    link(`sources.xhtml#source-${number}`, String(number)),
  ]),
];

function flowTools({ rendered, picture, place }: SectionTools): FlowTools {
  return {
    instead(each) {
      if (each.attribs["data-answer"] !== undefined) return undefined;
      if (each.name === "sup" && hasClass(each, "cite")) return [citeOf(each)];
      const icon = hasClass(each, "task") ? `${each.attribs["aria-label"] ?? ""}: ` : iconWords(each);
      if (icon) return [new Text(icon)];
      const figure = figureOf(each, rendered.assets);
      if (figure)
        return pictured(figure, picture(figure.shown), (nodes) =>
          reflow(nodes, flowTools({ rendered, picture, place })),
        );
      if (each.name !== "img") return undefined;
      const shown = picture(each);
      return shown ? [element("img", { src: shown.file, alt: each.attribs["alt"] ?? "" })] : [];
    },
    link(href) {
      if (href.startsWith("#")) return place(href.replace(/^#\/?/, ""));
      return /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/.test(href) && URL.canParse(href) ? new URL(href).href : undefined;
    },
  };
}

/** Numbers of sources lead to the entries of these. */
function citeOf(cite: Element): Element {
  const numbers = elementsOf(cite.children).flatMap(({ name, children }) =>
    name === "a" ? children.flatMap((child) => ("data" in child && /^\d+$/.test(child.data) ? [child.data] : [])) : [],
  );
  const links = numbers.flatMap((number, index) => [
    ...(index === 0 ? [] : [","]),
    link(`sources.xhtml#source-${number}`, number),
  ]);
  return element("sup", { class: "cite" }, links);
}

/** The picture of a figure, and beside it what of it are words; the words alone where nobody could take a picture. */
function pictured(
  { shown, text, beside }: Figure,
  picture: BookPicture | undefined,
  flow: (nodes: readonly ChildNode[]) => ChildNode[],
): ChildNode[] {
  const caption = beside.filter(({ name }) => name === "figcaption").flatMap(({ children }) => flow(children));
  const lists = beside.filter(({ name }) => name !== "figcaption");
  if (!picture) return text === "" ? [] : [element("p", {}, [text])];
  const image = element("img", { src: picture.file, alt: text });
  if (shown.name === "img") return [image];
  const named = caption.length === 0 ? [] : [element("figcaption", {}, caption)];
  return [element("figure", sizeOf(picture), [image, ...named]), ...flow(lists)];
}

/** So many pixels of a slide are as wide as an em of the book: letters in a narrow figure are no larger than in a wide one. */
const pixelsInEm = 20;

const sizeOf = ({ width }: BookPicture) =>
  width === undefined ? {} : { style: `max-width: ${Math.round(width / pixelsInEm)}em` };
