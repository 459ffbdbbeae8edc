import { objectText, type PdfFile, setObject } from "./file.js";

/** Chromium writes eight digits, and merging puts a letter before them; other strings that begin with “node” are somebody's words. */
const anyId = /\((node[A-Z]?\d{8})\)/g;

/** The number of the object to which a key of a dictionary refers; undefined where there is none. */
export function reference(dictionary: string, key: string): number | undefined {
  const match = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary);
  return match ? Number(match[1]) : undefined;
}

/** Takes an object out of a PDF; its text, "" when there is none. */
export function takeObject(pdf: PdfFile, number: number): string {
  const text = objectText(pdf, number);
  pdf.objects.delete(number);
  return text;
}

/** Takes a name tree out of a PDF: the pairs of all its nodes, in order. ISO 32000-1, 7.9.6. */
export function takeNames(pdf: PdfFile, node: number): string[] {
  const text = takeObject(pdf, node);
  const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
  if (kids !== undefined) return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((kid) => takeNames(pdf, Number(kid[1])));
  const names = /\/Names \[([^\]]*)\]/.exec(text)?.[1];
  return names === undefined ? [] : [names];
}

/**
 * Gives the elements of the structure ids that depend on nothing but the order in which the elements stand: Chromium
 * counts them on from whatever the tab has shown before, and on a busy machine not always in their order.
 */
export function renumberIds(pdf: PdfFile): void {
  const marked: { readonly number: number; readonly text: string }[] = [];
  pdf.objects.forEach(({ text, stream }, number) => {
    if (!stream && text.includes("(node")) marked.push({ number, text });
  });
  marked.sort((a, b) => a.number - b.number);
  const own = marked.flatMap(({ text }) => /\/ID \((node[A-Z]?\d{8})\)/.exec(text)?.[1] ?? []);
  const others = marked.flatMap(({ text }) => [...text.matchAll(anyId)].map(([, id = ""]) => id)).toSorted();
  const ids = [...new Set([...own, ...others])];
  const renamed = new Map(ids.map((id, index) => [id, `node${String(index + 1).padStart(8, "0")}`]));
  for (const { number, text } of marked)
    setObject(
      pdf,
      text.replace(anyId, (_, id: string) => `(${renamed.get(id) ?? id})`),
      number,
    );
  sortNames(pdf);
}

/** The tree by which elements are found has their ids in order, in one node. */
function sortNames(pdf: PdfFile): void {
  const structure = reference(objectText(pdf, pdf.root), "StructTreeRoot");
  const tree = structure === undefined ? undefined : reference(objectText(pdf, structure), "IDTree");
  if (tree === undefined) return;
  const pairs = takeNames(pdf, tree).flatMap((names) => names.match(/\([^)]*\) \d+ 0 R/g) ?? []);
  setObject(pdf, `<</Names [${pairs.toSorted().join(" ")}]>>`, tree);
}
