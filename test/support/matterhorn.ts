import { type RawPdf, readRawPdf } from "./pdf-objects.js";

/** An element of the structure as the file has it. */
interface Element {
  readonly number: number;
  readonly text: string;
  readonly role: string;
  readonly parent: string;
  readonly kids: readonly Element[];
}

/** A file and what several checks look at. */
interface Document {
  readonly pdf: RawPdf;
  readonly catalogue: string;
  readonly root: string;
  readonly elements: readonly Element[];
  readonly pages: readonly number[];
  readonly forms: readonly number[];
  readonly metadata: string;
}

/** One failure condition: what of a document fails it. */
type Check = (document: Document) => readonly string[];

const number = (text: string, key: string) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? 0);

const standard = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
  ).split(" "),
);

function read(bytes: Buffer): Document {
  const pdf = readRawPdf(bytes);
  const catalogue = pdf.text(number(pdf.trailer, "Root"));
  const root = pdf.text(number(catalogue, "StructTreeRoot"));
  const elementAt = (at: number, parent: string): Element => {
    const text = pdf.text(at);
    const role = /\/S \/(\w+)/.exec(text)?.[1] ?? "";
    const list = /\/K (\[[^\]]*\]|\d+ 0 R)/.exec(text)?.[1] ?? "";
    const own = list.replace(/<<[\s\S]*?>>/g, "").matchAll(/(\d+) 0 R/g);
    return { number: at, text, role, parent, kids: [...own].map((kid) => elementAt(Number(kid[1]), role)) };
  };
  const all = (element: Element): Element[] => [element, ...element.kids.flatMap(all)];
  const pages = pdf.numbers.filter((at) => /\/Type \/Page\b(?!s)/.test(pdf.text(at)));
  return {
    pdf,
    catalogue,
    root,
    elements: all(elementAt(number(root, "K"), "StructTreeRoot")),
    pages,
    forms: formsIn(pdf),
    metadata: pdf.stream(number(catalogue, "Metadata")),
  };
}

/** The forms that are part of the structure: with tagged content of their own, or in a form on them. */
function formsIn(pdf: Document["pdf"]): number[] {
  const all = pdf.numbers.filter((at) => pdf.text(at).includes("/Subtype /Form"));
  const paints = (at: number): number[] =>
    [...pdf.stream(at).matchAll(/^\/(\S+) Do$/gm)].map(([, name]) => number(pdf.text(at), name ?? ""));
  const isTagged = (at: number): boolean =>
    pdf.text(at).includes("/StructParents") || paints(at).some((form) => all.includes(form) && isTagged(form));
  return all.filter(isTagged);
}

/** The content of pages and of the forms on them that are part of the structure. */
const contents = ({ pdf, pages, forms }: Document) => [
  ...pages.map((page) => ({ owner: page, text: pdf.stream(number(pdf.text(page), "Contents")) })),
  ...forms.map((form) => ({ owner: form, text: pdf.stream(form) })),
];

/** What is painted in each mark, and outside of all; marks in marks are told, too. */
function walk(document: Document) {
  const found = { nested: [] as string[], loose: [] as string[], ids: [] as { owner: number; id: number }[] };
  const names = new Set(document.forms.map((form) => form));
  for (const { owner, text } of contents(document)) {
    const dictionary = document.pdf.text(owner);
    const open: string[] = [];
    for (const line of text.split("\n")) {
      const begun = /^\/(\S+) (?:<<\/MCID (\d+)>>BDC|BMC)$/.exec(line);
      const form = Number(
        new RegExp(`/${/^\/(\S+) Do$/.exec(line)?.[1] ?? "-"} (\\d+) 0 R`).exec(dictionary)?.[1] ?? 0,
      );
      if (begun) {
        if (open.length > 0) found.nested.push(`${line} in ${open.at(-1)} of ${owner}`);
        open.push(line);
        if (begun[2] !== undefined) found.ids.push({ owner, id: Number(begun[2]) });
      } else if (line === "EMC") open.pop();
      else if (names.has(form)) {
        if (open.length > 0) found.nested.push(`form ${form} in ${open.at(-1)}`);
      } else if (/(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|Tj|TJ|sh|Do)$/.test(line) && open.length === 0)
        found.loose.push(line);
    }
  }
  return found;
}

