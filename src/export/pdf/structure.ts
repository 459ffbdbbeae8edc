import { MachineError } from "../../report/problem.js";
import { dictionaryText, entriesOf, itemsOf, referred } from "./dictionary.js";
import { objectText, type PdfFile, pageNumbers, setObject } from "./file.js";
import { reference } from "./structure-ids.js";

/** Content of a page that belongs to an element: a numbered piece of its stream, or of the stream of a form on it. */
interface Mark {
  readonly kind: "mark";
  readonly page: number;
  readonly id: number;
  /** The form in which it stands; undefined for the page itself. */
  form: number | undefined;
}

/** An annotation that belongs to an element. */
interface ObjectKid {
  readonly kind: "object";
  readonly text: string;
}

export interface StructureElement {
  readonly kind: "element";
  readonly number: number;
  /** Its type: P, H1, Figure… ISO 32000-1, 14.8.4. */
  role: string;
  kids: Kid[];
  /** Alternative text, attributes and the like, as they are written. */
  readonly entries: ReadonlyMap<string, string>;
}

export type Kid = StructureElement | Mark | ObjectKid;

/** The tree of what a document's content is. ISO 32000-1, 14.7. */
export interface Structure {
  readonly root: number;
  readonly document: StructureElement;
}

/** @throws MachineError when the document is not tagged, which is up to the browser */
export function readStructure(pdf: PdfFile): Structure {
  const root = reference(objectText(pdf, pdf.root), "StructTreeRoot");
  const top = root === undefined ? undefined : reference(objectText(pdf, root), "K");
  if (root === undefined || top === undefined)
    throw new MachineError("the browser printed a PDF without tags, which tell readers what its content is", [
      "see with `quarterdeck doctor` which browser it is",
      "use another one, such as the one that Quarterdeck brings along",
    ]);
  return { root, document: readElement(pdf, top) };
}

/** An element that has nothing but a type, a page and kids, as Skia writes most of them. */
const plainElement =
  /^<{2}\/Type \/StructElem\n\/S \/(\w+)\n\/P \d+ 0 R(?:\n\/Pg (\d+) 0 R)?\n\/K (?:\[([\d R]*)\]|(\d+(?: 0 R)?))>{2}$/;

const noEntries: StructureElement["entries"] = new Map();

function readElement(pdf: PdfFile, number: number): StructureElement {
  const text = objectText(pdf, number);
  const plain = plainElement.exec(text);
  if (!plain) return readFullElement(pdf, number, text);
  const [, role = "", page, list, only = ""] = plain;
  const words = (list ?? only).split(" ");
  const kids: Kid[] = [];
  for (let index = 0; index < words.length; index++) {
    const value = Number(words[index]);
    if (words[index + 2] === "R") {
      kids.push(readElement(pdf, value));
      index += 2;
    } else if (page !== undefined && words[index] !== "") kids.push(newMark(Number(page), value));
  }
  return { kind: "element", number, role, kids, entries: noEntries };
}

function readFullElement(pdf: PdfFile, number: number, text: string): StructureElement {
  const entries = entriesOf(text);
  const kids = entries.get("K") ?? "";
  const page = referred(entries.get("Pg"));
  const items = kids.startsWith("[") ? itemsOf(kids) : [kids];
  const role = (entries.get("S") ?? "").slice(1);
  for (const own of ["Type", "S", "P", "K", "Pg"]) entries.delete(own);
  return { kind: "element", number, role, kids: items.flatMap((item) => readKid(pdf, item, page)), entries };
}

function readKid(pdf: PdfFile, item: string, page: number | undefined): Kid[] {
  const number = referred(item);
  if (number !== undefined) return [readElement(pdf, number)];
  if (item.includes("/OBJR")) return [{ kind: "object", text: item }];
  const id = Number(/^\d+$/.exec(item)?.[0] ?? /\/MCID (\d+)/.exec(item)?.[1] ?? Number.NaN);
  const place = reference(item, "Pg") ?? page;
  return Number.isNaN(id) || place === undefined ? [] : [newMark(place, id)];
}

const newMark = (page: number, id: number): Mark => ({ kind: "mark", page, id, form: undefined });

/** Makes an element that the tree does not have yet. */
export function newElement(pdf: PdfFile, role: string, kids: Kid[]): StructureElement {
  return { kind: "element", number: setObject(pdf, "null"), role, kids, entries: noEntries };
}

/** All elements below one and itself, in the order in which they are read. */
export function elementsIn(element: StructureElement): StructureElement[] {
  const found: StructureElement[] = [];
  const visit = (one: StructureElement) => {
    found.push(one);
    for (const kid of one.kids) if (kid.kind === "element") visit(kid);
  };
  visit(element);
  return found;
}

