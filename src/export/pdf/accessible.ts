import { annotationsOn } from "./annotations.js";
import { entriesOf, referred } from "./dictionary.js";
import { objectText, type PdfFile, pageNumbers } from "./file.js";
import { elementsIn, isElement, type StructureElement } from "./structure.js";

/**
 * Whether a document has what PDF/UA-1 (ISO 14289-1) asks of it and a program can tell: only then it says so of itself.
 * What only people can judge, such as whether a text says what its picture shows, is the matter of `quarterdeck check`.
 */
export function followsUa(pdf: PdfFile, document: StructureElement, title: string): boolean {
  const catalogue = objectText(pdf, pdf.root);
  const isTold = title !== "" && /\/Lang \(.+?\)/.test(catalogue) && catalogue.includes("/DisplayDocTitle true");
  return isTold && elementsIn(document).every(isComplete) && annotationsAreTold(pdf) && fontsAreWhole(pdf);
}

/** Pictures and formulas have their words, and tables their headings. */
function isComplete(element: StructureElement): boolean {
  if (element.role === "Figure" || element.role === "Formula")
    return element.entries.has("Alt") || element.entries.has("ActualText");
  if (element.role === "TH") return element.entries.get("A")?.includes("/Scope") ?? false;
  return element.role !== "Table" || elementsIn(element).some(({ role }) => role === "TH");
}

/** Each annotation is part of the structure, and says in words what it is. */
function annotationsAreTold(pdf: PdfFile): boolean {
  const numbers = pageNumbers(pdf).flatMap((page) => annotationsOn(pdf, page));
  return numbers.every((annotation) => {
    const text = objectText(pdf, annotation);
    return text.includes("/StructParent ") && /\/Contents [(<]/.test(text);
  });
}

/** Fonts come with the document, and with the letters that their glyphs mean. */
function fontsAreWhole(pdf: PdfFile): boolean {
  for (const { text } of pdf.objects.values())
    if (!isElement(text) && text.includes("/Type /Font\n") && !isWholeFont(pdf, entriesOf(text))) return false;
  return true;
}

function isWholeFont(pdf: PdfFile, font: ReadonlyMap<string, string>): boolean {
  const type = font.get("Subtype");
  // Letters of type 3 are drawings, which stand in the font itself.
  if (type === "/Type3") return font.has("ToUnicode");
  const descriptor = referred(font.get("FontDescriptor"));
  const isThere = descriptor === undefined || /\/FontFile[23]? /.test(objectText(pdf, descriptor));
  return isThere && (type !== "/Type0" || font.has("ToUnicode"));
}