/** The pieces to which elements lead: the stream in which each stands, and its number there. */
function led({ elements }: Document): { owner: number; id: number }[] {
  return elements.flatMap(({ text }) => {
    const own = /\/K ([\s\S]*)$/.exec(text)?.[1] ?? "";
    const list = own.startsWith("[")
      ? own.slice(1, own.indexOf("]"))
      : (/^(?:<<[\s\S]*?>>|\d+\b(?! 0 R))/.exec(own)?.[0] ?? "");
    const inOthers = [...list.matchAll(/<<[^>]*\/MCR[^>]*>>/g)].map(([mark]) => ({
      owner: number(mark, "Stm") || number(mark, "Pg"),
      id: Number(/\/MCID (\d+)/.exec(mark)?.[1]),
    }));
    const plain = list.replace(/<<[\s\S]*?>>|\d+ 0 R/g, "").match(/\d+/g) ?? [];
    return [...inOthers, ...plain.map((id) => ({ owner: number(text, "Pg"), id: Number(id) }))];
  });
}

const annotations = ({ pdf, pages }: Document) =>
  pages.flatMap((page) => {
    const list = /\/Annots \[([^\]]*)\]/.exec(pdf.text(page))?.[1] ?? "";
    return [...list.matchAll(/(\d+) 0 R/g)].map((match) => ({
      page,
      at: Number(match[1]),
      text: pdf.text(Number(match[1])),
    }));
  });

/** The element of which an annotation is a direct kid. */
const ownerOf = ({ elements }: Document, at: number) =>
  elements.find(({ text }) => text.includes(`/Obj ${at} 0 R`))?.role;

const parts: Readonly<Record<string, readonly string[]>> = {
  L: ["L", "LI", "Caption"],
  LI: ["Lbl", "LBody"],
  Table: ["TR", "THead", "TBody", "TFoot", "Caption"],
  TR: ["TH", "TD"],
};
const within: Readonly<Record<string, readonly string[]>> = {
  LI: ["L"],
  LBody: ["LI"],
  Lbl: ["LI"],
  TR: ["Table", "THead", "TBody", "TFoot"],
  TH: ["TR"],
  TD: ["TR"],
};
const misplaced = ({ elements }: Document, roles: readonly string[]) =>
  elements.flatMap(({ role, parent, kids }) => {
    if (!roles.includes(role)) return [];
    const wrong = kids
      .filter((kid) => parts[role]?.includes(kid.role) === false)
      .map((kid) => `${kid.role} in ${role}`);
    return within[role]?.includes(parent) === false ? [...wrong, `${role} in ${parent}`] : wrong;
  });

const levels = ({ elements }: Document) =>
  elements.flatMap(({ role }) => /^H([1-6])$/.exec(role)?.[1] ?? []).map(Number);
const fonts = ({ pdf }: Document) =>
  pdf.numbers.map((at) => pdf.text(at)).filter((text) => /\/Type \/Font\b(?!Desc)/.test(text));
const unless = (holds: boolean, what: string) => (holds ? [] : [what]);

/**
 * The failure conditions of the Matterhorn Protocol 1.1 that a program can look for and that documents of ours can meet,
 * by their numbers. This is a check of our own, not one by a validator: what it finds right may be wrong elsewhere.
 */