/** Writes the tree over the one that was read, and what leads from content back to it. ISO 32000-1, 14.7.4.4. */
export function writeStructure(pdf: PdfFile, { root, document }: Structure): void {
  const old = new Set(oldElements(pdf));
  const owners = new Map<number, number[]>();
  const objects = new Map<number, number>();
  const own = (stream: number, id: number, element: number) => {
    const list = owners.get(stream) ?? [];
    list[id] = element;
    owners.set(stream, list);
  };
  const write = (element: StructureElement, parent: number) => {
    old.delete(element.number);
    setObject(pdf, elementText(element, parent), element.number);
    for (const kid of element.kids) {
      if (kid.kind === "element") write(kid, element.number);
      else if (kid.kind === "object") objects.set(reference(kid.text, "Obj") ?? 0, element.number);
      else {
        // Readers that know of no forms look pieces up by their page; no two pieces of a page have the same number.
        own(kid.page, kid.id, element.number);
        if (kid.form !== undefined) own(kid.form, kid.id, element.number);
      }
    }
  };
  write(document, root);
  for (const number of old) pdf.objects.delete(number);
  writeOwners(pdf, root, owners, objects);
}

/** Whether an object is an element of a structure. */
export const isElement = (text: string): boolean => text.startsWith("<</Type /StructElem");

function oldElements(pdf: PdfFile): number[] {
  return [...pdf.objects].flatMap(([number, { text }]) => (isElement(text) ? [number] : []));
}

function elementText({ role, kids, entries }: StructureElement, parent: number): string {
  const page = kids.find((kid) => kid.kind === "mark")?.page;
  const items = kids.map((kid) => {
    if (kid.kind === "element") return `${kid.number} 0 R`;
    if (kid.kind === "object") return kid.text;
    if (kid.form !== undefined) return `<</Type /MCR/Pg ${kid.page} 0 R/Stm ${kid.form} 0 R/MCID ${kid.id}>>`;
    return kid.page === page ? String(kid.id) : `<</Type /MCR/Pg ${kid.page} 0 R/MCID ${kid.id}>>`;
  });
  const head = `<</Type /StructElem\n/S /${role}\n/P ${parent} 0 R${page === undefined ? "" : `\n/Pg ${page} 0 R`}`;
  const list = items.length === 1 ? items[0] : `[${items.join(" ")}]`;
  return `${head}\n/K ${list}${[...entries].map(([key, value]) => `\n/${key} ${value}`).join("")}>>`;
}

/** Gives each stream and annotation the key under which its elements are found, and lists them. */
function writeOwners(
  pdf: PdfFile,
  root: number,
  owners: ReadonlyMap<number, readonly number[]>,
  objects: ReadonlyMap<number, number>,
): void {
  const entries = entriesOf(objectText(pdf, root));
  const tree = referred(entries.get("ParentTree")) ?? pdf.next;
  for (const [, list] of objectText(pdf, tree).matchAll(/ (\d+) 0 R/g))
    if (objectText(pdf, Number(list)).startsWith("[")) pdf.objects.delete(Number(list));
  const values: string[] = [];
  const streams = new Set([...pageNumbers(pdf), ...owners.keys()]);
  for (const stream of streams) {
    const list = owners.get(stream) ?? [];
    const refs = Array.from(list, (element) => (element === undefined ? "null" : `${element} 0 R`));
    setKey(pdf, stream, "StructParents", values.length);
    values.push(`${setObject(pdf, `[${refs.join(" ")}]`)} 0 R`);
  }
  for (const [object, element] of objects) {
    setKey(pdf, object, "StructParent", values.length);
    values.push(`${element} 0 R`);
  }
  setObject(pdf, `<</Nums [${values.map((value, key) => `${key} ${value}`).join(" ")}]>>`, tree);
  entries.set("ParentTree", `${tree} 0 R`);
  entries.set("ParentTreeNextKey", String(values.length));
  // Types of PDF 2.0, in the words of earlier readers.
  entries.set("RoleMap", "<</Strong /Span/Em /Span>>");
  setObject(pdf, dictionaryText(entries), root);
}

/** Sets a number in the dictionary of an object, which may have a stream. */
function setKey(pdf: PdfFile, number: number, key: string, value: number): void {
  const object = pdf.objects.get(number);
  if (!object) return;
  const others = object.text.replace(new RegExp(`\\s*/${key} \\d+`), "");
  pdf.objects.set(number, { ...object, text: others.replace(/>>$/, `\n/${key} ${value}>>`) });
}
