import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** An element of a page's structure, with the text of all that is in it, in the order in which it is read. */
export interface ReadElement {
  readonly role: string;
  readonly alt: string;
  readonly text: string;
  readonly children: readonly ReadElement[];
}

/** What pdf.js makes of a page by its structure. */
export interface ReadPage {
  readonly elements: readonly ReadElement[];
  /** The text that the structure leads to. */
  readonly text: string;
  /** Text that is marked as a piece of the structure, whether something leads to it or not. */
  readonly marked: string;
  /** Text that is an artifact: it is not read. */
  readonly artifacts: string;
  /** Text that is neither. */
  readonly loose: string;
}

type Item = { readonly type?: string; readonly tag?: string; readonly id?: string | null; readonly str?: string };
type Node = {
  readonly role?: string;
  readonly alt?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
};

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** Words in the order of the alphabet, to compare texts that are read in different orders. */
export const wordsOf = (text: string): string[] => plain(text).split(" ").filter(Boolean).toSorted();

/** Reads a page, counted from 1, by its structure and by what is painted. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const pieces = new Map<string, string>();
  const open: (string | null)[] = [];
  const apart = { artifacts: "", loose: "" };
  for (const { type, tag, id, str = "" } of items as readonly Item[]) {
    if (type?.startsWith("beginMarkedContent")) open.push(tag === "Artifact" ? null : (id ?? null));
    else if (type === "endMarkedContent") open.pop();
    else {
      const piece = open.at(-1);
      if (typeof piece === "string") pieces.set(piece, `${pieces.get(piece) ?? ""}${str}`);
      else if (open.length > 0) apart.artifacts += ` ${str}`;
      else apart.loose += ` ${str}`;
    }
  }
  const tree = (await page.getStructTree()) as Node | null;
  const elements = (tree?.children ?? []).map((node) => readNode(node, pieces));
  return {
    elements,
    text: plain(elements.map(({ text }) => text).join(" ")),
    marked: plain([...pieces.values()].join(" ")),
    artifacts: plain(apart.artifacts),
    loose: plain(apart.loose),
  };
}

function readNode(node: Node, pieces: ReadonlyMap<string, string>): ReadElement {
  const kids = (node.children ?? []).map((kid) => ({ kid, read: kid.role ? readNode(kid, pieces) : undefined }));
  const texts = kids.map(({ kid, read }) => read?.text ?? pieces.get(kid.id ?? "") ?? "");
  return {
    role: node.role ?? "",
    alt: node.alt ?? "",
    text: plain(texts.join(" ")),
    children: kids.flatMap(({ read }) => read ?? []),
  };
}

/** All elements in the order in which they are read, each before those in it. */
export const allElements = (elements: readonly ReadElement[]): ReadElement[] =>
  elements.flatMap((element) => [element, ...allElements(element.children)]);

export function readPages(pdf: PDFDocumentProxy): Promise<ReadPage[]> {
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => readPage(pdf, index + 1)));
}