const matterhorn: Readonly<Record<string, Check>> = {
  "01-003 and 01-004: artifacts and tagged content do not stand in each other": (document) => walk(document).nested,
  "01-005: content is either an artifact or tagged": (document) => walk(document).loose,
  "01-005: the structure leads to all tagged content, each piece once, in the stream where it stands": (document) => {
    const name = ({ owner, id }: { owner: number; id: number }) => `${owner}/${id}`;
    const [there, wanted] = [walk(document).ids.map(name), led(document).map(name)];
    const twice = wanted.filter((one, index) => wanted.indexOf(one) !== index);
    return [...twice, ...there.filter((one) => !wanted.includes(one)), ...wanted.filter((one) => !there.includes(one))];
  },
  "01-007: nothing is suspect": ({ catalogue }) => unless(!catalogue.includes("/Suspects true"), "suspects"),
  "02-001: types are standard ones, or mapped to one": ({ elements, root }) =>
    elements.flatMap(({ role }) => (standard.has(role) || root.includes(`/${role} /`) ? [] : [role])),
  "02-004: standard types mean what they mean": ({ root }) =>
    [...(/\/RoleMap <<([^>]*)>>/.exec(root)?.[1] ?? "").matchAll(/\/(\w+) \//g)].flatMap(([, role = ""]) =>
      standard.has(role) ? [role] : [],
    ),
  "06-001: there is XMP": ({ metadata }) => unless(metadata.includes("x:xmpmeta"), "no XMP"),
  "06-002: it says that this is PDF/UA": ({ metadata }) =>
    unless(metadata.includes("<pdfuaid:part>1<"), "no identifier"),
  "06-003: it says the title": ({ metadata }) =>
    unless(/<dc:title><rdf:Alt><rdf:li [^>]*>[^<]/.test(metadata), "no title"),
  "07-001 and 07-002: the title is shown": ({ catalogue }) =>
    unless(catalogue.includes("/DisplayDocTitle true"), "no title"),
  "09-004: tables have rows of cells": (document) => misplaced(document, ["Table", "TR", "TH", "TD"]),
  "09-005: lists have items with bodies": (document) => misplaced(document, ["L", "LI", "Lbl", "LBody"]),
  "11-001 and 11-006: the language is known": ({ catalogue }) => unless(/\/Lang \(\w+/.test(catalogue), "no language"),
  "13-004: figures have a text": ({ elements }) =>
    elements.flatMap(({ role, text }) => (role === "Figure" && !/\/(?:Alt|ActualText) /.test(text) ? [text] : [])),
  "14-002: the first heading is one of the first level": (document) =>
    unless((levels(document)[0] ?? 1) === 1, `H${levels(document)[0]}`),
  "14-003: no level of headings is left out": (document) =>
    levels(document).flatMap((level, index, all) =>
      level > (all[index - 1] ?? 0) + 1 ? [`H${level} at ${index}`] : [],
    ),
  "14-007: headings are numbered": ({ elements }) => elements.flatMap(({ role, text }) => (role === "H" ? [text] : [])),
  "15-003: header cells say what they head": ({ elements }) =>
    elements.flatMap(({ role, text }) => (role === "TH" && !text.includes("/Scope /") ? [text] : [])),
  "17-002: formulas have a text": ({ elements }) =>
    elements.flatMap(({ role, text }) => (role === "Formula" && !/\/(?:Alt|ActualText) /.test(text) ? [text] : [])),
  "26-001: nothing is encrypted": ({ pdf }) => unless(!pdf.trailer.includes("/Encrypt"), "encrypted"),
  "28-002: notes stand in annotation elements": (document) =>
    annotations(document).flatMap(({ at, text }) =>
      text.includes("/Link") || ownerOf(document, at) === "Annot" ? [] : [`${ownerOf(document, at)}: ${text}`],
    ),
  "28-004 and 28-012: annotations say what they are": (document) =>
    annotations(document).flatMap(({ text }) => (/\/Contents (?:\([^)]|<feff.)/.test(text) ? [] : [text])),
  "28-008 and 28-009: the order of annotations is that of the structure": (document) =>
    annotations(document).flatMap(({ page }) => unless(/\/Tabs \/S\b/.test(document.pdf.text(page)), `page ${page}`)),
  "28-011: links stand in link elements": (document) =>
    annotations(document).flatMap(({ at, text }) =>
      text.includes("/Link") && ownerOf(document, at) !== "Link" ? [`${ownerOf(document, at)}: ${text}`] : [],
    ),
  "30-002: no form with tagged content is painted twice": (document) => {
    const painted = contents(document).flatMap(({ owner, text }) =>
      [...text.matchAll(/^\/(\S+) Do$/gm)].map(([, name]) => number(document.pdf.text(owner), name ?? "")),
    );
    return document.forms.flatMap((form) => unless(painted.filter((one) => one === form).length === 1, `form ${form}`));
  },
  "31-004 and 31-005: glyphs of fonts are known": (document) =>
    fonts(document).flatMap((font) => (/\/CIDFontType2\b/.test(font) && !font.includes("/CIDToGIDMap") ? [font] : [])),
  "31-009: fonts are in the file": (document) =>
    fonts(document).flatMap((font) => {
      const descriptor = document.pdf.text(number(font, "FontDescriptor"));
      return /\/Type3\b|\/Type0\b/.test(font) || /\/FontFile[23]? /.test(descriptor) ? [] : [font];
    }),
  "10-001 and 31-027: letters are known": (document) =>
    fonts(document).flatMap((font) =>
      /\/Subtype \/Type[03]\b/.test(font) && !font.includes("/ToUnicode") ? [font] : [],
    ),
};

/** What fails a condition of the protocol, by the condition; nothing for those that a document meets. */
export function failures(bytes: Buffer): Readonly<Record<string, readonly string[]>> {
  const document = read(bytes);
  const found = Object.entries(matterhorn).map(([name, check]) => [name, check(document)] as const);
  return Object.fromEntries(found.filter(([, wrong]) => wrong.length > 0));
}
