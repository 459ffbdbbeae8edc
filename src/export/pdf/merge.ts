import { destinationName } from "./destinations.js";
import { objectText, type PdfFile, pageNumbers, setObject } from "./file.js";
import { reference, takeNames, takeObject } from "./structure-ids.js";

/** What of a PDF's objects speaks of the whole document. */
interface Landmarks {
  readonly pages: number;
  readonly structure: number;
  readonly document: number;
  readonly parentTree: number;
  readonly idTree: number | undefined;
  readonly destinations: number | undefined;
}

/** Chromium numbers the entries of pages from 0 and those of annotations from here on. */
const firstAnnotation = 100_000;

/**
 * Joins PDFs that Chromium printed from parts of the same deck, in order: pages, structure, named
 * destinations. `slides` names the slide of each page: Chromium writes a destination only where a link of the
 * same part leads to it, so those that other parts lead to are added.
 */
export function mergePdfs(parts: readonly [PdfFile, ...PdfFile[]], slides: readonly string[]): PdfFile {
  const [target, ...rest] = parts;
  if (rest.length === 0) return target;
  const base = landmarksOf(target);
  const found = { pages: [base.pages], documents: [] as number[], names: [] as string[], ids: [] as string[] };
  const parents = new Map(readNumbers(objectText(target, base.parentTree)));
  collectNames(target, base, found);
  for (const [index, part] of rest.entries()) {
    const marks = appendPart(target, part, index + 1, parents);
    found.pages.push(marks.pages);
    found.documents.push(marks.document);
    collectNames(target, marks, found);
  }
  joinPages(target, found.pages);
  joinStructure(target, base, { documents: found.documents, parents });
  joinIds(target, base, found.ids);
  joinDestinations(target, base, found.names, slides);
  return target;
}

function landmarksOf(pdf: PdfFile): Landmarks {
  const root = objectText(pdf, pdf.root);
  const structure = reference(root, "StructTreeRoot");
  if (structure === undefined) throw new Error("this PDF is not tagged");
  const tree = objectText(pdf, structure);
  return {
    pages: reference(root, "Pages") ?? 0,
    structure,
    document: reference(tree, "K") ?? 0,
    parentTree: reference(tree, "ParentTree") ?? 0,
    idTree: reference(tree, "IDTree"),
    destinations: reference(root, "Dests"),
  };
}

/** The pairs of a number tree in one node. */
function readNumbers(tree: string): [number, string][] {
  const list = /\/Nums \[([^\]]*)\]/.exec(tree)?.[1] ?? "";
  return [...list.matchAll(/(\d+) (\d+ 0 R)/g)].map((match) => [Number(match[1]), match[2] ?? ""]);
}

/** Strings come first, so that what looks like a reference or a key inside of one stays as it is. */
const movable = /(\((?:\\[\s\S]|[^\\()])*\))|<[0-9A-Fa-f\s]*>|\/(StructParents?) \d+|(\d+) 0 R/g;

const elementId = /^\(node\d{8}\)$/;

/** Copies a part's objects under new numbers and moves its keys behind those that are taken. */
function appendPart(target: PdfFile, part: PdfFile, index: number, parents: Map<number, string>): Landmarks {
  const shift = target.next;
  const keys = [...parents.keys()];
  const pageShift = keys.filter((key) => key < firstAnnotation).length;
  const annotationShift = keys.length - pageShift;
  const moveKey = (key: number) => key + (key < firstAnnotation ? pageShift : annotationShift);
  const prefix = `(node${idPrefix(index)}`;
  const move = (whole: string, string?: string, key?: string, number?: string) => {
    if (number !== undefined) return `${Number(number) + shift} 0 R`;
    if (key !== undefined) return `/${key} ${moveKey(Number(whole.slice(key.length + 2)))}`;
    return string !== undefined && elementId.test(string) ? `${prefix}${string.slice("(node".length)}` : whole;
  };
  part.objects.forEach((object, number) => {
    target.objects.set(number + shift, { ...object, text: object.text.replace(movable, move) });
  });
  target.next = shift + part.next;
  moveMarked(target, part, shift);
  const marks = landmarksOf({ ...target, root: part.root + shift });
  for (const [key, value] of readNumbers(objectText(target, marks.parentTree))) parents.set(moveKey(key), value);
  for (const unused of [part.root + shift, part.info + shift, marks.structure, marks.parentTree]) {
    target.objects.delete(unused);
  }
  return marks;
}

