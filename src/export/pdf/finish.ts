import type { DeckInfo } from "../../model/deck.js";
import { documentTime } from "../document-time.js";
import { followsUa } from "./accessible.js";
import { addPageLabels, adoptAnnotations } from "./annotations.js";
import { markContents, markPages } from "./contents.js";
import { fillLate, type PdfFile } from "./file.js";
import { describeLinks } from "./link-texts.js";
import { addMetadata } from "./metadata.js";
import { addOutline, type Bookmark, setInformation } from "./outline.js";
import { fillRows } from "./rows.js";
import { readStructure, writeStructure } from "./structure.js";
import { nameElements, tidyStructure } from "./tidy.js";
import { writePdf } from "./write.js";

/** What a printed document gets besides what Chromium writes. */
export interface Finish {
  readonly info: DeckInfo;
  readonly environment: NodeJS.ProcessEnv;
  readonly bookmarks: readonly Bookmark[];
  /** The label of each page, in order. */
  readonly labels: readonly string[];
}

/**
 * What takes long in finishing a document and can be done for a part of it that is printed before the others: then the
 * browser still works and nobody else does.
 */
export function prepareParts(parts: readonly Promise<PdfFile>[]): Promise<PdfFile[]> {
  let missing = parts.length;
  const prepare = async (part: Promise<PdfFile>) => {
    const pdf = await part;
    missing--;
    if (missing > 0) preparePart(pdf);
    return pdf;
  };
  return Promise.all(parts.map(prepare));
}

function preparePart(pdf: PdfFile): void {
  const structure = readStructure(pdf);
  nameElements(structure);
  markPages(pdf, structure);
}

/**
 * The bytes of a printed document: with its information, bookmarks and page labels, and a structure that leads to all content.
 * @throws Error when its content cannot be packed
 */
export async function finishPdf(pdf: PdfFile, { info, environment, bookmarks, labels }: Finish): Promise<Uint8Array> {
  const structure = readStructure(pdf);
  nameElements(structure);
  markContents(pdf, structure);
  tidyStructure(pdf, structure);
  fillRows(pdf, structure.document);
  adoptAnnotations(pdf, structure.document);
  writeStructure(pdf, structure);
  describeLinks(pdf, bookmarks, labels);
  const isAccessible = followsUa(pdf, structure.document, info.title);
  setInformation(pdf, info, environment);
  addOutline(pdf, bookmarks);
  addPageLabels(pdf, labels);
  addMetadata(pdf, { info, date: documentTime(info, environment), isAccessible });
  await fillLate(pdf);
  return writePdf(pdf);
}
