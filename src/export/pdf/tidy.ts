import type { PdfFile } from "./file.js";
import { elementsIn, type Kid, newElement, type Structure, type StructureElement } from "./structure.js";

/** Elements in a line of text. ISO 32000-1, 14.8.4.4. */
const inline = new Set(["Span", "Strong", "Em", "Code", "Quote", "Link", "Annot", "Reference"]);

/** Elements that say nothing of what is in them. */
const boxes = new Set(["NonStruct", "Div"]);

/** Elements whose content may be text itself. */
const lines = new Set([...inline, "P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Caption"]);
const holdsText = new Set([...lines, "LI", "LBody", "TD", "TH"]);

/** Elements that only have certain kids, and the ones around what has another place. ISO 32000-1, tables 336 and 337. */
const rules: Readonly<Record<string, { readonly kids: readonly string[]; readonly around: readonly string[] }>> = {
  L: { kids: ["L", "LI", "Caption"], around: ["LI", "LBody"] },
  LI: { kids: ["Lbl", "LBody"], around: ["LBody"] },
  Table: { kids: ["TR", "THead", "TBody", "TFoot", "Caption"], around: ["TR", "TD"] },
  THead: { kids: ["TR"], around: ["TR", "TD"] },
  TBody: { kids: ["TR"], around: ["TR", "TD"] },
  TFoot: { kids: ["TR"], around: ["TR", "TD"] },
  TR: { kids: ["TH", "TD"], around: ["TD"] },
};

/** Where an element of these types must stand; elsewhere it is a plain one. */
const parents: Readonly<Record<string, readonly string[]>> = {
  LI: ["L"],
  Lbl: ["LI"],
  LBody: ["LI"],
  TR: ["Table", "THead", "TBody", "TFoot"],
  TD: ["TR"],
  TH: ["TR"],
  THead: ["Table"],
  TBody: ["Table"],
  TFoot: ["Table"],
  Caption: ["Table", "Figure", "L"],
};

/**
 * Names elements by what they are, before their content is looked at: a figure without alternative text is one of HTML,
 * something with a caption, and a link that leads nowhere is text.
 */
export function nameElements({ document }: Structure): void {
  for (const element of elementsIn(document)) {
    const { role, entries } = element;
    if (role === "Figure" && !entries.has("Alt") && has(element, "element")) element.role = "Div";
    if (role === "Link" && !has(element, "object")) element.role = "Span";
  }
}

const has = ({ kids }: StructureElement, wanted: Kid["kind"]) => kids.some(({ kind }) => kind === wanted);

/**
 * Gives a tree as Chromium builds it from a page's boxes the form of one by meaning: no empty elements, paragraphs
 * where text stands, lists and tables with the elements that they must have, and headings without a gap.
 */
export function tidyStructure(pdf: PdfFile, { document }: Structure): void {
  prune(document);
  nameTexts(document);
  setRight(pdf, document);
  const elements = elementsIn(document);
  for (const element of elements) if (element.role === "Art") beginWithHeading(element);
  levelHeadings(elements);
}

/** Cells stay where they are empty: a row has as many as the others. */
function prune(element: StructureElement): void {
  let isFull = true;
  element.kids.forEach((kid) => {
    if (kid.kind !== "element") return;
    prune(kid);
    if (isEmpty(kid)) isFull = false;
  });
  if (!isFull) element.kids = element.kids.filter((kid) => !isEmpty(kid));
}

const isEmpty = (kid: Kid) => kid.kind === "element" && kid.kids.length === 0 && kid.role !== "TD" && kid.role !== "TH";
const isText = (kid: Kid): boolean => kid.kind === "element" && kid.role === "NonStruct" && kid.kids.every(isMark);
const isMark = ({ kind }: Kid): boolean => kind === "mark";

const isInLine = (kid: Kid) => kid.kind !== "element" || inline.has(kid.role) || isText(kid);

