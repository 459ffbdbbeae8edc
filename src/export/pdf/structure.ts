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

/** An element that has nothing but a type, a page and kids, and what cells of tables have, as Skia writes most of them. */
const usualElement =
  /^<{2}\/Type \/StructElem\n\/S \/(\w+)\n\/P \d+ 0 R(?:\n\/Pg (\d+) 0 R)?\n\/K (?:\[([\d R]*)\]|(\d+(?: 0 R)?))(?:\n\/A (\[(?:<{2}[^<>]*>{2} ?)+\]))?(?:\n\/ID (\(\w+\)))?>{2}$/;

const noEntries: StructureElement["entries"] = new Map();

function readElement(pdf: PdfFile, number: number): StructureElement {
  const text = objectText(pdf, number);
  const usual = usualElement.exec(text);
  if (!usual) return readFullElement(pdf, number, text);
  const page = usual[2];
  const words = (usual[3] ?? usual[4] ?? "").split(" ");
  const kids: Kid[] = [];
  for (let index = 0; index < words.length; index++) {
    const value = Number(words[index]);
    if (words[index + 2] === "R") {
      kids.push(readElement(pdf, value));
      index += 2;
    } else if (page !== undefined && words[index] !== "") kids.push(newMark(Number(page), value));
  }
  return { kind: "element", number, role: usual[1] ?? "", kids, entries: cellEntries(usual[5], usual[6]) };
}

function cellEntries(attributes: string | undefined, id: string | undefined): StructureElement["entries"] {
  if (attributes === undefined && id === undefined) return noEntries;
  const entries = new Map<string, string>();
  if (attributes !== undefined) entries.set("A", attributes);
  if (id !== undefined) entries.set("ID", id);
  return entries;
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
  collect(element, found);
  return found;
}

// An index is dearer to read and cheaper to run than an iterator, in code that runs once before V8 has made it fast.
function collect(element: StructureElement, found: StructureElement[]): void {
  found.push(element);
  const { kids } = element;
  for (let index = 0; index < kids.length; index++) {
    const kid = kids[index];
    if (kid?.kind === "element") collect(kid, found);
  }
}

/** Writes the tree over the one that was read, and what leads from content back to it. ISO 32000-1, 14.7.4.4. */
export function writeStructure(pdf: PdfFile, { root, document }: Structure): void {
  const old = oldElements(pdf);
  const owners = new Map<number, number[]>();
  const objects = new Map<number, number>();
  const own = (stream: number, id: number, element: number) => {
    const list = owners.get(stream);
    if (list) list[id] = element;
    else {
      const first: number[] = [];
      first[id] = element;
      owners.set(stream, first);
    }
  };
  const write = (element: StructureElement, parent: number) => {
    old.delete(element.number);
    setObject(pdf, elementText(element, parent), element.number);
    element.kids.forEach((kid) => {
      if (kid.kind === "element") write(kid, element.number);
      else if (kid.kind === "object") objects.set(reference(kid.text, "Obj") ?? 0, element.number);
      else {
        // Readers that know of no forms look pieces up by their page; no two pieces of a page have the same number.
        own(kid.page, kid.id, element.number);
        if (kid.form !== undefined) own(kid.form, kid.id, element.number);
      }
    });
  };
  write(document, root);
  for (const number of old) pdf.objects.delete(number);
  writeOwners(pdf, root, owners, objects);
}

/** Whether an object is an element of a structure. */
export const isElement = (text: string): boolean => text.startsWith("<</Type /StructElem");

function oldElements(pdf: PdfFile): Set<number> {
  const found = new Set<number>();
  pdf.objects.forEach(({ text }, number) => {
    if (isElement(text)) found.add(number);
  });
  return found;
}

function elementText({ role, kids, entries }: StructureElement, parent: number): string {
  const page = kids.find(isMark)?.page;
  const only = kids[0];
  const list = kids.length === 1 && only ? kidText(only, page) : `[${kids.map((kid) => kidText(kid, page)).join(" ")}]`;
  let more = "";
  if (entries !== noEntries) for (const [key, value] of entries) more += `\n/${key} ${value}`;
  return `<</Type /StructElem\n/S /${role}\n/P ${parent} 0 R${page === undefined ? "" : `\n/Pg ${page} 0 R`}\n/K ${list}${more}>>`;
}

const isMark = (kid: Kid): kid is Mark => kid.kind === "mark";

function kidText(kid: Kid, page: number | undefined): string {
  if (kid.kind === "element") return `${kid.number} 0 R`;
  if (kid.kind === "object") return kid.text;
  if (kid.form !== undefined) return `<</Type /MCR/Pg ${kid.page} 0 R/Stm ${kid.form} 0 R/MCID ${kid.id}>>`;
  return kid.page === page ? String(kid.id) : `<</Type /MCR/Pg ${kid.page} 0 R/MCID ${kid.id}>>`;
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
  const isKnown = object.text.includes(`/${key} `);
  const others = isKnown ? object.text.replace(new RegExp(`\\s*/${key} \\d+`), "") : object.text;
  pdf.objects.set(number, { ...object, text: others.replace(/>>$/, `\n/${key} ${value}>>`) });
}