function moveMarked(target: PdfFile, part: PdfFile, shift: number): void {
  if (!part.marked) return;
  target.marked ??= new Map();
  for (const [page, places] of part.marked) {
    const moved = [...places].map(([id, form]) => [id, form === undefined ? undefined : form + shift] as const);
    target.marked.set(page + shift, new Map(moved));
  }
}

/** Ids are compared as text: letters come after the digits of the first part. */
const idPrefix = (index: number) => String.fromCharCode("A".charCodeAt(0) + index);

/** Takes the named destinations and element ids of a part out of it, together with its own trees of them. */
function collectNames(pdf: PdfFile, marks: Landmarks, into: { names: string[]; ids: string[] }): void {
  if (marks.destinations !== undefined) {
    into.names.push(takeObject(pdf, marks.destinations).replace(/^<<|>>$/g, ""));
  }
  if (marks.idTree !== undefined) into.ids.push(...takeNames(pdf, marks.idTree));
}

function joinPages(pdf: PdfFile, trees: readonly number[]): void {
  const count = trees.reduce((sum, tree) => sum + Number(/\/Count (\d+)/.exec(objectText(pdf, tree))?.[1] ?? 0), 0);
  const kids = trees.map((tree) => `${tree} 0 R`).join(" ");
  const root = setObject(pdf, `<</Type /Pages\n/Count ${count}\n/Kids [${kids}]>>`);
  for (const tree of trees) setObject(pdf, objectText(pdf, tree).replace(/>>$/, `\n/Parent ${root} 0 R>>`), tree);
  setObject(pdf, objectText(pdf, pdf.root).replace(/\/Pages \d+ 0 R/, `/Pages ${root} 0 R`), pdf.root);
}

/** What the parts bring into the structure of the whole. */
interface Structure {
  /** Numbers of the document elements of the later parts. */
  readonly documents: readonly number[];
  readonly parents: ReadonlyMap<number, string>;
}

/** The documents of the later parts become sections at the end of the first one's. */
function joinStructure(pdf: PdfFile, base: Landmarks, { documents, parents }: Structure): void {
  for (const document of documents) {
    const section = objectText(pdf, document).replace("/S /Document", "/S /Sect");
    setObject(pdf, section.replace(/\/P \d+ 0 R/, `/P ${base.document} 0 R`), document);
  }
  const added = documents.map((document) => ` ${document} 0 R`).join("");
  setObject(
    pdf,
    objectText(pdf, base.document).replace(
      /\/K (?:\[([^\]]*)\]|(\d+ 0 R))/,
      (_, list, one) => `/K [${list ?? one}${added}]`,
    ),
    base.document,
  );
  const numbers = [...parents].sort(([a], [b]) => a - b).map(([key, value]) => `${key} ${value}`);
  setObject(pdf, `<</Type /ParentTree\n/Nums [${numbers.join(" ")}]>>`, base.parentTree);
  const next = Math.max(-1, ...parents.keys()) + 1;
  const tree = objectText(pdf, base.structure).replace(/\/ParentTreeNextKey \d+/, `/ParentTreeNextKey ${next}`);
  setObject(pdf, tree, base.structure);
}

/** Only a part with a table has ids, so the first one may have no tree for them. */
function joinIds(pdf: PdfFile, base: Landmarks, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const number = setObject(pdf, `<</Names [${ids.join(" ")}]>>`, base.idTree ?? pdf.next);
  if (base.idTree !== undefined) return;
  setObject(pdf, objectText(pdf, base.structure).replace(/>>$/, `\n/IDTree ${number} 0 R>>`), base.structure);
}

function joinDestinations(pdf: PdfFile, base: Landmarks, names: readonly string[], slides: readonly string[]): void {
  const known = new Set(names.flatMap((list) => [...list.matchAll(/\/(\S+) \[/g)].map((match) => match[1])));
  const pages = pageNumbers(pdf);
  const added = slides.flatMap((slide, index) => {
    const name = destinationName(slide);
    if (known.has(name)) return [];
    known.add(name);
    return [`/${name} [${pages[index]} 0 R /Fit]`];
  });
  const number = setObject(pdf, `<<${[...names, ...added].join("\n")}>>`, base.destinations ?? pdf.next);
  if (base.destinations !== undefined) return;
  setObject(pdf, objectText(pdf, pdf.root).replace(/>>$/, `\n/Dests ${number} 0 R>>`), pdf.root);
}
