import { objectText, type PdfFile, pageNumbers, pdfString, setObject } from "./file.js";
import { newElement, type StructureElement } from "./structure.js";

/**
 * Puts a note on each page that has one: an icon in the corner that opens a window with its text. ISO 32000-1, 12.5.6.4.
 * @param notes the text for each page, in order; "" for none
 */
export function addNotes(pdf: PdfFile, notes: readonly string[], author: string): void {
  for (const [index, page] of pageNumbers(pdf).entries()) {
    const text = notes[index] ?? "";
    if (text === "") continue;
    const height = Number(/\/MediaBox \[\s*[\d.-]+ [\d.-]+ [\d.-]+ ([\d.-]+)/.exec(objectText(pdf, page))?.[1] ?? 540);
    const dictionary = [
      "/Type/Annot/Subtype/Text/Name/Comment/Open false/F 28",
      `/Rect[8 ${height - 28} 28 ${height - 8}]`,
      `/Contents ${pdfString(text)}`,
      `/T ${pdfString(author)}`,
    ].join("");
    const note = setObject(pdf, `<<${dictionary}/P ${page} 0 R>>`);
    setObject(pdf, withAnnotation(objectText(pdf, page), note), page);
  }
}

function withAnnotation(page: string, annotation: number): string {
  const list = /\/Annots \[([^\]]*)\]/.exec(page);
  if (list) return page.replace(list[0], `/Annots [${list[1]} ${annotation} 0 R]`);
  return page.replace(/>>$/, `\n/Annots [${annotation} 0 R]>>`);
}

/** The numbers of the annotations on a page. */
export function annotationsOn(pdf: PdfFile, page: number): number[] {
  const list = /\/Annots \[([^\]]*)\]/.exec(objectText(pdf, page))?.[1] ?? "";
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

/** Gives annotations that belong to no element one of their own, at the end of the document. ISO 14289-1, 7.18.1. */
export function adoptAnnotations(pdf: PdfFile, document: StructureElement): void {
  for (const page of pageNumbers(pdf)) {
    for (const annotation of annotationsOn(pdf, page)) {
      const text = objectText(pdf, annotation);
      if (text.includes("/StructParent ")) continue;
      const role = text.includes("/Subtype /Link") ? "Link" : "Annot";
      document.kids.push(
        newElement(pdf, role, [{ kind: "object", text: `<</Type /OBJR/Obj ${annotation} 0 R/Pg ${page} 0 R>>` }]),
      );
    }
  }
}

/**
 * Gives pages the numbers under which viewers show and find them. ISO 32000-1, 12.4.2.
 * @param labels one for each page, in order
 */
export function addPageLabels(pdf: PdfFile, labels: readonly string[]): void {
  const plain = labels.every((label, index) => label === String(index + 1));
  const ranges = plain ? "0<</S/D>>" : labels.map((label, index) => `${index}<</P ${pdfString(label)}>>`).join("");
  const root = objectText(pdf, pdf.root).replace(/>>$/, () => `/PageLabels<</Nums[${ranges}]>>>>`);
  setObject(pdf, root, pdf.root);
}
