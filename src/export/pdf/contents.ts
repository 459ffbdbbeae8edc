import { dictionaryText, referred } from "./dictionary.js";
import { objectText, type PdfFile, type Places, pageNumbers, setLateStream, setObject, setStream } from "./file.js";
import { flatten, type Painting, resourcesText } from "./flatten.js";
import { type LatePacking, type LateStream, startPacking } from "./late.js";
import { type KnownLetters, withLineEnds } from "./line-ends.js";
import { markContent } from "./marks.js";
import { isElement, type Kid, type Structure, type StructureElement } from "./structure.js";

/** Whether an element is part of something drawn, of which each line is seen, or of text. */
type Surroundings = "figure" | "text";

/** The elements of a page's pieces, by the numbers of these. */
type Owners = ReadonlyMap<number, { readonly role: string; readonly place: Surroundings }>;

/**
 * Brings content and structure together: each piece of content that says something is found from its element, also
 * in forms (ISO 32000-1, 14.7.4.3), and all else is an artifact.
 */
export function markContents(pdf: PdfFile, structure: Structure): void {
  keepMarks(structure.document, markPages(pdf, structure));
}

/** Marks what pages paint, unless that has been done, and notes where its pieces stand; the structure stays as it is. */
export function markPages(pdf: PdfFile, { document }: Structure): ReadonlyMap<number, Places> {
  const owners = ownersIn(document);
  const places = pdf.marked ?? new Map<number, Places>();
  const inlined = new Set<number>();
  const letters: KnownLetters = new Map();
  const packing = startPacking();
  for (const page of pageNumbers(pdf)) {
    if (places.has(page)) continue;
    const known: Places = new Map();
    places.set(page, known);
    markStream(pdf, page, { owners: owners.get(page) ?? new Map(), places: known, inlined, letters, packing });
  }
  packing.end();
  deleteUnreferred(pdf, inlined);
  pdf.marked = places;
  return places;
}

/** Deletes forms that nothing refers to any more, not even one that stays: another page may paint what one has taken in. */
function deleteUnreferred(pdf: PdfFile, forms: ReadonlySet<number>): void {
  if (forms.size === 0) return;
  const gone = new Set(forms);
  const keep = (object: number) => {
    for (const [, number] of objectText(pdf, object).matchAll(/(\d+) 0 R/g))
      if (gone.delete(Number(number))) keep(Number(number));
  };
  // Elements lead to what is painted by its number, and are many.
  for (const [number, { text }] of pdf.objects) if (!forms.has(number) && !isElement(text)) keep(number);
  for (const number of gone) pdf.objects.delete(number);
}

function ownersIn(document: StructureElement): Map<number, Owners> {
  const pages = new Map<number, Map<number, { role: string; place: Surroundings }>>();
  const visit = ({ role, kids }: StructureElement, around: Surroundings) => {
    const place = role === "Figure" || role === "Formula" ? "figure" : around;
    kids.forEach((kid) => {
      if (kid.kind === "element") visit(kid, place);
      else if (kid.kind === "mark") {
        const owners = pages.get(kid.page);
        if (owners) owners.set(kid.id, { role, place });
        else pages.set(kid.page, new Map([[kid.id, { role, place }]]));
      }
    });
  };
  visit(document, "text");
  return pages;
}

/** What the streams of a page share. */
interface PageMarks {
  readonly owners: Owners;
  readonly places: Places;
  /** The forms whose content came into the places where they were painted. */
  readonly inlined: Set<number>;
  readonly letters: KnownLetters;
  readonly packing: LatePacking;
}

/** Marks a page or a form, and the forms on it before; false where nothing in it is part of an element. */
function markStream(pdf: PdfFile, number: number, marks: PageMarks): boolean {
  const painting = flatten(pdf, number);
  const apart = new Set<string>();
  for (const [name, form] of formsOf(pdf, painting)) if (markStream(pdf, form, marks)) apart.add(name);
  const isForm = objectText(pdf, number).includes("/Subtype /Form");
  if (isForm && apart.size === 0 && !painting.text.includes("/MCID ")) return false;
  const { text, ids } = markContent(withLineEnds(pdf, painting, marks.letters), {
    roleOf(id, piece) {
      const owner = marks.owners.get(id);
      // A background, a rule or the mark of an item is decoration.
      return owner && (owner.place === "figure" || piece === "said") ? owner.role : undefined;
    },
    hasMarks: (name) => apart.has(name),
  });
  for (const id of ids) marks.places.set(id, isForm ? number : undefined);
  const resources = withoutUnused(pdf, painting, { text, inlined: marks.inlined });
  const entries = new Map([...painting.entries, ["Resources", resourcesText(resources)]]);
  if (isForm) writeForm(pdf, number, entries, text);
  else writePage(pdf, number, entries, marks.packing.add(text));
  return ids.size > 0 || apart.size > 0;
}

/** The numbers of the forms that are still painted as such, by their names. */
function formsOf(pdf: PdfFile, { text, resources }: Painting): Map<string, number> {
  const forms = new Map<string, number>();
  if (!resources.has("XObject")) return forms;
  for (const [, name = ""] of text.matchAll(/^\/(\S+) Do$/gm)) {
    const number = referred(resources.get("XObject")?.get(name));
    if (number !== undefined && objectText(pdf, number).includes("/Subtype /Form")) forms.set(name, number);
  }
  return forms;
}

/** The resources without the forms whose content stands in the text now; these are noted. */
function withoutUnused(
  pdf: PdfFile,
  { resources }: Painting,
  { text, inlined }: { readonly text: string; readonly inlined: Set<number> },
): Painting["resources"] {
  if (!resources.has("XObject")) return resources;
  const used = new Set([...text.matchAll(/^\/(\S+) Do$/gm)].map(([, name]) => name));
  const objects = [...(resources.get("XObject") ?? [])];
  const unused = objects.filter(([name]) => !used.has(name));
  for (const [, value] of unused) {
    const number = referred(value);
    if (number !== undefined && objectText(pdf, number).includes("/Subtype /Form")) inlined.add(number);
  }
  const kept = objects.filter(([name]) => used.has(name));
  const others = [...resources].filter(([kind]) => kind !== "XObject");
  return new Map([...others, ...(kept.length > 0 ? [["XObject", new Map(kept)] as const] : [])]);
}

function writePage(pdf: PdfFile, page: number, entries: Map<string, string>, content: LateStream): void {
  entries.set("Contents", `${setLateStream(pdf, content, referred(entries.get("Contents")))} 0 R`);
  setObject(pdf, dictionaryText(entries), page);
}

function writeForm(pdf: PdfFile, form: number, entries: Map<string, string>, text: string): void {
  for (const own of ["Length", "Filter"]) entries.delete(own);
  setStream(pdf, dictionaryText(entries).slice(2, -2), text, form);
}

/** Elements keep what there is of their content, with the place where it stands. */
function keepMarks(element: StructureElement, places: ReadonlyMap<number, Places>): void {
  const isKept = (kid: Kid) => kid.kind !== "mark" || places.get(kid.page)?.has(kid.id) === true;
  let isWhole = true;
  element.kids.forEach((kid) => {
    if (kid.kind === "element") keepMarks(kid, places);
    else if (!isKept(kid)) isWhole = false;
    else if (kid.kind === "mark") kid.form = places.get(kid.page)?.get(kid.id);
  });
  if (!isWhole) element.kids = element.kids.filter(isKept);
}
