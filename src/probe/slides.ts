import type { ColouredBox, Heading, Link, List, Picture, SlideMeasures, Table } from "../check/measures.js";
import { readContents } from "./contents.js";
import { createCovers } from "./covers.js";
import { readDiagrams, readMarks, readWalls } from "./diagrams.js";
import { doubtfulOf } from "./doubtful.js";
import { isDecorative, isVisibleBox, nameOf, onSlide, regionOf, type Styles } from "./elements.js";
import { readTexts } from "./texts.js";

/** Lists that the compiler makes: agenda, contents of a part, sources. */
const madeLists = ".body > .parts, .body > .contents, .body > .column > .group";

/** What rules only ask of a slide as its deck is built; in other sizes and themes nobody waits for it. */
type Described = Omit<SlideMeasures, keyof ReturnType<typeof readPlaces> | "states">;

const undescribed: Described = {
  headings: [],
  lists: [],
  tables: [],
  links: [],
  coloured: [],
  contents: [],
  diagrams: [],
  walls: [],
  marks: [],
};

/**
 * What is read of a slide: everything; only its texts and pictures and where they are; or those of them that readers may miss,
 * and not what is painted over texts, which takes as long as all of that.
 */
export type ReadDepth = "everything" | "places" | "edges";

/** What rules may want to know about one slide. */
export function readSlide(section: Element, styles: Styles, depth: ReadDepth): SlideMeasures {
  const slide = section.getBoundingClientRect();
  const places = readPlaces(section, slide, styles, depth);
  if (depth === "edges") return { ...doubtfulOf(places), ...undescribed };
  return { ...places, ...(depth === "everything" ? readDescribed(section, slide, styles) : undescribed) };
}

const bodyOf = (section: Element) => section.querySelector(".slide > .body");

const allIn = (section: Element, selector: string) => [...section.querySelectorAll(selector)];

function readPlaces(section: Element, slide: DOMRect, styles: Styles, depth: ReadDepth) {
  const covers = depth === "edges" ? undefined : createCovers(section, slide, styles);
  const body = bodyOf(section);
  const pictures = allIn(section, "img, svg, video, canvas, .placeholder");
  return {
    id: section.id,
    width: slide.width,
    height: slide.height,
    body: body ? onSlide(body.getBoundingClientRect(), slide) : undefined,
    texts: readTexts(section, slide, styles, covers),
    pictures: pictures.flatMap((element) => readPicture(element, slide, styles)),
  };
}

function readDescribed(section: Element, slide: DOMRect, styles: Styles): Described {
  const body = bodyOf(section);
  const all = (selector: string) => allIn(section, selector);
  return {
    headings: all("h1, h2, h3, h4, h5, h6").map(readHeading),
    lists: all("ul, ol")
      .filter((list) => !list.closest(`.foot, .diagram, ${madeLists}`) && !list.parentElement?.closest("li"))
      .map(readList),
    tables: all("table").map(readTable),
    links: all("a[href]")
      .filter((link) => !link.closest(`.foot, .cite, ${madeLists}`))
      .map(readLink),
    coloured: all(".diagram [data-role]")
      .filter((element) => isVisibleBox(element, styles))
      .map((element) => readColoured(element, slide)),
    contents: body ? readContents(body, slide, styles) : [],
    diagrams: readDiagrams(section, slide),
    walls: readWalls(section, slide, styles),
    marks: readMarks(section, slide),
  };
}

function readPicture(element: Element, slide: DOMRect, styles: Styles): Picture[] {
  const rect = element.getBoundingClientRect();
  const isInner = element.parentElement?.closest("svg, .katex, .placeholder");
  if (isInner || element.closest(".katex, [hidden]") || rect.width < 1 || styles.of(element).visibility !== "visible")
    return [];
  return [
    {
      element: nameOf(element),
      kind: kindOf(element),
      region: regionOf(element),
      rect: onSlide(rect, slide),
      ...naturalSize(element, rect, styles),
      source: element.getAttribute("src") ?? "",
      alt: element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? undefined,
      decorative: isDecorative(element) || element.getAttribute("role") === "none",
    },
  ];
}

function kindOf(element: Element): Picture["kind"] {
  if (element.matches(".placeholder")) return "placeholder";
  if (element instanceof HTMLImageElement) return "image";
  return element instanceof HTMLVideoElement ? "video" : "drawing";
}

/** Pixels of a picture, and how much larger it is shown; `object-fit: contain` shows it smaller than its box. */
function naturalSize(element: Element, rect: DOMRect, styles: Styles): Pick<Picture, "width" | "height" | "scale"> {
  if (!(element instanceof HTMLImageElement)) return { width: 0, height: 0, scale: 1 };
  const { naturalWidth: width, naturalHeight: height } = element;
  if (width === 0 || height === 0) return { width: 0, height: 0, scale: 1 };
  const fit = styles.of(element).objectFit;
  const choose = fit === "cover" ? Math.max : Math.min;
  return { width, height, scale: choose(rect.width / width, rect.height / height) };
}

function readHeading(element: Element): Heading {
  return { level: Number(element.tagName.slice(1)), text: nameOf(element).text, region: regionOf(element) };
}

function readList(element: Element): List {
  const items = [...element.children].filter((child) => child.tagName === "LI").length;
  return { element: nameOf(element), ordered: element.tagName === "OL", items, depth: depthOf(element) };
}

function depthOf(list: Element): number {
  const inner = [...list.querySelectorAll("ul, ol")].filter((other) => other.parentElement?.closest("ul, ol") === list);
  return 1 + Math.max(0, ...inner.map(depthOf));
}

function readTable(element: Element): Table {
  const rows = [...element.querySelectorAll("tr")];
  return {
    element: nameOf(element),
    rows: rows.length,
    columns: Math.max(0, ...rows.map((row) => row.children.length)),
    headers: [...element.querySelectorAll("th")].map((header) => (header.textContent ?? "").trim()),
  };
}

function readLink(element: Element): Link {
  const { text } = nameOf(element);
  const label = element.getAttribute("aria-label") ?? element.querySelector("img")?.getAttribute("alt") ?? "";
  return { text, href: element.getAttribute("href") ?? "", name: label || text };
}

function readColoured(element: Element, slide: DOMRect): ColouredBox {
  return {
    element: nameOf(element),
    role: element.getAttribute("data-role") ?? "",
    label: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim(),
    rect: onSlide(element.getBoundingClientRect(), slide),
  };
}