/** Boxes of nothing but text and what stands in its lines are paragraphs; text stands in them without a box. */
function nameTexts(element: StructureElement): void {
  const isParagraph = boxes.has(element.role) && element.kids.every(isInLine);
  if (isParagraph) element.role = "P";
  const isDirect = holdsText.has(element.role);
  const kids: Kid[] = [];
  element.kids.forEach((kid) => {
    if (kid.kind !== "element") kids.push(kid);
    else if (!isText(kid)) {
      nameTexts(kid);
      if (kid.role === "P" && lines.has(element.role)) kid.role = "Span";
      kids.push(kid);
    } else if (isDirect) kids.push(...kid.kids);
    else {
      kid.role = "P";
      kids.push(kid);
    }
  });
  element.kids = kids;
}

/** Elements of lists and tables have the kids that they must have, and stand where they must. */
function setRight(pdf: PdfFile, element: StructureElement): void {
  const rule = rules[element.role];
  if (rule) element.kids = within(pdf, element.kids, rule);
  element.kids.forEach((kid) => {
    if (kid.kind !== "element") return;
    if (parents[kid.role]?.includes(element.role) === false) kid.role = kid.role === "Caption" ? "P" : "Div";
    setRight(pdf, kid);
  });
}

function within(pdf: PdfFile, kids: readonly Kid[], rule: (typeof rules)[string]): Kid[] {
  const right: Kid[] = [];
  let open: Kid[] | undefined;
  const isRight = (kid: Kid) => kid.kind === "element" && rule.kids.includes(kid.role);
  if (kids.every(isRight)) return [...kids];
  for (const kid of kids.flatMap((one) => unpacked(one, rule.kids))) {
    if (isRight(kid)) {
      right.push(kid);
      open = undefined;
    } else if (open) open.push(kid);
    else {
      open = [kid];
      right.push(wrapped(pdf, rule.around, open));
    }
  }
  return right;
}

/** What a box holds, where that is what is wanted. */
function unpacked(kid: Kid, wanted: readonly string[]): Kid[] {
  if (kid.kind !== "element" || !boxes.has(kid.role)) return [kid];
  const inner = kid.kids.flatMap((one) => unpacked(one, wanted));
  return inner.some((one) => one.kind === "element" && wanted.includes(one.role)) ? inner : [kid];
}

/** Kids in elements of these types, the outermost first. */
function wrapped(pdf: PdfFile, roles: readonly string[], kids: Kid[]): StructureElement {
  const [role = "Div", ...inner] = roles;
  return newElement(pdf, role, inner.length > 0 ? [wrapped(pdf, inner, kids)] : kids);
}

const headings = ["", "H1", "H2", "H3", "H4", "H5", "H6"];
/** From 1; what is no heading has none. */
const headingLevel = ({ role }: StructureElement): number => headings.indexOf(role);

/** What stands beside or above an article's heading, such as a slide's picture and the clock, is read after it. */
function beginWithHeading(article: StructureElement): void {
  const around = aroundHeading(article);
  const heading = around?.kids.find(isHeading);
  if (!heading || !around) return;
  around.kids = around.kids.filter((kid) => kid !== heading);
  article.kids.unshift(heading);
}

const isHeading = (kid: Kid): boolean => kid.kind === "element" && headingLevel(kid) > 0;

/** The element in which the first heading below an element stands. */
function aroundHeading(element: StructureElement): StructureElement | undefined {
  for (const kid of element.kids) {
    if (isHeading(kid)) return element;
    const inner = kid.kind === "element" ? aroundHeading(kid) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** Headings count from 1 and go down by one level at a time, as their elements of HTML are below each other. */
function levelHeadings(elements: readonly StructureElement[]): void {
  const above: number[] = [];
  for (const element of elements) {
    const level = headingLevel(element);
    if (level < 1) continue;
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    element.role = `H${above.length}`;
  }
}
