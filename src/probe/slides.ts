import type { ColouredBox, Heading, Link, List, SlideMeasures, Table } from "../check/measures.js";
import type { Seen } from "../check/seen.js";
import { createGrounds } from "./behind.js";
import { readContents } from "./contents.js";
import { createCovers } from "./covers.js";
import { readDiagrams, readMarks, readWalls } from "./diagrams.js";
import { doubtfulPictures, doubtfulTexts } from "./doubtful.js";
import { isDecorative, isVisibleBox, nameOf, onSlide, regionOf, type Styles } from "./elements.js";
import { inView } from "./in-view.js";
import { readLeaving } from "./leaving.js";
import { readDisplaced } from "./order.js";
import { hasOwnGround } from "./own-colours.js";
import { readGrounds, readPictures } from "./pictures.js";
import { findBlocks, outlineOf, readBlock, readTexts } from "./texts.js";
import { labelOf } from "./told.js";

/** Lists that the compiler makes: agenda, contents of a part, sources. */
const madeLists = ".body > .parts, .body > .contents, .body > .column > .group";

/** What rules only ask of a slide as its deck is built; in other sizes and themes nobody waits for it. */
type Described = Omit<SlideMeasures, keyof ReturnType<typeof readPlaces> | keyof Seen | "states">;

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
  displaced: [],
};

/**
 * What is read of a slide: everything; only its texts and pictures, where they are and what is behind them; the same without that,
 * which nobody needs where no contrast is told; or those of them that readers may miss,
 * and not what is painted over texts, which takes as long as all of that.
 */
export type ReadDepth = "everything" | "look" | "places" | "edges";

/** What rules may want to know about one slide. */
export function readSlide(section: Element, styles: Styles, depth: ReadDepth): SlideMeasures {
  if (depth === "edges") return readEdges(section, styles);
  return inView(section, () => {
    const slide = section.getBoundingClientRect();
    const described = depth === "everything" ? readDescribed(section, slide, styles) : undescribed;
    const seen = readSeen(section, styles, depth === "places" ? "places" : "look");
    return { ...readPlaces(section, slide, styles), ...seen, ...described };
  });
}

const bodyOf = (section: Element) => section.querySelector(".slide > .body");

const allIn = (section: Element, selector: string) => [...section.querySelectorAll(selector)];

function readAreas(section: Element, slide: DOMRect) {
  const body = bodyOf(section);
  return {
    id: section.id,
    width: slide.width,
    height: slide.height,
    body: body ? onSlide(body.getBoundingClientRect(), slide) : undefined,
  };
}

/** Each text is outlined, and only what readers may miss is described: most slides have nothing of that. */
function readEdges(section: Element, styles: Styles): SlideMeasures {
  const slide = section.getBoundingClientRect();
  const areas = readAreas(section, slide);
  const outlines = findBlocks(section, slide, styles).map((found) => outlineOf(found, slide, styles));
  return {
    ...areas,
    grounds: [],
    texts: doubtfulTexts(outlines, areas).map(({ found }) => readBlock(found, slide, styles)),
    pictures: doubtfulPictures(readPictures(section, slide, styles, undefined), areas),
    leaving: readLeaving(section, slide, styles),
    ...undescribed,
  };
}

function readPlaces(section: Element, slide: DOMRect, styles: Styles) {
  return {
    ...readAreas(section, slide),
    ...(hasOwnGround(section) ? { ownGround: true as const } : {}),
    grounds: readGrounds(section, slide, styles),
  };
}

/** What can be seen on a slide as it is now; it must be in the window. */
export function readSeen(section: Element, styles: Styles, depth: "look" | "places"): Seen {
  const slide = section.getBoundingClientRect();
  const covers = createCovers(section, slide, styles);
  const grounds = depth === "look" ? createGrounds(section, slide, styles) : undefined;
  return {
    texts: readTexts(section, slide, styles, { covers, grounds }),
    pictures: readPictures(section, slide, styles, covers),
    leaving: readLeaving(section, slide, styles),
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
      .filter((link) => !link.closest(`.foot, .cite, [aria-hidden="true"], ${madeLists}`))
      .map(readLink),
    coloured: all(".diagram [data-role]")
      .filter((element) => isVisibleBox(element, styles))
      .map((element) => readColoured(element, slide)),
    contents: body ? readContents(body, slide, styles) : [],
    diagrams: readDiagrams(section, slide),
    walls: readWalls(section, slide, styles),
    marks: readMarks(section, slide),
    displaced: body ? readDisplaced(body, slide, styles) : [],
  };
}

function readHeading(element: Element): Heading {
  const level = Number(element.tagName.slice(1));
  const isInner = element.closest("li, blockquote") !== null;
  return { level, text: nameOf(element).text, region: regionOf(element), ...(isInner ? { isInner } : {}) };
}

function readList(element: Element): List {
  const items = [...element.children].filter((child) => child.tagName === "LI");
  const isOfLinks = items.length > 0 && items.every(isLink);
  return {
    element: nameOf(element),
    ordered: element.tagName === "OL",
    items: items.length,
    depth: depthOf(element),
    ...(isOfLinks ? { isOfLinks } : {}),
  };
}

/** Whether an item is nothing but a link, and perhaps a few words about it. */
function isLink(item: Element): boolean {
  const length = (node: Element) => (node.textContent ?? "").trim().length;
  const linked = [...item.querySelectorAll("a[href]")].reduce((sum, link) => sum + length(link), 0);
  return linked > 0 && 2 * linked >= length(item);
}

function depthOf(list: Element): number {
  const inner = [...list.querySelectorAll("ul, ol")].filter((other) => other.parentElement?.closest("ul, ol") === list);
  return 1 + Math.max(0, ...inner.map(depthOf));
}

function readTable(element: Element): Table {
  const rows = [...element.querySelectorAll("tr")];
  return {
    element: nameOf(element),
    caption:
      (
        element.querySelector("caption") ?? element.closest("figure")?.querySelector("figcaption")
      )?.textContent?.trim() ?? "",
    rows: rows.length,
    bodyRows: rows.filter((row) => [...row.children].some(({ tagName }) => tagName === "TD")).length,
    columns: Math.max(0, ...rows.map((row) => row.children.length)),
    headers: [...element.querySelectorAll("th")].map(cellText),
    bare: bareColumns(rows.map((row) => [...row.children].map(cellText))),
  };
}

const cellText = (cell: Element) => (cell.textContent ?? "").trim();

/** Noughts and ones alone are truth values. */
function bareColumns([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  return head.filter((_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    return (
      column > 0 && cells.every((cell) => /^[-+−]?\d[\d.,\s]*$/.test(cell)) && cells.some((cell) => cell.length > 1)
    );
  });
}

function readLink(element: Element): Link {
  const { text } = nameOf(element);
  const inside = [...element.querySelectorAll("img, svg, [aria-label]")].map(labelOf).find(Boolean);
  const label = element.getAttribute("aria-label") ?? inside ?? "";
  const name = label || text || (element.getAttribute("title") ?? "");
  const isAroundPicture = [...element.querySelectorAll("img, .placeholder")].some((picture) => !isDecorative(picture));
  return { text, href: element.getAttribute("href") ?? "", name, ...(isAroundPicture ? { isAroundPicture } : {}) };
}

function readColoured(element: Element, slide: DOMRect): ColouredBox {
  return {
    element: nameOf(element),
    role: element.getAttribute("data-role") ?? "",
    label: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim(),
    rect: onSlide(element.getBoundingClientRect(), slide),
  };
}
